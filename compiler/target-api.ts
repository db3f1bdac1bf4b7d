/**
 * What a platform is made of. `targets/<platform>/keywords.ts` exports `keywords: TargetKeywords` (always loaded: it is
 * vocabulary), `targets/<platform>/target.ts` exports `target: Target` (loaded when a description names the platform).
 * A folder with keywords alone is a platform that parses, resolves and answers `platform-not-served`.
 */
import type { CodeTable, Report } from './diagnostics/diagnostic.ts';
import type { Origin } from './diagnostics/span.ts';
import type { Guest, Interface, Project, Switch } from './5-model/project.ts';
import type { Mount } from './6-plan/guest-facts.ts';
import type { Quotes, Render } from './6-plan/render.ts';
import type { Rows } from './schema/row.ts';
import type { SettingsOf } from './schema/settings.ts';

export * from './diagnostics/span.ts';
export * from './diagnostics/diagnostic.ts';
export * from './schema/row.ts';
export * from './schema/define.ts';
export * from './schema/readers.ts';
export type { TargetKeywords } from './schema/extension.ts';
export * from './6-plan/machines.ts';
export { diskAt } from './6-plan/disks.ts';
export { nameBasedUuid } from './6-plan/uuid.ts';
export { readSettings } from './5-model/read-settings.ts';
export type { Setting, SettingsOf } from './schema/settings.ts';
export type { Guest, Interface, Project, Attachment } from './5-model/project.ts';
export type { OutputFile } from './6-plan/output-file.ts';
export type { Mount } from './6-plan/guest-facts.ts';
export type { Render } from './6-plan/render.ts';

/** How a switch is made on one server, from the most to the least preferred. */
export type SwitchBackend = 'uml_switch' | 'vde' | 'bridge';

/** How an overlay is kept, and the ending of its name. */
export type OverlayFormat = 'cow' | 'qcow2';

/** A disk as its storage back end keeps it on the service host. */
export interface Disk {
  /** `image`: a file. `overlay`: a guest's own writes over a `base` that others read too. `block`: a device. */
  readonly kind: 'image' | 'overlay' | 'block';
  readonly format: 'raw' | OverlayFormat;
  /** Absolute, or relative to the state directory. */
  readonly path: string;
  readonly base?: string;
}

/**
 * What is the guest's own, where nothing can be written into its disk: read-only, and found in there by its label. `mln-init` of the
 * template reads it where the kernel is told `CONFIG_INIT`; cloud-init reads an ISO 9660 image by itself.
 */
export interface ConfigDisk extends Disk {
  readonly readBy: 'mln-init' | 'cloud-init';
}

/** What a target says of one guest; the planner turns it into files. */
export interface GuestPlan {
  /** `command.sh` or `<vm>.cfg`, laid out to be read. */
  readonly command: { readonly path: string; readonly mode: 0o644 | 0o755; readonly content: string };
  /** Device of the root file system and of the n-th further disk and of swap, as the guest sees them: /dev/ubda. */
  readonly devices: { readonly root: string; readonly swap: string; readonly disks: readonly string[] };
  /** The first console's device in the guest, and a second one where `term` asks for it: `tty1`. */
  readonly console: string;
  /** The name under which the guest's kernel first shows an interface, if not its own (`vec0` for `eth0`); none where the guest does not get it at all. */
  readonly kernelName: (networkInterface: Interface) => string | undefined;
  /** Lines of the guest's fstab that the platform itself asks for: folders of the service host. */
  readonly mounts: readonly Mount[];
  /** Modules that the guest needs for what the description says, beside those that it names. */
  readonly modules: readonly string[];
  /** Tap devices by which the guest joins bridges of the project: the runtime makes them for its owner. */
  readonly taps: readonly { readonly device: string; readonly switch: string }[];
  /** Debian packages that it wants of its server beside those of its platform. */
  readonly packages?: readonly string[];
  /** One line for README.md about anything assumed. */
  readonly assumed: readonly string[];
}

