import type { Origin } from '../diagnostics/span.ts';
import type { AddOperation, ChangeOperation, NamedBlock, RemoveOperation } from '../schema/operations.ts';
import type { ResolvedBlock, ResolvedHost, ResolvedProject, ResolvedValue } from './tree.ts';

/** What this phase asks of plug-ins: handed in, so that it knows neither where they are found nor in what they are written. */
export interface PluginSteps {
  readonly name: string;
  /** Whether a word of it stands among these, or the description names it. */
  readonly concerns: (words: ReadonlySet<string>) => boolean;
  /** Hands out one operation after another; false where it reported an error. */
  readonly expand?: (given: Written, take: (operation: AtPlace<AddOperation>) => void) => boolean;
  /** Undefined where it reported an error. */
  readonly transform?: (given: ResolvedTree) => readonly AtPlace<ChangeOperation | RemoveOperation>[] | undefined;
}

/** What a plug-in asks for, with the place to blame. */
export type AtPlace<O> = O & { readonly at: Origin };

/** What is known before anything is inherited: `global` without variables, and of the rest what can be said already. */
export interface Written {
  readonly project: string;
  readonly global: ResolvedBlock;
  readonly names: (kind: NamedBlock) => readonly string[];
  /** All that stands behind `address` and `gateway`, without prefix. */
  readonly addresses: () => ReadonlySet<string>;
  /** Superclasses with what they inherit. */
  readonly superclasses: () => ReadonlyMap<string, ResolvedBlock>;
}

/** What is known after inheritance and variables: all but facts. */
export interface ResolvedTree extends Omit<ResolvedProject, 'name' | 'variables'> {
  readonly project: string;
  /** A value that waits for facts has them in it as `$[gw.eth0.address]`. */
  readonly textOf: (value: ResolvedValue) => string;
}

export type { ResolvedHost };
