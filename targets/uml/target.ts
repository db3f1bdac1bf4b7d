import { CONFIG_INIT, isReadOnly, kernelOf, mebibytes, tapsOf, type Guest, type GuestPlan, type Mount, type PlanContext, type Render, type Target } from '../../compiler/target-api.ts';
import { check, MOST_DISKS } from './check.ts';
import { diagnostics } from './diagnostics.ts';
import { linksOf, usesVector, type Link } from './links.ts';

/** Debian's package user-mode-linux: the kernel is a program, its modules lie beside it. */
const KERNEL = 'linux.uml';
const MODULES = '/usr/lib/uml/modules';

/**
 * The kernel's isofs is a module, and a guest that gets nothing written into its disk sees the modules only when they are mounted before its
 * system begins. Without `=` and `.`, at which the kernel would take the word for a setting of its own or of a module.
 */
const SEED_INIT = ['init=/bin/sh', '-c', `"mkdir -p /lib/modules; mount -t hostfs -o ${MODULES},ro none /lib/modules; exec /sbin/init"`];

/** The last one that the kernel has, so that it renames no other. */
const CONFIG_DISK = MOST_DISKS + 1;

const device = (number: number): string => `/dev/ubd${String.fromCharCode('a'.charCodeAt(0) + number)}`;

/** The root disk is ubda, swap ubdb whether it is there or not, so that a later `swap` renames no disk. */
const devices = {
  root: device(0),
  swap: device(1),
  disks: Array.from({ length: MOST_DISKS }, (_, index) => device(index + 2)),
};

const plan = (guest: Guest, context: PlanContext, render: Render): GuestPlan => {
  const { settings } = guest;
  const links = linksOf(guest.interfaces, context, socketOf(context));
  const modules = guest.interfaces.some(one => one.addresses.some(address => address.family === 6)) ? ['ipv6'] : [];
  const loads = modules.length > 0 || settings.modules.length > 0;
  return {
    command: {
      path: 'command.sh',
      mode: 0o755,
      content: render('targets/uml/templates/command.sh.hbs', {
        guest: guest.name,
        project: context.project.name,
        kernel: kernelOf(guest) ?? KERNEL,
        hasCheckLine: context.hasCheckLine,
        groups: argumentGroups(guest, context, [...links.values()]),
      }),
    },
    devices,
    console: 'tty0',
    kernelName: one => links.get(one)?.kernelName,
    mounts: [
      ...(loads ? [hostFolder(MODULES, '/lib/modules', true)] : []),
      ...settings.hostfs.map(({ value }) => hostFolder(value.source, value.point, value.access === 'ro')),
    ],
    modules,
    taps: tapsOf(guest, context),
    assumed: [
      ...(loads || context.config?.readBy === 'cloud-init' ? [`the kernel's modules are in ${MODULES} of the server`] : []),
      'root of a guest can mount (hostfs) any folder that the account which starts it can read: guests for others want an account that owns nothing else',
      ...(usesVector(context.around) && links.size > 0 ? ['uml_network vector: a kernel from 6.12 on, and `vde_plug` of vdeplug4, on the server'] : []),
    ],
  };
};

/** The command line, one purpose a line. */
const argumentGroups = ({ settings }: Guest, { uniqueName, disk, swap, config, hasCheckLine }: PlanContext, links: readonly Link[]): string[][] => [
  [`mem=${mebibytes(settings.memory.value)}M`],
  [`umid=${uniqueName}`, 'uml_dir=run'],
  [`ubd0=${disk.base === undefined ? disk.path : `${disk.path},${disk.base}`}`, `root=${devices.root}`, 'rw'],
  swap === undefined ? [] : [`ubd1=${swap.path}`],
  ...settings.mount.map(({ value }, index) => [`ubd${index + 2}${isReadOnly(value.options) ? 'r' : ''}=${value.source}`]),
  config === undefined ? [] : [`ubd${CONFIG_DISK}r=${config.path}`, ...(config.readBy === 'mln-init' ? [CONFIG_INIT] : SEED_INIT)],
  settings.ramdisk === undefined ? [] : [`initrd=${settings.ramdisk.value}`],
  ...links.map(link => [link.argument]),
  settings.kernel_args === undefined ? [] : settings.kernel_args.value.split(/\s+/),
  ['con=null', 'ssl=null', 'con0=null,fd:1'],
  // the driver opens these descriptors
  hasCheckLine ? ['ssl0=fd:5,fd:6'] : [],
].filter(group => group.length > 0);

const hostFolder = (source: string, point: string, readOnly: boolean): Mount =>
  ({ device: 'none', point, type: 'hostfs', options: readOnly ? `${source},ro` : source });

const socketOf = (context: PlanContext) => (switchName: string): string =>
  context.switchOf(switchName)?.settings.socket?.value ?? `run/${switchName}.ctl`;

/** The guest's memory is a file of the process in /dev/shm; page tables for each process of the guest, and the kernel itself, come on top. */
const memoryMax = (memory: number): number => memory * 1.25 + 64 * 1024 * 1024;

const calls = { words: ['@debug'], why: 'a kernel in user space maps the code of its processes, traces them (@debug), and wants addresses that are not random' };

const overlay = { format: 'cow', packages: ['uml-utilities'] } as const;

const network = 'mconsole answers over an abstract socket, which a network of its own would cut off';

export const target: Target = { name: 'uml', diagnostics, checkLine: 'ttyS0', overlay, process: { memoryMax, calls, network }, packages: ['user-mode-linux', 'uml-utilities'], links: around => (usesVector(around) ? ['vde', 'bridge'] : ['uml_switch', 'vde', 'bridge']), check, plan };
