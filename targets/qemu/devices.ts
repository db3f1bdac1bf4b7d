import { diskAt, FIRST_VNC_PORT, freeDisplays, isReadOnly, type Disk, type Guest, type GuestPlan, type PlanContext } from '../../compiler/target-api.ts';
import type { Machine } from './machine.ts';

/** `driver,name=value,...`, without parts that are undefined. A comma in a value is doubled, and nothing else is special. */
export const options = (first: string, rest: Readonly<Record<string, string | number | undefined>>): string =>
  [first, ...Object.entries(rest).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${String(value).replaceAll(',', ',,')}`]))].join(',');

/** Places on the PCI bus, a range for each kind of device, so that one more of a kind moves no other. Slots 0 and 31 are the machine's own. */
const slots = { screen: 1, random: 2, pointer: 3, disks: 4, folders: 7, interfaces: 8 } as const;
const FUNCTIONS = 8;
/** Root and swap come before. */
export const MOST_DISKS = 3 * FUNCTIONS - 2;
export const MOST_FOLDERS = FUNCTIONS - 1;
export const MOST_INTERFACES = 31 - slots.interfaces;
export const interfaceSlot = (number: number): number => slots.interfaces + number;
/** QEMU reads these numbers as hexadecimal ones, with or without the prefix. */
export const address = (slot: number): string => `0x${slot.toString(16)}`;

const letter = (number: number): string => `vd${String.fromCharCode('a'.charCodeAt(0) + number)}`;

/** A kernel from outside sees a file system on the whole disk; a boot sector stands before a partition. Swap is vdb whether it is there or not, so that a later `swap` renames no disk. */
export const devicesOf = ({ boot }: Machine): GuestPlan['devices'] =>
  ({ root: boot === 'disk' ? '/dev/vda1' : '/dev/vda', swap: '/dev/vdb', disks: Array.from({ length: MOST_DISKS }, (_, index) => `/dev/${letter(index + 2)}`) });

/** The n-th of several devices that share slots: without a gap, since a slot is looked at only where it has its function 0. */
const place = (first: number, number: number): Readonly<Record<string, string>> =>
  ({ addr: `${address(first + Math.floor(number / FUNCTIONS))}.${number % FUNCTIONS}`, ...(number % FUNCTIONS === 0 ? { multifunction: 'on' } : {}) });

interface Drive {
  readonly id: string;
  /** None: an empty disk, which keeps a name taken. */
  readonly disk: Disk | undefined;
  readonly readOnly: boolean;
}

/** A disk a group, in the order in which the guest's kernel names them. */
export const diskArguments = ({ settings: { mount } }: Guest, { disk, swap, config }: PlanContext, { boot }: Machine): string[][] => [
  { id: 'root', disk, readOnly: false },
  ...(swap === undefined && mount.length === 0 ? [] : [{ id: 'swap', disk: swap, readOnly: false }]),
  ...mount.map(({ value: { source, options: given } }, index): Drive => ({ id: letter(index + 2), disk: diskAt(source), readOnly: isReadOnly(given) })),
  ...(config === undefined ? [] : [{ id: 'config', disk: config, readOnly: true }]),
].map((drive, number) => [
  ...driveWords(drive),
  '-device', options('virtio-blk-pci', { drive: drive.id, ...place(slots.disks, number), bootindex: number === 0 && boot === 'disk' ? 1 : undefined }),
]);

const driveWords = ({ id, disk, readOnly }: Drive): string[] => (disk === undefined
  ? ['-blockdev', options('null-co', { 'node-name': id, size: 512, 'read-zeroes': 'on' })]
  : ['-drive', options('if=none', { id, file: disk.path, format: disk.format, discard: 'unmap', readonly: readOnly ? 'on' : undefined })]);

/** Folders of the service host over 9P, one a group. */
export const folderArguments = (folders: readonly { readonly tag: string; readonly path: string; readonly readOnly: boolean }[]): string[][] => folders.map(({ tag, path, readOnly }, number) => [
  '-fsdev', options('local', { id: tag, path, security_model: 'none', readonly: readOnly ? 'on' : undefined }),
  '-device', options('virtio-9p-pci', { fsdev: tag, mount_tag: tag, ...place(slots.folders, number) }),
]);

const screenArguments = ['-device', options('VGA', { addr: address(slots.screen) }), '-device', options('qemu-xhci', { addr: address(slots.pointer) }), '-device', 'usb-tablet'];

/** What stands for the screen. A display listens on the service host itself only, since it has no password. */
export const displayArguments = ({ display: { kind, port } }: Machine, keymap: string | undefined, context: PlanContext): string[] => {
  if (kind === 'none') return ['-display', 'none'];
  const { first, last } = port === undefined ? freeDisplays(context) : { first: port - FIRST_VNC_PORT };
  const listen = {
    vnc: ['-vnc', options(`127.0.0.1:${first}`, { to: last })],
    spice: ['-spice', `addr=127.0.0.1,port=${port},disable-ticketing=on`],
  }[kind];
  return [...(listen ?? ['-display', kind]), ...(keymap === undefined ? [] : ['-k', keymap]), ...screenArguments];
};

export const randomArguments = ['-device', options('virtio-rng-pci', { addr: address(slots.random) })];
