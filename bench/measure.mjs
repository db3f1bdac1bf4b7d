import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Runs a command to its end and gives wall-clock seconds; a failure of it ends the benchmark with its words. */
export function seconds(command, args, options = {}) {
  const begin = process.hrtime.bigint();
  const run = spawnSync(command, args, { stdio: ['ignore', 'ignore', 'pipe'], maxBuffer: 1 << 26, ...options });
  const took = Number(process.hrtime.bigint() - begin) / 1e9;
  if (run.error) throw run.error;
  if (run.status !== 0 && !options.anyStatus) throw new Error(`${command} ${args.join(' ')}: exit ${run.status}\n${run.stderr}`);
  return took;
}

export const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];

/**
 * Times two things in turns, the order swapped each round, so that what the machine does meanwhile meets both.
 * Gives the median of the rounds' ratios and the smallest and largest of them.
 */
export function ratio(rounds, subject, yardstick) {
  const pairs = [];
  for (let round = 0; round < rounds; round++) {
    if (round % 2) {
      const b = yardstick(round);
      pairs.push([subject(round), b]);
    } else pairs.push([subject(round), yardstick(round)]);
  }
  const ratios = pairs.map(([a, b]) => a / b);
  return {
    ratio: median(ratios), low: Math.min(...ratios), high: Math.max(...ratios),
    subject: median(pairs.map(([a]) => a)), yardstick: median(pairs.map(([, b]) => b)),
  };
}

/** Peak resident memory of a Node.js program, in bytes, as it says itself at its end. */
export function peakMemory(work, args) {
  const report = join(mkdtempSync(join(work, 'peak-')), 'bytes');
  const hook = new URL('./peak-memory.cjs', import.meta.url).pathname;
  seconds(process.execPath, ['--require', hook, ...args], { env: { ...process.env, MLNC_BENCH_PEAK: report } });
  return Number(readFileSync(report, 'utf8'));
}

const entriesBelow = (directory) => readdirSync(directory, { recursive: true, withFileTypes: true });

/** The bytes of all files below a directory, as they are read. */
export const bytesBelow = (directory) => entriesBelow(directory)
  .reduce((sum, entry) => sum + (entry.isFile() ? statSync(join(entry.parentPath ?? entry.path, entry.name)).size : 0), 0);

/** How many files and how many directories are below a directory. */
export const countBelow = (directory) => {
  const entries = entriesBelow(directory);
  const directories = entries.filter((entry) => entry.isDirectory()).length;
  return { files: entries.length - directories, directories };
};
