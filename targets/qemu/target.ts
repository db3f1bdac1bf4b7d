import type { Guest, GuestPlan, PlanContext, Render, Target } from '../../compiler/target-api.ts';
import { check } from './check.ts';
import { devicesOf, diskArguments, folderArguments, randomArguments, screenArguments } from './devices.ts';
import { diagnostics } from './diagnostics.ts';
import { linksOf, type Link } from './links.ts';
import { displayArguments, machineOf, type Machine } from './machine.ts';

const MEBIBYTE = 1024 * 1024;

const plan = (guest: Guest, context: PlanContext, render: Render): GuestPlan => {
  const { settings } = guest;
  const machine = machineOf(guest, context);
  const devices = devicesOf(machine);
  const links = linksOf(guest.interfaces, context);
  const room = `run/${context.uniqueName}`;
  const folders = foldersOf(guest, machine, room);
  const kernel = machine.boot === 'own' ? machine.kernel ?? '' : `${room}/kernel/linux`;
  const ramdisk = settings.ramdisk?.value ?? (machine.boot === 'own' ? undefined : `${room}/kernel/initrd`);
  return {
    command: {
      path: 'command.sh',
      mode: 0o755,
      content: render('targets/qemu/templates/command.sh.hbs', {
        guest: guest.name,
        project: context.project.name,
        groups: argumentGroups(guest, context, machine, room, [...links.values()], folders),
        bootsKernel: machine.boot !== 'disk',
        kernel: ['-kernel', kernel, ...(ramdisk === undefined ? [] : ['-initrd', ramdisk])],
        append: [`root=${devices.root}`, 'rw', 'console=ttyS0', ...(settings.kernel_args === undefined ? [] : [settings.kernel_args.value])].join(' '),
      }),
    },
    devices,
    console: 'ttyS0',
    // udev names it by its slot; it gets its own name by its MAC
    kernelName: one => {
      const link = links.get(one);
      return link === undefined ? undefined : guest.template.family === 'busybox' ? `eth${link.rank}` : `enp0s${link.slot}`;
    },
    mounts: folders.map(({ tag, point, readOnly }) => ({ device: tag, point, type: '9p', options: `trans=virtio,version=9p2000.L${readOnly ? ',ro' : ''}` })),
    modules: [],
    taps: guest.interfaces.flatMap(one =>
      (one.attachment.kind === 'switch' && context.backendOf(one.attachment.switch) === 'bridge' ? [{ device: context.tapOf(one), switch: one.attachment.switch }] : [])),
    assumed: [
      'guests of QEMU run with KVM where a probe at the start finds that it works, else by emulation, many times slower',
      ...(machine.boot === 'disk' ? ['a guest that boots its disk: a boot sector, and the root in the first partition; its kernel writes to the first serial port'] : []),
      ...(machine.boot === 'repository' ? ['a kernel for guests, made by `./mln template kernel`'] : []),
      ...(machine.display.kind === 'vnc' || machine.display.kind === 'spice' ? ['a display on 127.0.0.1 has no password: whoever has an account on the server can see and use it'] : []),
    ],
  };
};

type Folder = { readonly tag: string; readonly path: string; readonly point: string; readonly readOnly: boolean };

/** The modules of the repository's kernel lie beside it, for a guest that is to load some. */
const foldersOf = ({ settings }: Guest, { boot }: Machine, room: string): Folder[] => [
  ...(boot === 'repository' && settings.modules.length > 0 ? [{ tag: 'modules', path: `${room}/kernel/modules`, point: '/lib/modules', readOnly: true }] : []),
  ...settings.hostfs.map(({ value }, index) => ({ tag: `hostfs${index}`, path: value.source, point: value.point, readOnly: value.access === 'ro' })),
];

/** The command line, one purpose a line. A guest that panics ends with a failure; QEMU itself may not start programs or gain rights. */
const argumentGroups = (guest: Guest, context: PlanContext, machine: Machine, room: string, links: readonly Link[], folders: readonly Folder[]): string[][] => [
  ['-name', `guest=${context.uniqueName}`, '-pidfile', `${room}/pid`],
  ['-chardev', `pipe,id=monitor,path=${room}/monitor`, '-mon', 'chardev=monitor'],
  ['-nodefaults', '-no-user-config', '-sandbox', 'on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny'],
  ['-machine', machine.kind === 'microvm' ? 'microvm,pcie=on' : 'q35', '-cpu', 'max', '-smp', String(guest.settings.cpus?.value ?? 1), '-m', `${Math.floor(guest.settings.memory.value / MEBIBYTE)}M`],
  ['-device', 'pvpanic', '-action', 'panic=exit-failure'],
  randomArguments,
  [...displayArguments(machine, guest.settings.vnckeymap?.value), ...screenArguments(machine)],
  ...diskArguments(guest, context, machine),
  ...folderArguments(folders),
  ...links.map(({ words }) => [...words]),
  [...machine.extra.words],
].filter(group => group.length > 0);

export const target: Target = { name: 'qemu', diagnostics, packages: ['qemu-system-x86'], links: () => ['vde', 'bridge'], check, plan };
