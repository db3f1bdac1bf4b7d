/** A file as it was read. One file included from two places is two of these, so that a span alone tells the way it came in. */
export interface SourceFile {
  /** The path as the user would type it: relative to where mlnc was called, or `<stdin>`. */
  readonly path: string;
  /** Decoded text, line ends as in the file, without a byte order mark. */
  readonly text: string;
  /** The `#include` that brought this file in. */
  readonly includedBy?: Span;
}

/** A stretch of a file, in UTF-16 offsets: start inclusive, end exclusive. Lines and columns are made only when printing. */
export interface Span {
  readonly file: SourceFile;
  readonly start: number;
  readonly end: number;
}

/** How a value came to stand where it is, nearest step first. Printed as notes under a diagnostic and by `mlnc tree`. */
export type Via =
  | { readonly kind: 'inherited'; readonly from: string; readonly span: Span }
  | { readonly kind: 'variable'; readonly name: string; readonly span: Span }
  | { readonly kind: 'fact'; readonly name: string; readonly span: Span }
  | { readonly kind: 'range'; readonly index: number; readonly span: Span }
  | { readonly kind: 'plugin'; readonly name: string; readonly span: Span };

/** Where a resolved value was written and the steps that brought it here. */
export interface Origin {
  readonly span: Span;
  readonly via: readonly Via[];
}

const noSteps: readonly Via[] = [];

export const isSameSpan = (a: Span, b: Span): boolean => a.file === b.file && a.start === b.start && a.end === b.end;

/**
 * What stands somewhere in a file is its own span, and an origin without steps: a description of ten thousand hosts
 * has a hundred thousand of these, and an object for each of the three would be most of the memory.
 */
export class Located implements Span, Origin {
  readonly file: SourceFile;
  readonly start: number;
  readonly end: number;

  constructor(file: SourceFile, start: number, end: number) {
    this.file = file;
    this.start = start;
    this.end = end;
  }

  get span(): Span {
    return this;
  }

  get via(): readonly Via[] {
    return noSteps;
  }

  get origin(): Origin {
    return this;
  }
}

/** The origin of what stands at `span` and came from there by these steps. */
export const originOf = (span: Span, via: readonly Via[]): Origin => {
  if (!(span instanceof Located)) return { span, via };
  if (via.length === 0) return span;
  return { span, via: span.via.length === 0 ? via : [...via, ...span.via] };
};
