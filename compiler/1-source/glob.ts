import { createRequire } from 'node:module';
import type FastGlob from 'fast-glob';

/** Where patterns look: the disks of this machine where it is absent. */
export type GlobFileSystem = NonNullable<FastGlob.Options['fs']>;

/** A path with `*`, `?` or `[` in it stands for several files. */
export const isPattern = (path: string): boolean => /[*?[]/.test(path);

/**
 * What a pattern matches, files and folders, in no order. `*` and `?` match within one part of a path and no leading dot,
 * `[a-z]` and `[!a-z]` one character, `**` any directories; all else is itself.
 */
export const expandGlob = (pattern: string, fs?: GlobFileSystem): readonly string[] =>
  fastGlob().sync(withoutOtherSigns(pattern), {
    onlyFiles: false,
    followSymbolicLinks: false,
    suppressErrors: true,
    extglob: false,
    braceExpansion: false,
    ...(fs && { fs }),
  });

/** Loaded when a pattern is met, since most starts meet none. */
const fastGlob = (): typeof FastGlob => createRequire(import.meta.url)('fast-glob') as typeof FastGlob;

/** The package reads more signs than `#include` has. */
const withoutOtherSigns = (pattern: string): string => pattern.replace(/[\\(){}|+@^$]|^!/g, '\\$&');
