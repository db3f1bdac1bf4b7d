import type { CodeTable, ParamsOf } from '../diagnostics/diagnostic.ts';
import type { PluginKeywords, PluginPlace, PluginRows } from '../schema/extension.ts';
import type { Attachment, Family } from '../schema/guest-kinds.ts';
import type {
  AddOperation, Body, ChangeOperation, ConfigureOperation, EventName, ExpandOperation, FileOperation, HookOperation, HostsOperation, NamedBlock, ObserveOperation,
  KeepOperation, NeighbourLine, NeighboursOperation, OutputOperation, Place, RemoveOperation, ReportOperation, ScriptOperation, SeedOperation, SettingPlace, TransformOperation, UserOperation,
} from '../schema/operations.ts';
import type { Rows } from '../schema/row.ts';
import type { SettingsOf } from '../schema/settings.ts';
import type { KeptLine } from './kept-lines.ts';

/** The plug-in's own words at one kind of place, read and typed. */
export type WordsAt<K extends PluginRows, P extends PluginPlace> = K[P] extends Rows ? SettingsOf<K[P]> : Readonly<Record<string, never>>;

/** A block as plain values, in the form in which plug-ins write them: `{ memory: '64M', network: { eth0: { address: ['10.0.0.1'] } } }`. Secrets are left out. */
export interface BlockView {
  readonly name: string;
  readonly at: Place;
  readonly body: Body;
}

/** What every step gets. */
export interface StepInput {
  /** The project's name. */
  readonly project: string;
  /**
   * The text of a file, its path from the description that `at` is in, and never above it; absolute: of this machine. One that cannot
   * be read ends the compilation with an error at `at`. There is no other way to a file: this one is known to `--watch`.
   */
  readonly read: (path: string, at?: Place) => string;
}

