import type { Origin } from '../diagnostics/span.ts';

/** A value with nothing left to replace. */
export interface ResolvedValue {
  readonly text: string;
  readonly quoted: boolean;
  readonly origin: Origin;
}

/** `memory 128M` with its one value; `jack $6$...` of `users` with two: there `keyword` is the entry's name. */
export interface ResolvedLine {
  readonly kind: 'line';
  readonly keyword: string;
  readonly values: readonly ResolvedValue[];
  readonly origin: Origin;
}

/** Raw text: the parts of all superclasses, parent's first, and the block's own, dedented, references replaced. */
export interface ResolvedRaw {
  readonly kind: 'raw';
  readonly keyword: string;
  readonly text: string;
  readonly origin: Origin;
}

/**
 * A block after inheritance. `entries` is keyed by the keyword's first name in its row (an alias is gone):
 * a `one` setting has one entry, a `many` all of them, named blocks (`network eth0`) one block for each name.
 * A block of free lines (`users`) keeps them under the key '' in order.
 */
export interface ResolvedBlock {
  readonly kind: 'block';
  readonly keyword: string;
  readonly name: string | undefined;
  readonly entries: ReadonlyMap<string, readonly ResolvedEntry[]>;
  readonly origin: Origin;
}

export type ResolvedEntry = ResolvedLine | ResolvedRaw | ResolvedBlock;

/** One project with no include, variable, superclass, range or fact left in it. Lists are in file order. */
export interface ResolvedProject {
  readonly name: string;
  readonly global: ResolvedBlock;
  readonly hosts: readonly ResolvedHost[];
  readonly switches: readonly ResolvedBlock[];
  readonly serviceHosts: readonly ResolvedBlock[];
  readonly templates: readonly ResolvedBlock[];
  /** Every keyword that stands in one of these, so that nobody looks for others in ten thousand hosts. */
  readonly words: ReadonlySet<string>;
  /** Every variable that is assigned or used anywhere. */
  readonly variables: ReadonlySet<string>;
}

export interface ResolvedHost {
  readonly name: string;
  readonly block: ResolvedBlock;
  /** The superclasses, nearest first. */
  readonly superclasses: readonly string[];
  /** The platform's name in the registry, the default's when none is named. */
  readonly platform: { readonly name: string; readonly origin: Origin };
}
