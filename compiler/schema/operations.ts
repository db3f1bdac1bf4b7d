/** What a plug-in asks for: plain values, so that a program in any language can write them as JSON. */
import type { Origin } from '../diagnostics/span.ts';

/** Where in the description something was asked for. Plug-ins get places with their settings and hand them back. */
export type Place = Origin;

/**
 * What stands behind a keyword, by its row: a word or number; true for a word that stands alone; a list of words; lines
 * as lists of words, or by their first word; a block by its keywords, a named one by its names; raw text. `null` takes
 * the keyword back, as `no` does. `$[name]` in a text is a variable or a fact, all other characters are themselves.
 */
export type Written = string | number | boolean | null | readonly Written[] | { readonly [word: string]: Written };

/** The inside of a block, by keyword. */
export type Body = { readonly [keyword: string]: Written };

/** Blocks of the top level that have a name. */
export type NamedBlock = 'host' | 'superclass' | 'switch' | 'service_host' | 'template';

interface Asked {
  /** The statement to blame. Without it, the plug-in's first word in the description. */
  readonly at?: Place | undefined;
}

/** A block that nobody wrote: in `expand` only. */
export interface AddOperation extends Asked {
  readonly do: 'add';
  readonly kind: NamedBlock;
  readonly name: string;
  readonly body: Body;
  /** What `$index` is in a host. */
  readonly index?: number | undefined;
}

/** A block that is there, nearest value wins: in `transform` only. */
export interface ChangeOperation extends Asked {
  readonly do: 'change';
  readonly kind: 'global' | Exclude<NamedBlock, 'superclass'>;
  /** None for `global`. */
  readonly name?: string | undefined;
  readonly body: Body;
}

/** Takes a block out: in `transform` only. */
export interface RemoveOperation extends Asked {
  readonly do: 'remove';
  readonly kind: Exclude<NamedBlock, 'superclass'>;
  readonly name: string;
}

/** One of the plug-in's own diagnostics: everywhere. */
export interface ReportOperation extends Asked {
  readonly do: 'report';
  readonly code: string;
  readonly params: object;
}

export type ExpandOperation = AddOperation | ReportOperation;
export type TransformOperation = ChangeOperation | RemoveOperation | ReportOperation;
