/**
 * File name patterns of `#include`. Small and synchronous, where a package for it would be loaded at every start.
 * `*` and `?` match within one part of a path and no leading dot, `[a-z]` and `[!a-z]` one character, `**` any directories.
 */

/** A path with `*`, `?` or `[` in it stands for several files. */
export const isPattern = (path: string): boolean => /[*?[]/.test(path);

/** Tells whether a whole path matches. */
export const matcher = (pattern: string): ((path: string) => boolean) => {
  const parts = pattern.split('/').map(part => (part === '**' ? '**' : partMatcher(part)));
  return path => matchParts(parts, path.split('/'), 0, 0);
};

/** Tells whether one part of a path, a name between slashes, matches. */
export const partMatcher = (part: string): RegExp => {
  const noLeadingDot = part.startsWith('.') ? '' : '(?!\\.)';
  const source = part.replace(/\*+|\?|\[!?\]?[^\]]*\]|[^]/g, sign => {
    if (sign.startsWith('*')) return '[^/]*';
    if (sign === '?') return '[^/]';
    if (sign.length > 2 && sign.startsWith('[')) return characterSet(sign.slice(1, -1));
    return sign.replace(/[\\^$.|?*+()[\]{}]/, '\\$&');
  });
  try {
    return new RegExp(`^${noLeadingDot}${source}$`, 'su');
  } catch {
    return /(?!)/;
  }
};

const characterSet = (inside: string): string => {
  const negated = inside.startsWith('!');
  return `[${negated ? '^' : ''}${inside.slice(negated ? 1 : 0).replace(/[\\\]^[]/g, '\\$&')}]`;
};

const matchParts = (parts: readonly (RegExp | '**')[], names: readonly string[], p: number, n: number): boolean => {
  const part = parts[p];
  const name = names[n];
  if (part === undefined) return name === undefined;
  if (part === '**') {
    return matchParts(parts, names, p + 1, n) || (name !== undefined && !name.startsWith('.') && matchParts(parts, names, p, n + 1));
  }
  return name !== undefined && part.test(name) && matchParts(parts, names, p + 1, n + 1);
};
