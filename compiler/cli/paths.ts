import { isPattern } from '../1-source/glob.ts';
import type { Reader } from '../1-source/reader.ts';
import { STANDARD_INPUT } from '../1-source/standard-input.ts';
import type { codes } from '../diagnostics/codes.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import { closest } from '../schema/suggest.ts';
import { commands, options } from './commands.ts';

/** The files that the words of a command line name, each once: patterns expanded, `-` as standard input's name. */
export const namedFiles = (words: readonly string[], reader: Reader, report: Report<typeof codes>): readonly string[] => {
  const paths = words.flatMap(word => {
    if (word === '-') return [STANDARD_INPUT];
    if (!isPattern(word) || isThere(word, reader)) return [word];
    const found = reader.expand(word);
    if (found.length === 0) report('pattern-matches-nothing', undefined, { pattern: word });
    return found;
  });
  return [...new Set(paths)];
};

const isThere = (path: string, reader: Reader): boolean => {
  const read = reader.read(path);
  return 'text' in read || read.failure.kind !== 'missing';
};

/** Reports a first word that is no file and looks like a command; true when it did. */
export const reportWrongCommand = (word: string | undefined, reader: Reader, report: Report<typeof codes>): boolean => {
  if (word === undefined || !/^[a-z][a-z-]*$/.test(word) || isThere(word, reader)) return false;
  const near = closest(word, meant.keys());
  report('no-such-command', undefined, { word, meant: near === undefined ? undefined : meant.get(near) });
  return true;
};

/** What the runtime's own command does. */
const runtimeVerbs = ['build', 'start', 'stop', 'status', 'restart', 'console', 'destroy', 'remove', 'list', 'log', 'template', 'doctor', 'reset', 'wait'];

/** What somebody means by a word in a command's place. */
const meant: ReadonlyMap<string, string> = new Map([
  ...Object.keys(commands).map(name => [name, `mlnc ${name}`] as const),
  ...Object.keys(options).map(name => [name, `mlnc --${name}`] as const),
  ...runtimeVerbs.map(verb => [verb, `mln ${verb}`] as const),
  ['compile', 'mlnc FILE -o DIR'],
  ['check', 'mlnc FILE --check'],
  ['watch', 'mlnc FILE --watch'],
  ['diff', 'mlnc FILE --diff'],
  ['format', 'mlnc fmt'],
  ['explain', 'mlnc help'],
  ['parse', 'mlnc tree'],
]);
