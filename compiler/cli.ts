#!/usr/bin/env node
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';
import type { ProcessTerminal } from './cli/terminal.ts';

/** Set when the program is bundled. */
declare const MLNC_VERSION: string;
declare const MLNC_BUILD: string;

type Main = (words: readonly string[], terminal?: ProcessTerminal) => Promise<number>;

/** What V8 made of the program when it was built: compiling it anew is more than a third of a start. Its name is the program's, since V8 compares no more than lengths. */
const cachePath = join(__dirname, `program-${MLNC_BUILD.slice(0, 16)}.cache`);

const readCache = (): Buffer | undefined => {
  try {
    return readFileSync(cachePath);
  } catch {
    return undefined;
  }
};

/** The compiler in `program.js`. Another version of V8 refuses the cache, and compiles as always. */
export const loadProgram = () => {
  const filename = join(__dirname, 'program.js');
  const cachedData = readCache();
  // the bundler leaves nothing but ASCII
  const script = new vm.Script(`(function (exports, require, module, __filename, __dirname) {${readFileSync(filename, 'latin1')}\n})`, {
    filename,
    ...(cachedData && { cachedData }),
  });
  const module = { exports: {} as { readonly main: Main } };
  script.runInThisContext()(module.exports, require, module, filename, __dirname);
  return { script, cachePath, main: module.exports.main };
};

/** False where it could not be: the program says why. */
const printVersion = (): boolean => {
  try {
    writeFileSync(1, `mlnc ${MLNC_VERSION}\n`);
    return true;
  } catch {
    return false;
  }
};

const start = async (words: readonly string[]): Promise<void> => {
  const isDone = words.length === 1 && words[0] === '--version' && printVersion();
  if (!isDone) process.exitCode = await loadProgram().main(words);
};

if (require.main === module) void start(process.argv.slice(2));
