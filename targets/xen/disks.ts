import { diskAt, isReadOnly, type Disk, type Guest, type PlanContext } from '../../compiler/target-api.ts';
import type { Item } from './entries.ts';
import type { Machine } from './machine.ts';

/** The root disk is xvda, swap xvdb whether it is there or not, so that a later `swap` renames no disk. */
export const MOST_DISKS = 24;
const letter = (number: number): string => String.fromCharCode('a'.charCodeAt(0) + number);

export const devices = {
  root: '/dev/xvda',
  swap: '/dev/xvdb',
  disks: Array.from({ length: MOST_DISKS }, (_, index) => `/dev/xvd${letter(index + 2)}`),
};

/** Paths of a domain's disks on the service host, all absolute. */
export const targetOf = (path: string, state: string): string => (path.startsWith('/') ? path : `${state}/${path}`);

/** Lines of `disk`. A whole PC boots from an IDE disk, which the guest's kernel shows as xvda none the less. */
export const disksOf = (guest: Guest, { disk, swap, config, state }: PlanContext, { kind, toolstack }: Machine): Item[] => {
  const say = toolstack === 'xm' ? xmDisk : xlDisk;
  return [
    { text: say(disk, kind === 'hvm' ? 'hda' : 'xvda', 'rw', state) },
    ...(swap === undefined ? [] : [{ text: say(swap, 'xvdb', 'rw', state), note: 'swap' }]),
    ...guest.settings.mount.map(({ value: { source, point, options } }, index): Item => ({
      text: say(diskAt(source), `xvd${letter(index + 2)}`, isReadOnly(options) ? 'ro' : 'rw', state),
      note: point,
    })),
    ...(config === undefined ? [] : [{ text: say(config, `xvd${letter(MOST_DISKS + 1)}`, 'ro', state), note: "what is the guest's own" }]),
  ];
};

type SayDisk = (disk: Disk, device: string, access: 'rw' | 'ro', state: string) => string;

/** xl-disk-configuration(5): `target` comes last and takes all the rest, commas too. */
const xlDisk: SayDisk = ({ kind, format, path }, device, access, state) =>
  `format=${format}, ${kind === 'block' ? 'backendtype=phy, ' : ''}vdev=${device}, access=${access}, target=${targetOf(path, state)}`;

/** Xen 4.1's xmdomain.cfg(5): `phy:` is a device, `file:` an image, `tap:qcow2:` an image of QEMU's. */
const xmDisk: SayDisk = ({ kind, format, path }, device, access, state) =>
  `${kind === 'block' ? 'phy:' : format === 'qcow2' ? 'tap:qcow2:' : 'file:'}${targetOf(path, state)},${device},${access === 'rw' ? 'w' : 'r'}`;
