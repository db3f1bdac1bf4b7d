/**
 * `make bench`: ratios of one run, written to bench/RESULTS.md. `node bench/run.mjs --quick` takes fewer rounds, and
 * leaves out the 100,000 guests. Nothing fails by being slow: the table says what is over its limit.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { arch, cpus, release, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { compileRows } from './compile.mjs';
import { emulatedRows } from './emulated.mjs';
import { runtimeRows } from './runtime.mjs';

const quick = process.argv.includes('--quick');
const only = ['compile', 'runtime', 'emulated'].find((half) => process.argv.includes(half));
const isWanted = (half) => only === undefined || only === half;
const work = mkdtempSync(join(tmpdir(), 'mb-'));

const distribution = () => {
  try { return /PRETTY_NAME="(.*)"/.exec(readFileSync('/etc/os-release', 'utf8'))?.[1]; } catch { return undefined; }
};

const machine = `${cpus().length} cores (${arch()}), ${Math.round(totalmem() / 2 ** 30)} GiB, kernel ${release().replace(/-.*/, '')}, ${distribution() ?? 'unknown system'}, Node.js ${process.versions.node}`;

const number = (value) => (value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(2) : value.toFixed(3));
const line = ({ what, against, limit, ratio, low, high, subject, yardstick, unit = 's' }) =>
  `| ${what} | ${against} | ${number(ratio)} (${number(low)}–${number(high)}) | ${limit} | ${ratio <= limit ? 'yes' : '**no**'} | ${number(subject)} ${unit} | ${number(yardstick)} ${unit} |`;

try {
  // what writes most comes last, since the disk is busy for minutes after it
  const rows = [
    ...(isWanted('runtime') ? runtimeRows(work, { rounds: 3 }) : []),
    ...(isWanted('emulated') ? emulatedRows(work, { rounds: 3 }) : []),
    ...(isWanted('compile') ? compileRows(work, { rounds: quick ? 3 : 5, guests: 10000, many: quick ? 0 : 100000 }) : []),
  ];
  const text = [
    '# Measured', '',
    'Ratios of one run of `make bench`: the median of the rounds and, in brackets, the smallest and the largest. Absolute times are',
    'medians and only for scale.', '', `Machine: ${machine}.`, '',
    '| what | against | ratio | limit | within | took | yardstick took |', '|---|---|---|---|---|---|---|',
    ...rows.map(line), '',
  ].join('\n');
  process.stdout.write(text);
  if (!quick && !only) writeFileSync(new URL('./RESULTS.md', import.meta.url), text);
} finally {
  rmSync(work, { recursive: true, force: true });
}
