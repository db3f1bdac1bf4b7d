import { bootFiles, CONFIG_INIT, kernelOf, mebibytes, tapsOf, type Guest, type GuestPlan, type PlanContext, type Render, type Target } from '../../compiler/target-api.ts';
import { check } from './check.ts';
import { devicesOf, diskArguments, displayArguments, folderArguments, randomArguments } from './devices.ts';
import { diagnostics } from './diagnostics.ts';
import { linksOf } from './links.ts';
import { displayOf, machineOf, type Machine } from './machine.ts';

const plan = (guest: Guest, context: PlanContext, render: Render): GuestPlan => {
  const machine = machineOf(guest, context);
  const devices = devicesOf(machine);
  const links = linksOf(guest, context);
  const room = `run/${context.uniqueName}`;
  const folders = foldersOf(guest, machine, room);
  return {
    command: {
      path: 'command.sh', mode: 0o755,
      content: render('targets/qemu/templates/command.sh.hbs', {
        guest: guest.name, project: context.project.name,
        groups: [
          ...machineArguments(guest, context, machine, room),
          ...diskArguments(guest, context, machine),
          ...folderArguments(folders),
          ...[...links.values()].map(link => link.words),
          machine.extra.words,
        ].filter(group => group.length > 0),
        bootsKernel: machine.boot !== 'disk',
        kernel: kernelWords(guest, room),
        append: [`root=${devices.root}`, 'rw', 'console=ttyS0', ...(context.config?.readBy === 'mln-init' ? [CONFIG_INIT] : []), ...(guest.settings.kernel_args === undefined ? [] : [guest.settings.kernel_args.value])].join(' '),
      }),
    },
    devices,
    console: 'ttyS0',
    // udev names it by its slot; it gets its own name by its MAC
    kernelName: one => {
      const link = links.get(one);
      return link && (guest.template.family === 'busybox' ? `eth${link.rank}` : `enp0s${link.slot}`);
    },
    mounts: folders.map(({ tag, point, readOnly }) => ({ device: tag, point, type: '9p', options: `trans=virtio,version=9p2000.L${readOnly ? ',ro' : ''}` })),
    modules: [], taps: tapsOf(guest, context),
    assumed: [
      'guests of QEMU run with KVM where a probe at the start finds that it works, else by emulation, many times slower',
      ...(machine.boot === 'disk' ? ['a guest that boots its disk: a boot sector, the root in the first partition, and a kernel that writes to the first serial port'] : []),
      ...(machine.boot === 'repository' ? ['a kernel for guests: `./mln template kernel`'] : []),
      ...(['vnc', 'spice'].includes(machine.display.kind) ? ['a display on 127.0.0.1 has no password: who has an account on the server can see and use it'] : []),
    ],
  };
};

/** The machine itself, one purpose a line. A guest that panics ends with a failure; QEMU may neither start programs nor gain rights. */
const machineArguments = (guest: Guest, context: PlanContext, machine: Machine, room: string): string[][] => [
  ['-name', `guest=${context.uniqueName}`, '-pidfile', `${room}/pid`],
  ['-qmp', `pipe:run/started/${guest.name}/qmp`],
  context.hasCheckLine ? ['-chardev', `pipe,id=check,path=run/started/${guest.name}/check`, '-device', 'isa-serial,chardev=check,index=3'] : [],
  ['-nodefaults', '-no-user-config', '-sandbox', 'on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny'],
  ['-machine', machine.isMicrovm ? 'microvm,pcie=on' : 'q35', '-cpu', 'max', '-smp', String(guest.settings.cpus?.value ?? 1)],
  ['-m', `${mebibytes(guest.settings.memory.value)}M`],
  ['-device', 'pvpanic', '-action', 'panic=exit-failure'],
  randomArguments,
  displayArguments(machine, guest.settings.vnckeymap?.value, context),
];

/** The kernel of the repository is linked into the guest's folder when it starts. */
const kernelWords = (guest: Guest, room: string): string[] => {
  const own = kernelOf(guest);
  const ramdisk = guest.settings.ramdisk?.value ?? (own === undefined ? `${room}/kernel/initrd` : undefined);
  return ['-kernel', own ?? `${room}/kernel/linux`, ...(ramdisk === undefined ? [] : ['-initrd', ramdisk])];
};

/** Folders of the service host, and the modules that lie beside the repository's kernel, for a guest that is to load some. */
const foldersOf = ({ settings }: Guest, { boot }: Machine, room: string) => [
  ...(boot === 'repository' && settings.modules.length > 0 ? [{ tag: 'modules', path: `${room}/kernel/modules`, point: '/lib/modules', readOnly: true }] : []),
  ...settings.hostfs.map(({ value }, index) => ({ tag: `hostfs${index}`, path: value.source, point: value.point, readOnly: value.access === 'ro' })),
];

/** Beside the guest's memory: its devices, and what an emulated processor is translated to. */
const memoryMax = (memory: number): number => memory * 1.1 + 512 * 1024 * 1024;

const calls = { words: ['seccomp'], why: 'an emulator writes the code that it runs, and shuts itself in further (-sandbox: seccomp)' };
export const target: Target = { name: 'qemu', diagnostics, checkLine: 'ttyS3', overlay: { format: 'qcow2', packages: ['qemu-utils'] }, process: { memoryMax, calls, network: 'taps, the user-mode network and displays are in that of the server', devices: ['/dev/kvm'] }, packages: ['qemu-system-x86'], links: () => ['vde', 'bridge'], bootFiles: (guest, context) => (machineOf(guest, context).boot === 'disk' ? [] : bootFiles(guest)), display: displayOf, check, plan };
