import { posix } from 'node:path';
import { isPattern } from '../1-source/glob.ts';
import { LARGEST_FILE } from '../1-source/reader.ts';
import type { ReadFailure, Reader } from '../1-source/reader.ts';
import { includeChain } from '../diagnostics/report.ts';
import type { SourceFile, Span } from '../diagnostics/span.ts';
import type { SyntaxReport } from './problems.ts';

/** Includes within includes may go this deep. */
const DEEPEST_INCLUDE = 64;

/** Files of one description; a few that include each other over and over would otherwise fill the memory. */
const MOST_FILES = 10_000;

/** Reads the files of one description and reports those that cannot be had. */
export interface FileSource {
  main(path: string): SourceFile | undefined;
  /** The files that an `#include` names, in order; `at` is the place of its path. */
  included(path: string, at: Span): readonly SourceFile[];
}

export const createFileSource = (reader: Reader, report: SyntaxReport): FileSource => {
  let count = 0;

  const open = (path: string, at: Span | undefined): SourceFile | undefined => {
    const result = reader.read(path);
    if ('text' in result) return { path, text: result.text, ...(at && { includedBy: at }) };
    reportFailure(path, at, result.failure, report);
    return undefined;
  };

  const isCycle = (path: string, at: Span): boolean => {
    const isOpen = [at, ...includeChain(at.file)].some(span => posix.normalize(span.file.path) === posix.normalize(path));
    if (isOpen) report('include-cycle', at, { path });
    return isOpen;
  };

  /** `missing` beside the including file but there from the current directory: found, with a warning. */
  const locate = (path: string, beside: string, at: Span): string => {
    const failure = (candidate: string) => {
      const result = reader.read(candidate);
      return 'failure' in result ? result.failure.kind : undefined;
    };
    const local = posix.normalize(path);
    if (local === beside || failure(beside) !== 'missing' || failure(local) === 'missing') return beside;
    report('include-from-current-directory', at, { path: local, beside });
    return local;
  };

  const matching = (pattern: string, beside: string, at: Span): readonly string[] => {
    const besideMatches = reader.expand(beside);
    if (besideMatches.length > 0) return besideMatches;
    const local = posix.normalize(pattern);
    const matches = local === beside ? [] : reader.expand(local);
    if (matches.length === 0) report('include-matches-nothing', at, { pattern });
    else report('include-from-current-directory', at, { path: local, beside });
    return matches;
  };

  return {
    main: path => open(path, undefined),
    included(path, at) {
      if (includeChain(at.file).length >= DEEPEST_INCLUDE) {
        report('include-too-deep', at, { limit: DEEPEST_INCLUDE });
        return [];
      }
      const beside = posix.normalize(posix.isAbsolute(path) ? path : posix.join(posix.dirname(at.file.path), path));
      const paths = isPattern(path) ? matching(path, beside, at) : [locate(path, beside, at)];
      return paths.flatMap(one => {
        if (isCycle(one, at)) return [];
        if (++count === MOST_FILES + 1) report('too-many-includes', at, { limit: MOST_FILES });
        return count > MOST_FILES ? [] : (open(one, at) ?? []);
      });
    },
  };
};

/** One character of a file that is no description, or the place that named the file. */
const placeIn = (path: string, { text, index }: { readonly text?: string; readonly index?: number }, at: Span | undefined): Span | undefined =>
  (text === undefined || index === undefined ? at : { file: { path, text, ...(at && { includedBy: at }) }, start: index, end: index + 1 });

/** Says why a file could not be read. */
export const reportFailure = (path: string, at: Span | undefined, failure: ReadFailure, report: SyntaxReport): void => {
  switch (failure.kind) {
    case 'missing':
      return report('file-missing', at, { path });
    case 'directory':
      return report('file-is-directory', at, { path });
    case 'permission':
      return report('file-no-permission', at, { path });
    case 'too-large':
      return report('file-too-large', at, { path, bytes: failure.bytes, limit: LARGEST_FILE });
    case 'binary':
      return report('file-binary', placeIn(path, failure, at), { path, offset: failure.offset });
    case 'not-utf8': {
      const { offset, byte } = failure;
      return report('file-not-utf8', placeIn(path, failure, at), { path, offset, byte });
    }
    case 'unreadable':
      return report('file-unreadable', at, { path, reason: failure.reason });
  }
};
