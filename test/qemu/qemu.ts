import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const found = spawnSync('qemu-system-x86_64', ['--version']);
export const missing: string | undefined = found.status === 0 ? undefined : 'not installed: qemu-system-x86';

export interface Read {
  /** How it ended and what it said, where it did not take the command line. */
  readonly refused?: string;
  /** What the monitor said to the questions. */
  readonly answers: string;
}

/**
 * Runs a guest's command line up to the moment before the first instruction of the guest, in a state directory with the files that
 * it names, and asks its monitor. `/STATE/` stands for that directory; a kernel is left out.
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
      .replaceAll(/pipe,id=monitor,path=\S+/g, 'stdio,id=monitor')
      .replaceAll('"${MLN_CONSOLE:-stdio}"', 'null')
      .replaceAll('/STATE/', `${state}/`)
      .replace(/^\t-kernel .*\n/m, '')
      .replaceAll('$MLN_TERM_ARGS', '-S'));
    const { status, stdout, stderr } = spawnSync('sh', ['command.sh'], { cwd: state, input: [...questions, 'quit', ''].join('\n'), encoding: 'utf8', timeout: 20000 });
    return { ...(status === 0 ? {} : { refused: `${status}: ${stderr}` }), answers: stdout };
  } finally {
    rmSync(state, { recursive: true });
  }
};
