import { statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileReader } from '../1-source/file-reader.ts';
import type { Reader } from '../1-source/reader.ts';
import type { CompileArguments } from './arguments.ts';
import { compileCommand } from './compile-command.ts';
import type { Terminal } from './terminal.ts';

/** How often files are looked at, in milliseconds. Looking works on every file system; being told does not. */
const INTERVAL = 300;

/** Compiles, then again whenever a file that was read or looked for changes, until it is interrupted. */
export const watchCommand = async (given: CompileArguments, terminal: Terminal): Promise<number> => {
  let ended = false;
  process.once('SIGINT', () => {
    ended = true;
  });
  let code = 0;
  while (!ended) {
    const seen = new Set<string>();
    code = await compileCommand(given, terminal, noting(fileReader(), seen));
    terminal.err(`watching ${seen.size} file${seen.size === 1 ? '' : 's'}; Ctrl-C ends it\n`);
    const before = stamps(seen);
    while (!ended && stamps(seen) === before) await sleep(INTERVAL);
  }
  return code;
};

const noting = (reader: Reader, seen: Set<string>): Reader => ({
  read(path) {
    seen.add(path);
    return reader.read(path);
  },
  expand: pattern => reader.expand(pattern),
});

const stamps = (paths: ReadonlySet<string>): string => [...paths].map(stamp).join('\n');

const stamp = (path: string): string => {
  const found = statSync(path, { throwIfNoEntry: false });
  return found ? `${found.mtimeMs} ${found.size} ${found.ino}` : 'missing';
};
