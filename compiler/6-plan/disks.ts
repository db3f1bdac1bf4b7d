import { uniqueName, USUAL_VOLUME_GROUP, volumeGroupOf } from '../5-model/names.ts';
import type { Guest, Project, Server } from '../5-model/project.ts';
import type { Disk } from '../target-api.ts';

/** Where a guest's disk is to lie, as far as the description says. */
interface Place {
  readonly guest: Guest;
  readonly project: Project;
  readonly server: Server | undefined;
}

/** A way of keeping disks: its shell half is `runtime-sh/storage/<name>.sh`. */
interface Storage {
  readonly name: string;
  /** Debian packages that a server must have for it. */
  readonly packages: readonly string[];
  readonly isFor: (guest: Guest) => boolean;
  readonly disk: (place: Place) => Disk;
  readonly swap: (place: Place) => Disk;
  /** What a server must have besides, and what is taken for granted: lines for the reader of README.md. */
  readonly needs: (place: Place) => readonly string[];
  readonly assumed: (place: Place) => readonly string[];
  /** What its shell half reads of a guest beside what all do: lines of vm.conf. */
  readonly conf: (place: Place) => Readonly<Record<string, string>>;
}

/** The first that is for a guest keeps its disk. */
const storages: readonly Storage[] = [
  {
    name: 'lvm',
    packages: ['lvm2'],
    isFor: ({ settings }) => settings.lvm?.value === true && settings.filesystem === undefined,
    disk: place => ({ kind: 'block', path: volume(place) }),
    swap: place => ({ kind: 'block', path: `${volume(place)}+swap` }),
    needs: place => [`volume group ${groupOf(place)}`],
    assumed: place => (isGroupNamed(place) ? [] : [`volume group ${groupOf(place)}, since neither \`lvm_vg\` nor \`volume_group\` names one`]),
    conf: place => ({ vm_volume_group: groupOf(place) }),
  },
  {
    name: 'image',
    packages: [],
    isFor: () => true,
    disk: ({ guest: { name, settings } }) => ({ kind: 'image', path: `${settings.filepath?.value ?? 'disks'}/${name}.img` }),
    swap: ({ guest: { name } }) => ({ kind: 'image', path: `disks/${name}.swap` }),
    needs: () => [],
    assumed: () => [],
    conf: () => ({}),
  },
];

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
}

export type DisksOf = (guest: Guest) => Disks;

export const createDisks = (project: Project): DisksOf => {
  const servers = new Map(project.servers.map(server => [server.name, server]));
  const known = new Map<Guest, Disks>();
  const find = (guest: Guest): Disks => {
    const { filesystem, swap } = guest.settings;
    const storage = storages.find(one => one.isFor(guest))!;
    const place = { guest, project, server: servers.get(guest.server) };
    return {
      storage: storage.name,
      packages: storage.packages,
      needs: storage.needs(place),
      assumed: storage.assumed(place),
      conf: storage.conf(place),
      disk: filesystem === undefined ? storage.disk(place) : { kind: isDevice(filesystem.value) ? 'block' : 'image', path: filesystem.value },
      swap: swap === undefined || swap.value === 0 ? undefined : storage.swap(place),
    };
  };
  return guest => {
    const disks = known.get(guest) ?? find(guest);
    known.set(guest, disks);
    return disks;
  };
};

/** Whether a path on a service host is a device's, as far as its name tells. */
export const isDevice = (path: string): boolean => path.startsWith('/dev/');
