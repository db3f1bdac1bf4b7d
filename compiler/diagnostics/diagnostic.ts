import type { Origin, Span } from './span.ts';

export type Severity = 'error' | 'warning';

/** A second place that explains the first: "the other host named gw is here". */
export interface Note {
  readonly text: string;
  readonly span?: Span;
}

/** What a phase found. Text is made from the code's row only when it is printed. */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  /** Parameters of the code's row, already typed by `Report`. */
  readonly params: object;
  /** Absent only where no place in a description is to blame (command line, output directory). */
  readonly at?: Origin;
  readonly notes: readonly Note[];
}

/**
 * One row of a table of codes. `P` is the type of the parameters; they are named in the message, and nowhere else.
 * A row is found by its code, the key in its table.
 */
export interface CodeRow<P extends object> {
  readonly severity: Severity;
  /** One line, without a full stop at its end: what is wrong. */
  readonly message: (p: P) => string;
  /** One line: what to do. */
  readonly hint?: (p: P) => string | undefined;
  /** A paragraph for `mlnc help CODE`: what it means and why mlnc minds. */
  readonly explain: string;
  /** Descriptions, whole or in part, for `mlnc help CODE`. Omitted where no description is to blame. */
  readonly wrong?: string;
  readonly right?: string;
}

export type CodeTable = Readonly<Record<string, CodeRow<never>>>;

/** Makes a row; `P` is given, all else follows: `code<{ word: string }>({ severity: 'error', message: p => ... })`. */
export const code = <P extends object = Record<never, never>>(row: CodeRow<P>): CodeRow<NoInfer<P>> => row;

export type ParamsOf<R> = R extends CodeRow<infer P> ? P : never;

/** Reports into one compilation's list. `at` may be a bare span: an origin without steps. */
export interface Report<T extends CodeTable> {
  <C extends keyof T & string>(code: C, at: Origin | Span | undefined, params: ParamsOf<T[C]>, notes?: readonly Note[]): void;
}

/** A fault of mlnc itself, never of the description: printed with the request to report it, exit code 70. */
export class InternalFault extends Error {}

export const bug = (what: string): never => {
  throw new InternalFault(what);
};
