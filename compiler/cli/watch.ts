import { setTimeout as sleep } from 'node:timers/promises';
import { fileReader } from '../1-source/file-reader.ts';
import { isPattern } from '../1-source/glob.ts';
import type { Reader } from '../1-source/reader.ts';
import { stampOf } from '../1-source/stamp.ts';
import type { CompileArguments } from './arguments.ts';
import { compileCommand } from './compile-command.ts';
import type { Terminal } from './terminal.ts';

/** How often files are looked at, in milliseconds. Looking works on every file system; being told does not. */
const INTERVAL = 300;

/** Compiles, then again whenever a file or folder that was read or looked for changes or a pattern finds others, until it is interrupted. */
export const watchCommand = async (given: CompileArguments, terminal: Terminal): Promise<number> => {
  let ended = false;
  process.once('SIGINT', () => {
    ended = true;
  });
  let code = 0;
  while (!ended) {
    const seen = new Map<string, string>();
    code = await compileCommand(given, terminal, noting(fileReader(), seen));
    terminal.err(`watching ${seen.size} file${seen.size === 1 ? '' : 's'}; Ctrl-C ends it\n`);
    while (!ended && !hasChanged(seen)) await sleep(INTERVAL);
  }
  return code;
};

/** A reader that keeps how each file and pattern was when it was read; taken before reading, so that no change is missed. */
const noting = (reader: Reader, seen: Map<string, string>): Reader => {
  const note = (path: string): void => {
    if (!seen.has(path)) seen.set(path, stateOf(path, reader));
  };
  return {
    read(path) {
      note(path);
      return reader.read(path);
    },
    expand(pattern) {
      note(pattern);
      return reader.expand(pattern);
    },
    look: note,
  };
};

const stateOf = (path: string, reader: Reader): string => (isPattern(path) ? `${stampOf(path)}\n${reader.expand(path).join('\n')}` : stampOf(path));

const hasChanged = (seen: ReadonlyMap<string, string>): boolean => {
  const reader = fileReader();
  return [...seen].some(([path, before]) => stateOf(path, reader) !== before);
};
