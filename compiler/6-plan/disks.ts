import { uniqueName, USUAL_VOLUME_GROUP, volumeGroupOf } from '../5-model/names.ts';
import type { Guest, Project, Server } from '../5-model/project.ts';
import type { ConfigDisk, Disk, Target } from '../target-api.ts';

type Overlay = NonNullable<Target['overlay']>;

/** Where a guest's disk is to lie, as far as the description says. */
interface Place {
  readonly guest: Guest;
  readonly project: Project;
  readonly server: Server | undefined;
  readonly overlay: Overlay;
}

/** A way of keeping disks: its shell half is `runtime-sh/storage/<name>.sh`. */
interface Storage {
  readonly name: string;
  /** Debian packages that a server must have for it. */
  readonly packages: (place: Place) => readonly string[];
  readonly isFor: (guest: Guest) => boolean;
  readonly disk: (place: Place) => Disk;
  readonly swap: (place: Place) => Disk;
  /** Nothing can be written into its disk from outside: what is the guest's own reaches it on a disk beside. */
  readonly hasConfig: boolean;
  /** What a server must have besides, and what is taken for granted: lines for the reader of README.md. */
  readonly needs: (place: Place) => readonly string[];
  readonly assumed: (place: Place) => readonly string[];
  /** What its shell half reads of a guest beside what all do: lines of vm.conf. */
  readonly conf: (place: Place) => Readonly<Record<string, string>>;
}

const swapImage = ({ guest: { name } }: Place): Disk => ({ kind: 'image', format: 'raw', path: `disks/${name}.swap` });

/** Packages that make a seed, and what a template must have for one. */
const SEED_PACKAGES = ['xorriso'] as const;
const seedAssumed = ({ name }: Guest['template']): string => `template ${name} has cloud-init, which finds its seed on a disk with the label cidata`;

/** The first that is for a guest keeps its disk. */
const storages: readonly Storage[] = [
  {
    name: 'lvm',
    packages: ({ guest }) => (isSnapshot(guest) ? ['lvm2', 'thin-provisioning-tools'] : ['lvm2']),
    isFor: ({ settings }) => settings.lvm?.value === true && settings.filesystem === undefined,
    disk: place => ({ kind: 'block', format: 'raw', path: volume(place) }),
    swap: place => ({ kind: 'block', format: 'raw', path: `${volume(place)}+swap` }),
    hasConfig: false,
    needs: place => [isSnapshot(place.guest) ? `thin volume ${groupOf(place)}/${place.guest.template.name}: the template, in a pool with room for what guests write` : `volume group ${groupOf(place)}`],
    assumed: place => (isGroupNamed(place) ? [] : [`volume group ${groupOf(place)}, since neither \`lvm_vg\` nor \`volume_group\` names one`]),
    conf: place => ({ vm_volume_group: groupOf(place), vm_lvm_snapshot: isSnapshot(place.guest) ? 'yes' : '' }),
  },
  {
    name: 'cow',
    packages: ({ overlay }) => overlay.packages,
    isFor: guest => baseOf(guest) !== undefined,
    disk: ({ guest: { name }, overlay: { format } }) => ({ kind: 'overlay', format, path: `disks/${name}.${format}`, base: `disks/${name}.base` }),
    swap: swapImage,
    hasConfig: true,
    needs: () => [],
    assumed: ({ guest: { template, seed } }) => (seed !== undefined ? [] : [`template ${template.name} has /sbin/mln-init, as those that \`mln template busybox\` and \`mln template debian\` make: it copies what is a guest's own from its config disk`]),
    conf: ({ guest, overlay }) => ({ vm_base: baseOf(guest) ?? '', vm_overlay: overlay.format }),
  },
  {
    name: 'image',
    packages: () => [],
    isFor: () => true,
    hasConfig: false,
    disk: ({ guest: { name, settings } }) => ({ kind: 'image', format: 'raw', path: `${settings.filepath?.value ?? 'disks'}/${name}.img` }),
    swap: swapImage,
    needs: () => [],
    assumed: () => [],
    conf: () => ({}),
  },
];

