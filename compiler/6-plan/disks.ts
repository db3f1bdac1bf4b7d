import type { Guest } from '../5-model/project.ts';
import type { Disk } from '../target-api.ts';

/** A way of keeping disks: its shell half is `runtime-sh/storage/<name>.sh`. */
interface Storage {
  readonly name: string;
  readonly isFor: (guest: Guest) => boolean;
  readonly disk: (guest: Guest) => Disk;
  readonly swap: (guest: Guest) => Disk;
}

/** The first that is for a guest keeps its disk. */
const storages: readonly Storage[] = [
  {
    name: 'image',
    isFor: () => true,
    disk: ({ name, settings }) => ({ kind: 'image', path: `${settings.filepath?.value ?? 'disks'}/${name}.img` }),
    swap: ({ name }) => ({ kind: 'image', path: `disks/${name}.swap` }),
  },
];

/** The disks of a guest, and the back end that makes them. */
export interface Disks {
  readonly storage: string;
  readonly disk: Disk;
  readonly swap: Disk | undefined;
}

export const disksOf = (guest: Guest): Disks => {
  const { filesystem, swap } = guest.settings;
  const storage = storages.find(one => one.isFor(guest))!;
  return {
    storage: storage.name,
    disk: filesystem === undefined ? storage.disk(guest) : { kind: isDevice(filesystem.value) ? 'block' : 'image', path: filesystem.value },
    swap: swap === undefined || swap.value === 0 ? undefined : storage.swap(guest),
  };
};

/** Whether a path on a service host is a device's, as far as its name tells. */
export const isDevice = (path: string): boolean => path.startsWith('/dev/');
