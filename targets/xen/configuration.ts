import { FIRST_VNC_PORT, freeDisplays, mebibytes, nameBasedUuid, wantsNoDisplay, type Display, type Guest, type Interface, type PlanContext } from '../../compiler/target-api.ts';
import { disksOf } from './disks.ts';
import type { Entry, Item } from './entries.ts';
import type { Machine } from './machine.ts';

/** The lines of a domain's configuration, one purpose a group: xl.cfg(5), or what xm read. What `xen_extra` sets is left to it. */
export const configurationOf = (guest: Guest, machine: Machine, context: PlanContext): Entry[][] =>
  [
    identity(guest, machine, context),
    size(guest),
    boot(guest, machine),
    [{ name: 'disk', value: disksOf(guest, context, machine) }, { name: 'vif', value: guest.interfaces.map(one => vif(one, machine, context)) }],
    devicesOf(guest, machine, context),
    [{ name: 'on_poweroff', value: 'destroy' }, { name: 'on_reboot', value: 'restart' }, { name: 'on_crash', value: 'destroy' }],
  ].map(group => group.filter(({ name, value }) => !machine.extraNames.has(name) && !(Array.isArray(value) && value.length === 0)))
    .filter(group => group.length > 0);

/** The version of xm that Debian had knows no `type`: a PC has a builder, all else is paravirtual. */
const identity = (guest: Guest, { kind, toolstack }: Machine, { project, uniqueName }: PlanContext): Entry[] => [
  { name: 'name', value: uniqueName },
  { name: 'uuid', value: nameBasedUuid(`domain/${project.settings.site?.value ?? ''}/${project.name}/${guest.name}`), note: `from "${project.name}/${guest.name}": the same at each compile` },
  ...(toolstack === 'xl' ? [{ name: 'type', value: kind }] : kind === 'hvm' ? [{ name: 'builder', value: 'hvm' }] : []),
];

const size = ({ settings: { memory, maxmem, cpus } }: Guest): Entry[] => [
  { name: 'memory', value: mebibytes(memory.value), note: 'MiB' },
  ...(maxmem === undefined ? [] : [{ name: 'maxmem', value: mebibytes(maxmem.value), note: 'MiB' }]),
  { name: 'vcpus', value: cpus?.value ?? 1 },
];

/** What xm wants to be told of a whole PC, where Xen puts it; xl knows by itself. */
const firmware: readonly Entry[] = [{ name: 'kernel', value: '/usr/lib/xen/boot/hvmloader' }, { name: 'device_model', value: '/usr/lib/xen/bin/qemu-dm' }];

/** A kernel of the service host, or the one that pygrub finds in the disk; a whole PC looks in its boot sector by itself. */
const boot = ({ settings }: Guest, { kind, toolstack, kernel }: Machine): Entry[] => {
  const extra: Entry = { name: 'extra', value: kernelArguments(settings, kind), note: settings.term.value === 'none' ? undefined : 'mlncon: the busybox template asks for a login there' };
  if (kernel === undefined) return kind === 'hvm' ? [...(toolstack === 'xm' ? firmware : []), { name: 'boot', value: 'c' }] : [{ name: 'bootloader', value: 'pygrub' }, extra];
  return [
    { name: 'kernel', value: kernel },
    ...(settings.ramdisk === undefined ? [] : [{ name: 'ramdisk', value: settings.ramdisk.value }]),
    { name: 'root', value: '/dev/xvda rw' },
    extra,
  ];
};

const kernelArguments = ({ kernel_args: given, term }: Guest['settings'], kind: Machine['kind']): string => {
  const device = consoleOf(kind);
  return [`console=${device}`, ...(term.value === 'none' ? [] : [`mlncon=${device}`]), ...(given === undefined ? [] : [given.value])].join(' ');
};

/** A whole PC has a serial port, the others the console of Xen. */
export const consoleOf = (kind: Machine['kind']): string => (kind === 'hvm' ? 'ttyS0' : 'hvc0');