/** The base that the guest shares with others, if its disk is a copy-on-write one. */
export const baseOf = ({ settings: { cow_filesystem: base, filesystem, lvm } }: Guest): string | undefined =>
  (filesystem === undefined && lvm?.value !== true ? base?.value : undefined);

/** The folder that the description names for the guest's image. A disk that is used as it is (`filesystem`) lies where it lies, whatever a superclass says. */
export const imageFolder = ({ settings: { filepath, filesystem } }: Guest): string | undefined => (filesystem === undefined ? filepath?.value : undefined);

/** Made from a volume, not from a file of the repository. */
export const isSnapshot = ({ settings: { lvm, lvm_snapshot: snapshot } }: Guest): boolean => lvm?.value === true && snapshot?.value === true;

const groupOf = ({ guest, project, server }: Place): string => volumeGroupOf(guest, server, project) ?? USUAL_VOLUME_GROUP;
const isGroupNamed = ({ guest, project, server }: Place): boolean => volumeGroupOf(guest, server, project) !== undefined;
const volume = (place: Place): string => `/dev/${groupOf(place)}/${uniqueName(place.guest.name, place.project.name)}`;

/** The disks of a guest, and the back end that makes them. */
export interface Disks {
  readonly storage: string;
  readonly packages: readonly string[];
  readonly needs: readonly string[];
  readonly assumed: readonly string[];
  readonly conf: Readonly<Record<string, string>>;
  readonly disk: Disk;
  readonly swap: Disk | undefined;
  readonly config: ConfigDisk | undefined;
}

export type DisksOf = (guest: Guest) => Disks;

/** `overlayOf`: what a guest's platform can run from; where that is none, such a guest was refused before. */
export const createDisks = (project: Project, overlayOf: (guest: Guest) => Overlay | undefined): DisksOf => {
  const servers = new Map(project.servers.map(server => [server.name, server]));
  return guest => new GuestDisks({ guest, project, server: servers.get(guest.server), overlay: overlayOf(guest) ?? noOverlay }, storages.find(one => one.isFor(guest))!);
};

const noOverlay: Overlay = { format: 'cow', packages: [] };

/** Each fact is made when it is asked for: of thousands of guests that are only checked, nobody asks for most. */
class GuestDisks implements Disks {
  constructor(private readonly place: Place, private readonly back: Storage) {}

  get storage(): string { return this.back.name; }
  get needs(): readonly string[] { return this.back.needs(this.place); }
  get conf(): Readonly<Record<string, string>> { return this.back.conf(this.place); }

  get packages(): readonly string[] {
    return [...this.back.packages(this.place), ...(this.place.guest.seed === undefined ? [] : SEED_PACKAGES)];
  }

  get assumed(): readonly string[] {
    const { seed, template } = this.place.guest;
    return [...this.back.assumed(this.place), ...(seed === undefined ? [] : [seedAssumed(template)])];
  }

  get disk(): Disk {
    const { filesystem } = this.place.guest.settings;
    return filesystem === undefined ? this.back.disk(this.place) : diskAt(filesystem.value);
  }

  get swap(): Disk | undefined {
    const { swap, filesystem } = this.place.guest.settings;
    // nothing is made for a disk that is used as it is
    return swap === undefined || swap.value === 0 || filesystem !== undefined ? undefined : this.back.swap(this.place);
  }

  get config(): ConfigDisk | undefined {
    const { name, seed } = this.place.guest;
    if (seed === undefined && !this.back.hasConfig) return undefined;
    return { kind: 'image', format: 'raw', path: `disks/${name}.config`, readBy: seed === undefined ? 'mln-init' : 'cloud-init' };
  }
}

/** Whether a path on a service host is a device's, as far as its name tells. */
export const isDevice = (path: string): boolean => path.startsWith('/dev/');

/** A disk of the description's own. */
export const diskAt = (path: string): Disk => ({ kind: isDevice(path) ? 'block' : 'image', format: path.endsWith('.qcow2') ? 'qcow2' : 'raw', path });
