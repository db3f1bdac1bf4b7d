import type { CodeTable, ParamsOf } from '../diagnostics/diagnostic.ts';
import type { PluginKeywords, PluginPlace, PluginRows } from '../schema/extension.ts';
import type { AddOperation, Body, ChangeOperation, ExpandOperation, NamedBlock, Place, RemoveOperation, ReportOperation, TransformOperation } from '../schema/operations.ts';
import type { Rows } from '../schema/row.ts';
import type { SettingsOf } from '../schema/settings.ts';

/** The plug-in's own words at one kind of place, read and typed. */
export type WordsAt<K extends PluginRows, P extends PluginPlace> = K[P] extends Rows ? SettingsOf<K[P]> : Readonly<Record<string, never>>;

/** A block as plain values, in the form in which plug-ins write them: `{ memory: '64M', network: { eth0: { address: ['10.0.0.1'] } } }`. Secrets are left out. */
export interface BlockView {
  readonly name: string;
  readonly at: Place;
  readonly body: Body;
}

export interface ExpandInput<K extends PluginRows = PluginRows> {
  /** The project's name. */
  readonly project: string;
  /** What stands in `global`. */
  readonly words: WordsAt<K, 'global'>;
  /** Names of what is there already. */
  readonly hosts: readonly string[];
  readonly switches: readonly string[];
  /** With what they inherit; a variable that only hosts give is empty. */
  readonly superclasses: readonly BlockView[];
  /** Addresses that hosts and superclasses give, gateways included, without prefix. */
  readonly addresses: ReadonlySet<string>;
}

export interface HostView<K extends PluginRows = PluginRows> extends BlockView {
  readonly words: WordsAt<K, 'host'>;
  /** Nearest first. */
  readonly superclasses: readonly string[];
  readonly platform: string;
}

export interface TransformInput<K extends PluginRows = PluginRows> {
  readonly project: string;
  /** What stands in `global`. */
  readonly words: WordsAt<K, 'global'>;
  /** All of it. A value that is a fact of another guest is `$[gw.eth0.address]` still. */
  readonly global: BlockView;
  readonly hosts: readonly HostView<K>[];
  readonly switches: readonly (BlockView & { readonly words: WordsAt<K, 'switch'> })[];
  readonly serviceHosts: readonly (BlockView & { readonly words: WordsAt<K, 'service_host'> })[];
  readonly templates: readonly BlockView[];
}

/**
 * A plug-in: words, and functions that answer with operations. They are called with plain values and answer with plain
 * values, and the same ones always: no clock, no chance, no file, no network.
 */
export interface Plugin<K extends PluginRows = PluginRows> extends PluginKeywords {
  readonly keywords: K;
  /** What it may report, by codes that begin with its name. */
  readonly diagnostics?: CodeTable;
  /** Plug-ins run from low to high, those of one number by name; 50 unless given. */
  readonly order?: number;
  /** Before inheritance: adds hosts, superclasses, switches. Called where one of its words stands in `global`. */
  expand?(input: ExpandInput<K>): Iterable<ExpandOperation>;
  /** After inheritance and variables: changes any block. Called where one of its words stands anywhere. */
  transform?(input: TransformInput<K>): Iterable<TransformOperation>;
}

/** What `definePlugin` takes: a plug-in may have no words of its own. */
type Defined<K extends PluginRows> = Omit<Plugin<K>, 'keywords'> & { readonly keywords?: K };

/** A plug-in is `export default definePlugin({ ... })`. */
export const definePlugin = <const K extends PluginRows = Readonly<Record<never, never>>>(plugin: Defined<K>): Plugin => ({ keywords: {}, ...plugin }) as Plugin;

/** A block of the top level, in `expand`. */
export const add = (kind: NamedBlock, name: string, body: Body, more: { readonly at?: Place | undefined; readonly index?: number } = {}): AddOperation => ({ do: 'add', kind, name, body, ...more });

/** Words of a block that is there, in `transform`: they win over what it says. */
export const change = (kind: Exclude<ChangeOperation['kind'], 'global'>, name: string, body: Body, at?: Place): ChangeOperation => ({ do: 'change', kind, name, body, at });

/** The same, of `global`. */
export const changeGlobal = (body: Body, at?: Place): ChangeOperation => ({ do: 'change', kind: 'global', body, at });

export const remove = (kind: RemoveOperation['kind'], name: string, at?: Place): RemoveOperation => ({ do: 'remove', kind, name, at });

/** Makes the function that reports the codes of one table: `yield report('mine-too-many', { count }, words.count?.at)`. */
export const reporting = <T extends CodeTable>(_table: T) =>
  <C extends keyof T & string>(code: C, params: ParamsOf<T[C]>, at?: Place): ReportOperation => ({ do: 'report', code, params, at });
