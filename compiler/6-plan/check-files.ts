import { bug } from '../diagnostics/diagnostic.ts';
import type { OutputFile } from './output-file.ts';

const modes: ReadonlySet<number> = new Set([0o644, 0o755, 0o600]);

/**
 * Passes files on, and stops at one whose path could leave the output, clash with another, or needs more than 4,096 bytes.
 * The description's own errors were reported before, so what is met here is a fault of mlnc.
 */
export function* checked(files: Iterable<OutputFile>): Generator<OutputFile> {
  const paths = new Set<string>();
  for (const file of files) {
    if (!isSafePath(file.path)) bug(`unsafe path in the output: ${JSON.stringify(file.path)}`);
    if (paths.has(file.path)) bug(`two files of the output have one path: ${file.path}`);
    if (!modes.has(file.mode)) bug(`mode ${file.mode.toString(8)} of ${file.path}`);
    paths.add(file.path);
    yield file;
  }
}

/** Relative, and no part that climbs, is empty or holds a control character. */
export const isSafePath = (path: string): boolean =>
  path.length < 4096 && !/[\p{Cc}\\]/u.test(path) && path.split('/').every(part => part !== '' && part !== '.' && part !== '..');
