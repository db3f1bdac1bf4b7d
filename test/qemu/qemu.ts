import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const found = spawnSync('qemu-system-x86_64', ['--version']);
export const missing: string | undefined = found.status === 0 ? undefined : 'not installed: qemu-system-x86';

export interface Read {
  /** How it ended and what it said, where it did not take the command line. */
  readonly refused?: string;
  /** What QEMU said to the questions. */
  readonly answers: string;
}

/**
 * Runs a guest's command line up to the moment before the first instruction of the guest, in a state directory with the files that
 * it names, and asks it what its monitor knows. `/STATE/` stands for that directory; a kernel is left out.
 */
export const qemuReads = (commandLine: string, questions: readonly string[], files: readonly string[] = []): Read => {
  const state = mkdtempSync(join(tmpdir(), 'mq-'));
  try {
    for (const path of ['disks/a.img', 'disks/a.swap', ...files]) {
      mkdirSync(join(state, dirname(path)), { recursive: true });
      writeFileSync(join(state, path), '');
      truncateSync(join(state, path), 1024 * 1024);
    }
    mkdirSync(join(state, 'run/a.demo/kernel/modules'), { recursive: true });
    writeFileSync(join(state, 'command.sh'), commandLine
      .replaceAll(/-qmp \S+/g, '-qmp stdio')
      .replaceAll('"${MLN_CONSOLE:-stdio}"', 'null')
      .replaceAll('/STATE/', `${state}/`)
      .replace(/^\t-kernel .*\n/m, '')
      .replaceAll('$MLN_TERM_ARGS', '-S'));
    const input = [
      { execute: 'qmp_capabilities' },
      ...questions.map(question => ({ execute: 'human-monitor-command', arguments: { 'command-line': question } })),
      { execute: 'quit' },
    ].map(command => JSON.stringify(command)).join('\n');
    const { status, stdout, stderr } = spawnSync('sh', ['command.sh'], { cwd: state, input, encoding: 'utf8', timeout: 20000 });
    return { ...(status === 0 ? {} : { refused: `${status}: ${stderr}` }), answers: answersIn(stdout) };
  } finally {
    rmSync(state, { recursive: true });
  }
};

/** The answers that are text, of what came over QMP. */
const answersIn = (said: string): string => said.split('\n').filter(line => line.trim() !== '')
  .map(line => (JSON.parse(line) as { return?: unknown }).return).filter(answer => typeof answer === 'string').join('\n');