/** Without a bridge, xl joins the server's default one. The cards of a whole PC are emulated, which xm wants to be told. */
const vif = ({ name, mac, attachment, addresses, dhcp }: Interface, { kind, toolstack }: Machine, { switchOf, bridgeOf }: PlanContext): Item => {
  const bridge = attachment.kind === 'bridge' ? attachment.bridge : attachment.kind === 'switch' ? bridgeOf(attachment.switch) : undefined;
  const where = attachment.kind === 'switch' && switchOf(attachment.switch) !== undefined ? [`switch ${attachment.switch}`] : [];
  return {
    text: [...(toolstack === 'xm' && kind === 'hvm' ? ['type=ioemu'] : []), `mac=${mac}`, ...(bridge === undefined ? [] : [`bridge=${bridge}`])].join(','),
    note: [[name, ...(dhcp ? ['dhcp'] : []), ...addresses.map(({ address, prefix }) => `${address}/${prefix}`)].join(' '), ...where].join(', '),
  };
};

const devicesOf = (guest: Guest, { kind, toolstack }: Machine, context: PlanContext): Entry[] => {
  const { cpu_weight: weight, cpu_cap: cap, pci } = guest.settings;
  return [
    ...(weight === undefined ? [] : [{ name: 'cpu_weight', value: weight.value, note: 'a guest without one has 256' }]),
    ...(cap === undefined ? [] : [{ name: toolstack === 'xl' ? 'cap' : 'cpu_cap', value: Math.ceil(cap.value), note: 'percent of one processor' }]),
    { name: 'pci', value: pci.map(({ value }): Item => ({ text: value })) },
    ...(kind === 'hvm' ? [{ name: 'serial', value: 'pty' }] : []),
    ...display(guest, kind, context),
  ];
};

/** What stands for the password until start puts in what `.secrets/<server>` has; the driver looks for it. */
const SECRET = '<secret>';

export const displays = (guest: Guest): boolean => {
  const { vnc, vncdisplay, vncpasswd } = guest.settings;
  return vnc?.value === true || ((vncdisplay !== undefined || vncpasswd !== undefined) && !wantsNoDisplay(guest, [vncdisplay, vncpasswd]));
};

/** Where xl gives up its search (libxl: `to=99`). */
const LAST_SEARCHED = 99;
/** What takes the display of a domain out of our hands where `xen_extra` sets it. */
const displayNames = { pv: ['vfb'], pvh: ['vfb'], hvm: ['vnc', 'vnclisten', 'vncdisplay', 'vncunused'] } as const satisfies Record<Machine['kind'], readonly string[]>;

export const displayOf = (guest: Guest, { kind, extraNames }: Machine): Display | undefined => {
  const { vncdisplay } = guest.settings;
  if (!displays(guest) || displayNames[kind].some(name => extraNames.has(name))) return undefined;
  return { port: vncdisplay === undefined ? undefined : FIRST_VNC_PORT + vncdisplay.value, at: vncdisplay?.at };
};

/** With a number, that and no other; without one, the first that is free. */
const numbering = ({ settings: { vncdisplay } }: Guest, context: PlanContext): Entry[] => {
  if (vncdisplay !== undefined) return [{ name: 'vncdisplay', value: vncdisplay.value }, { name: 'vncunused', value: 0 }];
  const { first } = freeDisplays(context, LAST_SEARCHED);
  return first === 0 ? [] : [{ name: 'vncdisplay', value: first }, { name: 'vncunused', value: 1 }];
};

/** A display listens on the server itself only. */
const display = (guest: Guest, kind: Machine['kind'], context: PlanContext): Entry[] => {
  const { vncpasswd, vnckeymap } = guest.settings;
  if (!displays(guest)) return kind === 'hvm' ? [{ name: 'vnc', value: 0 }] : [];
  const note = vncpasswd === undefined ? undefined : `${SECRET}: start puts the password in`;
  const parts: readonly Entry[] = [
    { name: 'vnc', value: 1 },
    { name: 'vnclisten', value: '127.0.0.1' },
    ...numbering(guest, context),
    ...(vncpasswd === undefined ? [] : [{ name: 'vncpasswd', value: SECRET, note }]),
    ...(vnckeymap === undefined ? [] : [{ name: 'keymap', value: vnckeymap.value }]),
  ];
  return kind === 'hvm' ? [...parts] : [{ name: 'vfb', value: [{ text: parts.map(({ name, value }) => `${name}=${String(value)}`).join(','), ...(note === undefined ? {} : { note }) }] }];
};
