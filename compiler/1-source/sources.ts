import type { Span } from '../diagnostics/span.ts';

/** A file below a relative `files` source. `path` is from where mlnc was called, `below` from the source; empty for a source that is a file itself. */
export interface SourceFileEntry {
  readonly path: string;
  readonly below: string;
  readonly executable: boolean;
}

/** What is wrong with a path, after "`PATH` ": "does not exist". */
export interface SourceProblem {
  readonly problem: string;
}

/**
 * Looks at the user's own files, at compile time. A relative path is looked up beside the description that `from` stands in,
 * and never leads out of that folder: a symbolic link that does is a problem, others are followed. Never throws.
 */
export interface Sources {
  /** Every file of a source, sorted by path. */
  list(source: string, from: Span): readonly SourceFileEntry[] | SourceProblem;
  /** The text of one file; an absolute path is read where mlnc runs. */
  text(source: string, from: Span): { readonly text: string } | SourceProblem;
}