/** Settings of the platform's own rows in the block of a guest's service host, if it has one, and in `global`: nearest first. */
export type SettingsAround = <R extends Rows>(rows: R) => readonly SettingsOf<R>[];

export interface PlanContext {
  readonly project: Project;
  readonly around: SettingsAround;
  readonly switchOf: (name: string) => Switch | undefined;
  /** The back end that the planner chose for a switch on this guest's server. */
  readonly backendOf: (switchName: string) => SwitchBackend;
  /** How a switch that is a bridge is called on this guest's server. */
  readonly bridgeOf: (switchName: string) => string | undefined;
  /** How a tap is called by which one of the guest's interfaces joins a bridge of the project. */
  readonly tapOf: (networkInterface: Interface) => string;
  /** Ports that displays of guests on this guest's server are given, whatever their platforms (`Target.display`), the lowest first. */
  readonly displayPorts: readonly number[];
  /** What the guest boots from, and its swap if it has any. */
  readonly disk: Disk;
  readonly swap: Disk | undefined;
  readonly config: ConfigDisk | undefined;
  /** The state directory where root runs the project, absolute. */
  readonly state: string;
  /** `<host>.<project>`. */
  readonly uniqueName: string;
  /** Whether something is expected of the guest that is looked at over its line for checks (`Target.checkLine`). */
  readonly hasCheckLine: boolean;
  readonly report: Report<CodeTable>;
}

/** What the process of a guest needs of the service host. */
export interface ProcessCalls {
  readonly words: readonly string[];
  readonly why: string;
}

export interface GuestProcess {
  /** The most bytes that it can need for a guest with so much memory. */
  readonly memoryMax: (memory: number) => number;
  /** System calls, or groups of them, that it wants beside those of services (systemd.exec(5), SystemCallFilter=), and for what. */
  readonly calls: ProcessCalls;
  /** Why it is in the network of the service host and in none of its own. */
  readonly network: string;
  /** Devices that it uses where they are there. */
  readonly devices?: readonly string[];
}

/** A guest's display that listens on the service host: on this port and no other, or on the first free one; and where the description says so. */
export interface Display {
  readonly port: number | undefined;
  readonly at: Origin | undefined;
}

export interface Target {
  readonly name: string;
  readonly diagnostics: CodeTable;
  /** Debian packages that a server must have for it, for the reader of README.md. */
  readonly packages: readonly string[];
  /** The account that must run its guests, whatever `owner` says. */
  readonly owner?: 'root';
  /**
   * Present where its guests are processes of the service host (its keywords say so too: `guestsAreProcesses`), so that their services
   * keep their limits and confine them.
   */
  readonly process?: GuestProcess;
  /**
   * Present where its guests can have a line for checks (`context.hasCheckLine`): the device of the guest, `ttyS0`, that its driver joins
   * to the pipes `run/started/<host>/check.in` and `.out`.
   */
  readonly checkLine?: string;
  /** The copy-on-write disk that its guests can run from, and Debian packages to make one; `driver-overlay.sh` does. Its keywords say so too (`honours`). */
  readonly overlay?: { readonly format: OverlayFormat; readonly packages: readonly string[] };
  /** Helpers of its templates: how text is quoted in a language that only its files are in. */
  readonly quotes?: Quotes;
  /** Services of a server that run before its guests and are stopped after them, and why, for a reader. */
  readonly services?: { readonly names: readonly string[]; readonly why: string };
  /** What its guests on one server can join, best first. */
  readonly links: (around: SettingsAround) => readonly SwitchBackend[];
  /** Which of the description's kernel and ramdisk a guest boots from: they must be on the service host. Left out where it is always both. */
  readonly bootFiles?: (guest: Guest, context: PlanContext) => readonly string[];
  /** None where the guest has no display that listens. */
  readonly display?: (guest: Guest, context: PlanContext) => Display | undefined;
  /** Says what it cannot honour, at the setting's own place. Called before any `plan`. */
  readonly check: (guest: Guest, context: PlanContext) => void;
  readonly plan: (guest: Guest, context: PlanContext, render: Render) => GuestPlan;
}
