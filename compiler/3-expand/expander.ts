import type { expandCodes } from '../diagnostics/codes/expand.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import type { Via } from '../diagnostics/span.ts';
import { Block, type Statement, type Value } from '../2-syntax/tree.ts';

/** A host as syntax, written by a person or added by an expander. Only the latter has `added`. */
export interface ExpandedBlock extends Block {
  readonly added?: Added;
}

/** The same block for one host of several. */
export class AddedBlock extends Block implements ExpandedBlock {
  readonly added: Added;

  constructor({ file, start, end, word, body }: Block, name: Value, added: Added) {
    super(file, start, end, word, name, body);
    this.added = added;
  }
}

/** How an expander made a host. */
export interface Added {
  /** Nearest step first. */
  readonly via: readonly Via[];
  /** `$index`: the number in the host's name. Absent where the expander does not count. */
  readonly index?: number;
  /** How many hosts of the same block come before this one: what `address 10.0.0.10+` is counted up by. */
  readonly position: number;
}

/**
 * Completes the list of hosts and switches before anything is inherited. What it adds is syntax: blocks of kind
 * `ExpandedBlock`, which later phases treat as if a person had written them.
 */
export interface Expander {
  readonly name: string;
  /** The statements of the top level with what it adds; the same list when it adds nothing. */
  expand(body: readonly Statement[], report: Report<typeof expandCodes>): readonly Statement[];
}
