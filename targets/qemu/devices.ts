import type { Disk, Guest, GuestPlan, PlanContext } from '../../compiler/target-api.ts';
import type { Machine } from './machine.ts';
import { options } from './option.ts';

/** Places on the PCI bus, one kind of device a range, so that one more disk or interface moves no other. Slot 0 and 31 are the machine's own. */
const slots = { screen: 1, random: 2, pointer: 3, disks: 4, folders: 7, interfaces: 8 } as const;
const FUNCTIONS = 8;
/** Three slots of functions, of which two are for root and swap. */
export const MOST_DISKS = 3 * FUNCTIONS - 2;
export const MOST_INTERFACES = 31 - slots.interfaces;
export const MOST_FOLDERS = FUNCTIONS - 1;

const letter = (number: number): string => String.fromCharCode('a'.charCodeAt(0) + number);
const disk = (number: number): string => `/dev/vd${letter(number)}`;

/** A kernel of the outside sees the file system itself on the disk; a boot sector stands before a partition. Swap is vdb whether it is there or not, so that a later `swap` renames no disk. */
export const devicesOf = ({ boot }: Machine): GuestPlan['devices'] => ({
  root: boot === 'disk' ? `${disk(0)}1` : disk(0),
  swap: disk(1),
  disks: Array.from({ length: MOST_DISKS }, (_, index) => disk(index + 2)),
});

/** The n-th of several devices that share slots: they follow each other without a gap, since a slot without its function 0 is not looked at. */
const shared = (first: number, number: number): Readonly<Record<string, string>> =>
  ({ addr: `${first + Math.floor(number / FUNCTIONS)}.${number % FUNCTIONS}`, ...(number % FUNCTIONS === 0 ? { multifunction: 'on' } : {}) });

/** One purpose a group: all disks, in the order in which the guest's kernel names them. */
export const diskArguments = ({ settings }: Guest, { disk: root, swap }: PlanContext, { boot }: Machine): string[][] => {
  const further = settings.mount.map(({ value: { source, options: given } }): Drive =>
    ({ disk: { kind: 'image', path: source }, readOnly: given?.split(',').includes('ro') ?? false }));
  const drives: (Drive | 'empty')[] = [{ disk: root, readOnly: false }, ...(swap !== undefined ? [{ disk: swap, readOnly: false }] : further.length > 0 ? ['empty' as const] : []), ...further];
  return drives.map((drive, number) => [
    ...(drive === 'empty' ? ['-blockdev', options('null-co', { 'node-name': nodeName(number), size: 512, 'read-zeroes': 'on' })] : ['-drive', driveOption(drive, nodeName(number))]),
    '-device', options('virtio-blk-pci', { drive: nodeName(number), ...shared(slots.disks, number), bootindex: number === 0 && boot === 'disk' ? 1 : undefined }),
  ]);
};

interface Drive {
  readonly disk: Disk;
  readonly readOnly: boolean;
}

const nodeName = (number: number): string => (number === 0 ? 'root' : number === 1 ? 'swap' : `vd${letter(number)}`);

const driveOption = ({ disk: { path }, readOnly }: Drive, id: string): string =>
  options('if=none', { id, file: path, format: path.endsWith('.qcow2') ? 'qcow2' : 'raw', discard: 'unmap', readonly: readOnly ? 'on' : undefined });

/** Folders of the service host over 9P. */
export const folderArguments = (folders: readonly { readonly tag: string; readonly path: string; readonly readOnly: boolean }[]): string[][] =>
  folders.map(({ tag, path, readOnly }, number) => [
    '-fsdev', options('local', { id: tag, path, security_model: 'none', readonly: readOnly ? 'on' : undefined }),
    '-device', options('virtio-9p-pci', { fsdev: tag, mount_tag: tag, ...shared(slots.folders, number) }),
  ]);

/** What the guest has beside disks and network. */
export const screenArguments = ({ display }: Machine): string[] =>
  (display.kind === 'none' ? [] : ['-device', options('VGA', { addr: slots.screen }), '-device', options('qemu-xhci', { addr: slots.pointer }), '-device', 'usb-tablet']);

export const randomArguments = ['-device', options('virtio-rng-pci', { addr: slots.random })];

export const interfaceSlot = (number: number): number => slots.interfaces + number;
