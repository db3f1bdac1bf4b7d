import { diskAt, type Guest, type GuestPlan, type PlanContext, type Render, type Target } from '../../compiler/target-api.ts';
import { check } from './check.ts';
import { configurationOf, consoleOf, displayOf, displays } from './configuration.ts';
import { diagnostics } from './diagnostics.ts';
import { devices } from './disks.ts';
import { viewOf } from './entries.ts';
import { bootFilesOf, machineOf, type Machine } from './machine.ts';
import { xlString } from './quote.ts';

const plan = (guest: Guest, context: PlanContext, render: Render): GuestPlan => {
  const machine = machineOf(guest, context);
  const position = new Map(guest.interfaces.map((one, index) => [one.name, index]));
  const superclass = guest.superclasses.length === 0 ? '' : `, superclass ${guest.superclasses.join(', ')}`;
  return {
    command: {
      path: `${guest.name}.cfg`,
      mode: 0o644,
      content: render('targets/xen/templates/domain.cfg.hbs', {
        forXm: machine.toolstack === 'xm',
        about: `${guest.name} of ${context.project.name}${superclass}. Start it: ./mln start -h ${guest.name}`,
        groups: configurationOf(guest, machine, context).map(group => group.map(viewOf)),
        hasExtra: machine.extra !== '',
        extra: machine.extra,
      }),
    },
    devices,
    console: consoleOf(machine.kind),
    // udev may call it enX0; it gets its name by its MAC
    kernelName: one => `${guest.template.family === 'busybox' ? 'eth' : 'enX'}${position.get(one.name) ?? 0}`,
    mounts: [],
    modules: [],
    taps: [],
    packages: wantsDeviceModel(guest, context, machine) ? ['qemu-system-xen'] : [],
    assumed: [
      `the state of root's projects is ${context.state}: the configurations name the disks there, and start writes another place into its own copy`,
      ...(machine.kernel !== undefined ? [] : [machine.kind === 'hvm'
        ? 'a domain without `kernel` of type hvm: its disk has a boot sector'
        : 'domains without `kernel`: pygrub finds one in the disk, which has /boot/grub/grub.cfg']),
      ...(machine.toolstack === 'xm' ? ['toolstack xm: the configurations are for `xm create`; the scripts themselves call xl'] : []),
      ...(guest.interfaces.some(one => one.attachment.kind === 'unplugged') ? ['an interface without switch or bridge joins the default bridge of xl on the server'] : []),
    ],
  };
};

/** xl has QEMU serve disks that are files, and be all of a whole PC and its screen. */
const wantsDeviceModel = (guest: Guest, { disk, swap }: PlanContext, { kind }: Machine): boolean =>
  kind === 'hvm' || displays(guest) || [disk, ...(swap === undefined ? [] : [swap]), ...guest.settings.mount.map(({ value }) => diskAt(value.source))].some(one => one.kind !== 'block');

/** Debian's, and those of Xen itself. */
const services = {
  names: ['xen.service', 'xenconsoled.service', 'xendomains.service'],
  why: 'when the server goes down, xendomains saves or stops the domains that it finds: ours are down before',
};

export const target: Target = { name: 'xen', diagnostics, packages: ['xen-system-amd64', 'iproute2'], owner: 'root', quotes: { xl: xlString }, services, links: () => ['bridge'], bootFiles: (guest, context) => bootFilesOf(guest, machineOf(guest, context)), display: (guest, context) => displayOf(guest, machineOf(guest, context)), check, plan };
