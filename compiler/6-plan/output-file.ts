import type { Origin } from '../diagnostics/span.ts';

/** One file of the output. Nothing is on disk until phase 7. */
export interface OutputFile {
  /** Relative to the project's directory, parts joined by '/', no '.', '..', empty part or leading '/'. */
  readonly path: string;
  readonly mode: 0o644 | 0o755 | 0o600;
  /** Text, or a file that is shipped unchanged: `runtime-sh/lib/state.sh`, `targets/uml/driver.sh`, a `files` source. */
  readonly content: string | { readonly copy: string };
  /** The statement that asked for it, for messages about clashes. */
  readonly from?: Origin;
}
