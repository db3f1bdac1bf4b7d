import type { Report } from '../diagnostics/diagnostic.ts';
import type { Via } from '../diagnostics/span.ts';
import type { ResolveCodes } from '../diagnostics/codes/resolve.ts';
import type { Vocabulary } from '../schema/vocabulary.ts';
import type { DraftList, Layer, Variable } from './draft.ts';
import type { PendingText } from './pending-text.ts';
import type { ResolvedEntry } from './tree.ts';

/** What all passes of one resolve share. */
export interface Context {
  readonly vocabulary: Vocabulary;
  /** Reports each code once a place, since one line may be inherited by thousands of hosts. */
  readonly report: Report<ResolveCodes>;
  readonly defines: ReadonlyMap<string, string>;
  /** Variables of `global`; filled before anything is expanded. */
  readonly globals: Map<string, Variable>;
  /** Every variable that is assigned anywhere, by name, first assignment. */
  readonly assigned: Map<string, Variable>;
  /** Every keyword that stands anywhere. */
  readonly words: Set<string>;
  /** Names of variables that are used anywhere. */
  readonly referenced: Set<string>;
  /** Values that wait for facts of other hosts. */
  readonly pending: Map<object, PendingText>;
  /** What many hosts inherit, by the entries of their superclass. */
  readonly inherited: WeakMap<Layer['entries'], Inherited>;
  /** How often something was asked for that is another thing in each host: `$hostname`, `$index`, facts. */
  readonly asked: { ofHosts: number };
  /** The project's name, known after `global` is resolved. */
  readonly project: { name: string | undefined };
}

export interface Inherited {
  /** What is the same for all heirs, resolved; an empty list keeps the place of what is not. */
  readonly fixed: Map<string, readonly ResolvedEntry[]>;
  /** Lists with references in them. */
  readonly varying: readonly InheritedList[];
  /** The variables by which some of `varying` were resolved for all heirs that have no others. */
  sharedBy: Scope['variables'] | undefined;
}

export interface InheritedList {
  readonly key: string;
  readonly list: DraftList;
  /** Does it stand in `fixed`, for heirs without variables of their own? */
  shared: boolean;
}

/** Where an expansion stands: its blocks from inside outwards, then what is inherited. */
export interface Scope {
  readonly variables: ReadonlyMap<string, Variable>;
  readonly outer: Scope | undefined;
  /** Undefined outside hosts. */
  readonly host: HostScope | undefined;
}

export interface HostScope {
  readonly name: string;
  /** `$index`, in a range. */
  readonly index: number | undefined;
  /** How many hosts of its range come before it; undefined outside ranges. */
  readonly position: number | undefined;
  /** The range or plug-in that made the host. */
  readonly added: readonly Via[];
}

export const outerScope: Scope = { variables: new Map(), outer: undefined, host: undefined };

/** The variables of a scope that has those of one layer alone; undefined where blocks inside add theirs. */
export const soleVariables = ({ variables, outer }: Scope): Scope['variables'] | undefined =>
  (outer === undefined || (outer.outer === undefined && outer.variables.size === 0) ? variables : undefined);

export const innerScope = (variables: ReadonlyMap<string, Variable>, outer: Scope): Scope =>
  variables.size === 0 ? outer : { variables, outer, host: outer.host };
