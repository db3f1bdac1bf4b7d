import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const top = fileURLToPath(new URL('../..', import.meta.url));

/** Paths of the files that git keeps, from the top of the checkout. */
export const tracked = (...patterns: readonly string[]): readonly string[] =>
  execFileSync('git', ['ls-files', '-z', '--', ...patterns], { cwd: top, encoding: 'utf8', maxBuffer: 1 << 26 }).split('\0').filter(path => path !== '' && existsSync(join(top, path)));

export const textOf = (path: string): string => readFileSync(join(top, path), 'utf8');

/** `path:line: text` of every line that matches. */
export const linesWith = (pattern: RegExp, paths: readonly string[]): readonly string[] =>
  paths.flatMap(path => textOf(path).split('\n').flatMap((line, i) => (pattern.test(line) ? [`${path}:${i + 1}: ${line.trim()}`] : [])));
