import type { Span } from '../diagnostics/span.ts';

/** What mlnc ships, as a capability: bundled or read from disk, this phase does not know. Paths are relative to mlnc's own folder. */
export interface Assets {
  /** The text of a template: `templates/vm.conf.hbs`, `targets/uml/templates/command.sh.hbs`. */
  readonly template: (path: string) => string;
  /** Every file of `runtime-sh/`, `templates/guest/` and each target's `driver.sh` that exists, sorted. */
  readonly shipped: readonly string[];
}

/** A file below a relative `files` source. `path` is from where mlnc was called, `below` from the source; empty for a source that is a file. */
export interface SourceFileEntry {
  readonly path: string;
  readonly below: string;
  readonly executable: boolean;
}

/** Looks at the user's files beside a description. Symbolic links that lead out of the source are refused, others followed. */
export interface Sources {
  /** Every file of a source, sorted, or what is wrong with it: "does not exist". */
  readonly list: (source: string, from: Span) => readonly SourceFileEntry[] | { readonly problem: string };
}
