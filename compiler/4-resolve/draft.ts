import type { Span, Via } from '../diagnostics/span.ts';
import type { Block, Setting, Value } from '../2-syntax/tree.ts';
import type { Row } from '../schema/row.ts';
import type { RawText } from './read-raw-text.ts';
import type { ResolvedBlock, ResolvedEntry, ResolvedLine, ResolvedRaw } from './tree.ts';

/** A variable as it was assigned; its values are expanded where it is used. */
export interface Variable {
  readonly name: string;
  readonly values: readonly Value[];
  readonly span: Span;
  /** Nobody need use it. */
  readonly offered?: true;
}

/** `no KEYWORD` or `no KEYWORD NAME`. */
export interface Removal {
  readonly key: string;
  readonly name: string | undefined;
  readonly span: Span;
}

/** One block's statements sorted by keyword, its own or with what it inherits merged in; variables are not yet replaced. */
export interface Layer {
  /** By the keyword's first name in its row; '' for the lines of a block of free lines. */
  readonly entries: ReadonlyMap<string, DraftList>;
  readonly variables: ReadonlyMap<string, Variable>;
  readonly removals: readonly Removal[];
  /** `superclass NAME`, in a host or superclass. */
  readonly superclass: Setting | undefined;
  /** `defaults { ... }`, in `global`. */
  readonly defaults: readonly Block[];
  /** True where a line, here or in an inner block, is a variable's value: its keyword is known host by host. */
  readonly hasBareVariables: boolean;
}

/** All drafts of one keyword. A list without references is resolved once, for all that inherit it. */
export interface DraftList {
  readonly drafts: readonly Draft[];
  readonly varying: boolean;
  fixed: readonly ResolvedEntry[] | undefined;
}

interface DraftCommon {
  /** Undefined for a line of a block of free lines. */
  readonly row: Row | undefined;
  readonly span: Span;
  /** The inheritance so far, nearest step first. */
  readonly via: readonly Via[];
  /** Does the outcome depend on who inherits it? */
  readonly varying: boolean;
}

export interface DraftLine extends DraftCommon {
  readonly kind: 'line';
  /** The keyword's first name, or the entry's own first word. */
  readonly keyword: Value | string;
  readonly values: readonly Value[];
  fixed: ResolvedLine | undefined;
}

export interface DraftRaw extends DraftCommon {
  readonly kind: 'raw';
  readonly keyword: string;
  readonly text: RawText;
  fixed: ResolvedRaw | undefined;
}

export interface DraftBlock extends DraftCommon {
  readonly kind: 'block';
  readonly keyword: string;
  readonly name: Value | undefined;
  readonly layer: Layer;
  fixed: ResolvedBlock | undefined;
}

export type Draft = DraftLine | DraftRaw | DraftBlock;

export const draftList = (drafts: readonly Draft[]): DraftList => ({
  drafts,
  varying: drafts.some(draft => draft.varying),
  fixed: undefined,
});

/** Does what a block says depend on who inherits it? */
export const layerVaries = ({ entries }: Pick<Layer, 'entries'>): boolean => {
  let varies = false;
  entries.forEach(list => {
    varies ||= list.varying;
  });
  return varies;
};

/** The way of what stands where it was written. */
export const noSteps: readonly Via[] = [];

/** Shared, since nearly all layers have none. */
export const noRemovals: readonly Removal[] = [];

export const noDefaults: readonly Block[] = [];

export const noVariables: ReadonlyMap<string, Variable> = new Map();

export const emptyLayer: Layer = {
  entries: new Map(), variables: noVariables, removals: noRemovals, superclass: undefined, defaults: noDefaults, hasBareVariables: false,
};