export interface ExpandInput<K extends PluginRows = PluginRows> extends StepInput {
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

export interface TransformInput<K extends PluginRows = PluginRows> extends StepInput {
  /** What stands in `global`. */
  readonly words: WordsAt<K, 'global'>;
  /** All of it. A value that is a fact of another guest is `$[gw.eth0.address]` still. */
  readonly global: BlockView;
  readonly hosts: readonly HostView<K>[];
  readonly switches: readonly (BlockView & { readonly words: WordsAt<K, 'switch'> })[];
  readonly serviceHosts: readonly (BlockView & { readonly words: WordsAt<K, 'service_host'> })[];
  readonly templates: readonly BlockView[];
  /** Where the plug-in `keeps` a file: its lines, those of other projects too. */
  readonly kept?: readonly KeptLine[];
  /** Where the plug-in `keeps` a file: the other descriptions on the command line, each as it was before this plug-in. */
  readonly others?: readonly OtherDescription[];
}

/** A description that is compiled together with this one. */
export interface OtherDescription {
  readonly project: string;
  readonly hosts: readonly BlockView[];
  readonly switches: readonly BlockView[];
}

/** An interface of a guest, as it will be. */
export interface InterfaceView<K extends PluginRows = PluginRows> {
  readonly name: string;
  /** Lower case, with colons. */
  readonly mac: string;
  readonly attachment: Attachment;
  /** Canonical text. */
  readonly addresses: readonly { readonly family: 4 | 6; readonly address: string; readonly prefix: number }[];
  readonly dhcp: boolean;
  readonly gateway: string | undefined;
  readonly routes: readonly { readonly to: string; readonly via: string }[];
  readonly mtu: number | undefined;
  readonly words: WordsAt<K, 'network'>;
  readonly at: Place;
}

/** A guest, all values read and all defaults filled in. Sizes are bytes. */
export interface GuestView<K extends PluginRows = PluginRows> extends HostView<K> {
  /** `local` where none is named. */
  readonly server: string;
  readonly template: { readonly name: string; readonly family: Family };
  readonly memory: number;
  readonly domain: string | undefined;
  readonly nameservers: readonly string[];
  readonly timezone: string | undefined;
  readonly locale: string | undefined;
  readonly startup: string | undefined;
  readonly shutdown: string | undefined;
  /** By number, then by name. */
  readonly interfaces: readonly InterfaceView<K>[];
  /** root first, then by name; none where the template's stay as they are. A `hash` is secret. */
  readonly logins: readonly { readonly name: string; readonly hash: string | undefined; readonly uid: number | undefined; readonly home: string }[];
  readonly groups: readonly { readonly name: string; readonly members: readonly string[] }[];
  /** Lines of authorized_keys. */
  readonly keys: readonly { readonly user: string; readonly home: string; readonly lines: readonly string[] }[];
  /** What is put into the guest's disk, by destination; `text` only of what plug-ins write. */
  readonly files: readonly { readonly destination: string; readonly text: string | undefined }[];
}

export interface ServerView<K extends PluginRows = PluginRows> {
  readonly name: string;
  /** None for `local`. */
  readonly ssh: string | undefined;
  readonly port: number | undefined;
  readonly groups: readonly string[];
  /** Names, in boot order. */
  readonly guests: readonly string[];
  readonly words: WordsAt<K, 'service_host'>;
}

export interface ConfigureInput<K extends PluginRows = PluginRows> extends StepInput {
  /** What stands in `global`. */
  readonly words: WordsAt<K, 'global'>;
  /** By name. */
  readonly guests: readonly GuestView<K>[];
  /** By name. */
  readonly servers: readonly ServerView<K>[];
  /** By name. */
  readonly switches: readonly string[];
}

/**
 * A plug-in: words, and functions that answer with operations. They are called with plain values and answer with plain
 * values, and the same ones always: no clock, no chance, no network, no file but by `read`.
 */
export interface Plugin<K extends PluginRows = PluginRows> extends PluginKeywords {
  readonly keywords: K;
  /** What it may report, by codes that begin with its name. */
  readonly diagnostics?: CodeTable;
  /** Plug-ins run from low to high, those of one number by name; 50 unless given. */
  readonly order?: number;
  /** The name of a file beside the description in which it keeps lines from one compilation to the next. */
  readonly keeps?: string;
  /** Before inheritance: adds hosts, superclasses, switches. Called where one of its words stands in `global`. */
  expand?(input: ExpandInput<K>): Iterable<ExpandOperation>;
  /** After inheritance and variables: changes any block. Called where one of its words stands anywhere. */
  transform?(input: TransformInput<K>): Iterable<TransformOperation>;
  /** With all values read: adds files, accounts and startup lines to guests, and files to the output. */
  configure?(input: ConfigureInput<K>): Iterable<ConfigureOperation>;
  /** Adds shell text that the runtime runs on the service host at build, start, ready, stop and failure of a guest. */
  observe?(input: ConfigureInput<K>): Iterable<ObserveOperation>;
}

/** What `definePlugin` takes: a plug-in may have no words of its own. */
type Defined<K extends PluginRows> = Omit<Plugin<K>, 'keywords'> & { readonly keywords?: K };

/** A plug-in is `export default definePlugin({ ... })`. */
export const definePlugin = <const K extends PluginRows = Readonly<Record<never, never>>>(plugin: Defined<K>): Plugin => ({ keywords: {}, ...plugin }) as Plugin;

/** What an operation is due to: a place that came with the input, or a setting of a block. */
type At = Place | SettingPlace;

/** The place of a setting, where only its block came with one: `settingOf('host', 'web', 'network', 'eth0', 'address', 1)` is the second address of `eth0` of `web`. */
export const settingOf = (kind: SettingPlace['kind'], name: string | undefined, ...path: SettingPlace['path']): SettingPlace => ({ kind, name, path });

/** A block of the top level, in `expand`. */
export const add = (kind: NamedBlock, name: string, body: Body, more: { readonly at?: At | undefined; readonly index?: number } = {}): AddOperation => ({ do: 'add', kind, name, body, ...more });

/** Words of a block that is there, in `transform`: they win over what it says. */
export const change = (kind: Exclude<ChangeOperation['kind'], 'global'>, name: string, body: Body, at?: At): ChangeOperation => ({ do: 'change', kind, name, body, at });

/** The same, of `global`. */
export const changeGlobal = (body: Body, at?: At): ChangeOperation => ({ do: 'change', kind: 'global', body, at });

export const remove = (kind: RemoveOperation['kind'], name: string, at?: At): RemoveOperation => ({ do: 'remove', kind, name, at });

/** In `transform`, of a plug-in that `keeps` a file: one line of it. */
export const keep = (words: readonly string[], at?: At): KeepOperation => ({ do: 'keep', words, at });

type More<O> = Omit<O, 'do' | 'guest' | 'path' | 'text' | 'name' | 'event'>;

/** In `configure`: a file in a guest. */
export const file = (guest: string, path: string, text: string, more: More<FileOperation> = {}): FileOperation => ({ do: 'file', guest, path, text, ...more });

/** In `configure`: shell text that a guest runs as root at every boot, behind its own. */
export const startup = (guest: string, text: string, at?: At): ScriptOperation => ({ do: 'startup', guest, text, at });

/** In `configure`: shell text that a guest runs as root when it goes down, behind its own. */
export const shutdown = (guest: string, text: string, at?: At): ScriptOperation => ({ do: 'shutdown', guest, text, at });

/** In `configure`: an account of a guest. */
export const user = (guest: string, name: string, more: More<UserOperation> = {}): UserOperation => ({ do: 'user', guest, name, ...more });

/** In `configure`: a line of a guest's /etc/hosts. */
export const hosts = (guest: string, address: string, names: readonly string[], at?: At): HostsOperation => ({ do: 'hosts', guest, address, names, at });

/** In `configure`: lines of /etc/hosts that many guests share; each gets those that are not its own, in the order of the operations. */
export const neighbours = (guests: readonly string[], lines: readonly NeighbourLine[], at?: At): NeighboursOperation => ({ do: 'neighbours', guests, lines, at });

/** In `configure`: a guest that is set up by cloud-init alone, from a disk beside its own. */
export const seed = (guest: string, more: Omit<SeedOperation, 'do' | 'guest'>): SeedOperation => ({ do: 'seed', guest, ...more });

/** In `configure`: a file of the output. */
export const output = (path: string, text: string, more: More<OutputOperation> = {}): OutputOperation => ({ do: 'output', path, text, ...more });

/** In `observe`: shell text for an event. */
export const hook = (event: EventName, text: string, more: More<HookOperation> = {}): HookOperation => ({ do: 'hook', event, text, ...more });

/** Makes the function that reports the codes of one table: `yield report('mine-too-many', { count }, words.count?.at)`. */
export const reporting = <T extends CodeTable>(_table: T) =>
  <C extends keyof T & string>(code: C, params: ParamsOf<T[C]>, at?: At): ReportOperation => ({ do: 'report', code, params, at });
