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

/** The inside of a block, by keyword; `$name` gives a variable its value. */
export type Body = { readonly [keyword: string]: Written };

/** Blocks of the top level that have a name. */
export type NamedBlock = 'host' | 'superclass' | 'switch' | 'service_host' | 'template';

/** A setting of a block that has no place of its own in the input, by what leads to it in the block's `body`: names, and numbers in lists. */
export interface SettingPlace {
  readonly kind: 'global' | NamedBlock;
  /** None for `global`. */
  readonly name?: string | undefined;
  readonly path: readonly (string | number)[];
}

interface Asked {
  /** The statement to blame. Without it, the plug-in's first word in the description. */
  readonly at?: Place | SettingPlace | undefined;
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

/** A line of the file that the plug-in keeps beside the description: in `transform` of a plug-in that `keeps` one. Those that are not said again are gone. */
export interface KeepOperation extends Asked {
  readonly do: 'keep';
  /** Without blanks. */
  readonly words: readonly string[];
}

/** One of the plug-in's own diagnostics: everywhere. */
export interface ReportOperation extends Asked {
  readonly do: 'report';
  readonly code: string;
  readonly params: object;
}

/** A file in a guest. */
export interface FileOperation extends Asked {
  readonly do: 'file';
  readonly guest: string;
  readonly path: string;
  readonly text: string;
  /** Octal digits; 0644 unless given. */
  readonly mode?: string | undefined;
  /** `user:group` as the guest knows them; root's unless given. */
  readonly owner?: string | undefined;
}

/** Shell text that a guest runs behind its own, at boot or when it goes down. */
export interface ScriptOperation extends Asked {
  readonly do: 'startup' | 'shutdown';
  readonly guest: string;
  readonly text: string;
}

/** An account of a guest; one of that name that is there already is replaced. */
export interface UserOperation extends Asked {
  readonly do: 'user';
  readonly guest: string;
  readonly name: string;
  /** A crypt hash; `*`, as without one: nobody logs in by password. */
  readonly password?: string | undefined;
  readonly home?: string | undefined;
  readonly uid?: number | undefined;
  /** Public keys that may log in. */
  readonly keys?: readonly string[] | undefined;
}

/** A line of a guest's /etc/hosts. */
export interface HostsOperation extends Asked {
  readonly do: 'hosts';
  readonly guest: string;
  readonly address: string;
  readonly names: readonly string[];
}

/** Lines of /etc/hosts that many guests share. Each of them gets those that are not its own. */
export interface NeighboursOperation extends Asked {
  readonly do: 'neighbours';
  readonly guests: readonly string[];
  readonly lines: readonly NeighbourLine[];
}

export interface NeighbourLine {
  /** The guest that does not get this line. */
  readonly of?: string | undefined;
  readonly address: string;
  readonly names: readonly string[];
}

/**
 * What reaches the guest on a disk beside its own, which cloud-init in it finds; nothing is written into the guest's disk then. The build
 * adds the guest's files and accounts to `cloudConfig`, and makes it one with `userData`, the description's own, where there is any.
 */
export interface SeedOperation extends Asked {
  readonly do: 'seed';
  readonly guest: string;
  readonly metaData: string;
  readonly networkConfig: string;
  /** Keywords of cloud-config, without its first line; not users, groups, write_files or runcmd, which are the build's. */
  readonly cloudConfig: string;
  readonly userData?: string | undefined;
}

/** A file of the output: at its top, or of one server; it goes where the output goes. */
export interface OutputOperation extends Asked {
  readonly do: 'output';
  readonly path: string;
  readonly text: string;
  /** Lies in `service-hosts/<server>/plugins/<plug-in>/`, and so on that server. */
  readonly server?: string | undefined;
  readonly executable?: boolean | undefined;
  /** Lies in `.secrets/<plug-in>/`, for nobody else to read, and not in git. */
  readonly secret?: boolean | undefined;
}

/** When the runtime calls a plug-in's shell text. */
export const events = ['build', 'start', 'ready', 'stop', 'failure'] as const;

export type EventName = (typeof events)[number];

/** Shell text that the runtime runs on a service host when something happened to a guest. */
export interface HookOperation extends Asked {
  readonly do: 'hook';
  readonly event: EventName;
  readonly text: string;
  /** On this server alone. */
  readonly server?: string | undefined;
}

export type ConfigureOperation = FileOperation | ScriptOperation | UserOperation | HostsOperation | NeighboursOperation | SeedOperation | OutputOperation | ReportOperation;
export type ObserveOperation = HookOperation | ReportOperation;
export type ExpandOperation = AddOperation | ReportOperation;
export type TransformOperation = ChangeOperation | RemoveOperation | KeepOperation | ReportOperation;
