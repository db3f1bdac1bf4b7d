import type { Origin } from '../diagnostics/span.ts';
import type { Ip } from '../schema/ip.ts';
import type { SourceFileEntry } from '../1-source/sources.ts';
import type { Attachment, Family } from '../schema/guest-kinds.ts';
import type { EventName } from '../schema/operations.ts';
import type { ResolvedBlock, ResolvedHost } from '../4-resolve/tree.ts';
import type { GlobalSettings, HostSettings, NetworkSettings, ServiceHostSettings, SwitchSettings, TemplateSettings } from '../schema/keywords.ts';

export type { Attachment, Family } from '../schema/guest-kinds.ts';

/** The whole project, typed. After this no code reads text of a description. Every list is sorted as its comment says. */
export interface Project {
  readonly name: string;
  readonly settings: GlobalSettings;
  /** By name. */
  readonly servers: readonly Server[];
  /** By name. */
  readonly guests: readonly Guest[];
  /** By name. */
  readonly switches: readonly Switch[];
  readonly templates: readonly Template[];
  /** What is to be true once all runs: of guests by name, those of `global` last. */
  readonly expectations: readonly Expectations[];
  /** What plug-ins add to the output as a whole. */
  readonly added: AddedToOutput;
}

export interface AddedToOutput {
  readonly files: readonly AddedFile[];
  readonly hooks: readonly AddedHook[];
}

export interface AddedFile {
  readonly plugin: string;
  readonly path: string;
  readonly text: string;
  /** Absent: at the top. */
  readonly server: string | undefined;
  readonly executable: boolean;
  readonly secret: boolean;
  readonly at: Origin;
}

export interface AddedHook {
  readonly plugin: string;
  readonly event: EventName;
  readonly text: string;
  /** Absent: on all. */
  readonly server: string | undefined;
}

export interface Expectations {
  /** The guest that it is seen from; absent: each service host. */
  readonly from: string | undefined;
  /** As they stand in the description; never empty. */
  readonly all: readonly Expectation[];
}

/** Where a word of an expectation leads. */
export interface Seen {
  /** An address, or a name that is looked up where the check runs. */
  readonly address: string;
  /** The guest whose address it is, if it was named. */
  readonly guest: string | undefined;
}

export type Observed = { readonly isNegated: boolean } & (
  | ({ readonly kind: 'ping' } & Seen)
  | ({ readonly kind: 'port'; readonly port: number } & Seen)
  | { readonly kind: 'file'; readonly path: string; readonly text: string | undefined }
  | { readonly kind: 'run'; readonly command: string; readonly text: string | undefined }
);

export type Expectation = Observed & {
  /** What it is called in results: its own title, or as it was written. */
  readonly title: string;
  readonly points: number;
  /** How long it may take. */
  readonly seconds: number;
};

export interface Server {
  /** `local` where no service_host is named. */
  readonly name: string;
  readonly settings: ServiceHostSettings | undefined;
  /** Its own block, if it has one, and `global`: nearest first, for the rows that only a platform's own target reads. */
  readonly resolved: readonly ResolvedBlock[];
  /** In boot order: by `boot_order`, then by name. */
  readonly guests: readonly Guest[];
  /** Those that a guest of this server joins, by name. */
  readonly switches: readonly Switch[];
}

export interface Guest {
  readonly name: string;
  readonly server: string;
  readonly platform: string;
  readonly superclasses: readonly string[];
  readonly settings: HostSettings;
  /** By number of the interface, then by name. */
  readonly interfaces: readonly Interface[];
  /** The template's name, and what is known of it. */
  readonly template: { readonly name: string; readonly family: Family; readonly known: Template | undefined };
  readonly accounts: Accounts;
  /** By destination. */
  readonly files: readonly GuestFile[];
  /** What stands in /etc/hosts behind the guest's own lines. */
  readonly hosts: readonly HostsText[];
  /** It is set up by cloud-init alone, from a disk beside its own, and nothing is written into its disk from outside. */
  readonly seed: Seed | undefined;
  readonly origin: Origin;
  /** For the rows that only the platform's own target reads. */
  readonly resolved: ResolvedHost;
}

export interface Interface {
  /** `eth0`. */
  readonly name: string;
  readonly settings: NetworkSettings;
  readonly attachment: Attachment;
  /** Given, or derived: locally administered, from site, project, host and interface. Lower case, colons. */
  readonly mac: string;
  readonly addresses: readonly InterfaceAddress[];
  readonly dhcp: boolean;
  readonly origin: Origin;
}

export interface InterfaceAddress {
  readonly family: 4 | 6;
  /** Canonical text. */
  readonly address: string;
  /** The same as a number. */
  readonly ip: Ip;
  readonly prefix: number;
  readonly at: Origin;
}

/** Who there is in a guest. Nothing here: the template's accounts stay as they are. */
export interface Accounts {
  /** root first, then by name. Where any account is named, root is among them, locked if nothing is said of it. */
  readonly logins: readonly Login[];
  /** By name. */
  readonly groups: readonly Group[];
  /** By user's name; not only of those in `logins`. */
  readonly keys: readonly AuthorizedKeys[];
}

export interface Login {
  readonly name: string;
  /** Secret: as in the second field of /etc/shadow. Absent: nobody logs in by password. */
  readonly hash: string | undefined;
  readonly uid: number | undefined;
  readonly home: string;
  readonly at: Origin | undefined;
}

export interface Group {
  readonly name: string;
  /** As written. */
  readonly members: readonly string[];
}

export interface AuthorizedKeys {
  readonly user: string;
  readonly home: string;
  /** Lines of ~/.ssh/authorized_keys, none twice. */
  readonly lines: readonly string[];
}

/** A file or folder that goes into a guest's disk. */
export interface GuestFile {
  /** Read on the service host when the guest is built, or found beside the description when it is compiled. */
  readonly source:
    | { readonly kind: 'server'; readonly path: string }
    | { readonly kind: 'description'; readonly path: string; readonly isFolder: boolean; readonly files: readonly SourceFileEntry[] }
    /** Written by a plug-in. */
    | { readonly kind: 'text'; readonly text: string };
  readonly destination: string;
  /** Four octal digits; absent: as at the source. */
  readonly mode: string | undefined;
  /** `user:group`; absent: root's, or as at the source. */
  readonly owner?: string | undefined;
  readonly at: Origin | undefined;
}

export interface HostsLine {
  readonly address: string;
  readonly names: readonly string[];
}

/** Lines of /etc/hosts as they stand there, and how many they are. Text and not a list: thousands of guests share theirs. */
export interface HostsText {
  readonly text: string;
  readonly count: number;
}

/** Texts of a seed for cloud-init, as a plug-in made them (SeedOperation). */
export interface Seed {
  readonly metaData: string;
  readonly networkConfig: string;
  readonly cloudConfig: string;
  readonly userData?: string | undefined;
  readonly at: Origin | undefined;
}

export interface Switch {
  readonly name: string;
  readonly settings: SwitchSettings;
  readonly origin: Origin;
}

export interface Template {
  readonly name: string;
  readonly settings: TemplateSettings;
  readonly origin: Origin;
}
