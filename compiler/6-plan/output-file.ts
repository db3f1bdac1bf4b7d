import type { Origin } from '../diagnostics/span.ts';

/**
 * One file of the output. Nothing is on disk until phase 7, which also makes `MANIFEST` and
 * `service-hosts/<server>/MANIFEST`: they are never planned.
 */
export interface OutputFile {
  /** Relative to the project's directory, parts joined by '/', no '.', '..', empty part, control character or leading '/'. */
  readonly path: string;
  readonly mode: 0o644 | 0o755 | 0o600;
  readonly content: Content;
  /** The statement that asked for it, for messages about clashes. */
  readonly from?: Origin;
}

export type Content =
  | string
  /** A file that mlnc ships unchanged: `runtime-sh/lib/state.sh`, `targets/NAME/driver.sh`. */
  | { readonly copy: string }
  /** A file of the user's, as a path from where mlnc was called: a relative `files` source. */
  | { readonly source: string };
