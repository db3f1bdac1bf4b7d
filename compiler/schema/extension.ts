/** What platforms and plug-ins add to the language: words, and no code. */
import type { Rows } from './row.ts';

/** The places where statements stand, by the keyword that opens them; a superclass and `defaults` are places of kind `host`. */
export type PlaceKind = 'top' | 'global' | 'host' | 'network' | 'switch' | 'service_host' | 'template';

export interface TargetKeywords {
  /** The bare word or block that selects it, and its folder's name. */
  readonly name: string;
  readonly aliases: readonly string[];
  readonly isDefault: boolean;
  /** What a guest without `template` is made from; absent: such a guest is an error. */
  readonly defaultTemplate?: string;
  /** Words of a host that it honours and that not every platform can (`perPlatform` rows). */
  readonly honours?: readonly string[];
  /** Its guests are processes of the service host: `forProcesses` rows are honoured by their systemd services. */
  readonly guestsAreProcesses?: boolean;
  readonly doc: string;
  readonly example: string;
  /** Rows inside `NAME { ... }`; absent: the word stands alone. */
  readonly block?: Rows;
  /** Rows that it adds beside the built-in ones. */
  readonly host?: Rows;
  readonly network?: Rows;
  readonly global?: Rows;
  readonly service_host?: Rows;
}

export interface PluginKeywords {
  /** Its folder's name. */
  readonly name: string;
  readonly doc: string;
  /** False while there are only words: using one is answered with `plugin-not-served`. */
  readonly served?: false;
  /** Its rows at each place where they may stand: usually one block. */
  readonly keywords: PluginRows;
}

/** A plug-in adds no blocks to the top level. */
export type PluginPlace = Exclude<PlaceKind, 'top'>;

export type PluginRows = Readonly<Partial<Record<PluginPlace, Rows>>>;
