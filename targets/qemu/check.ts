import type { Guest, PlanContext, Report } from '../../compiler/target-api.ts';
import { MOST_DISKS, MOST_FOLDERS, MOST_INTERFACES } from './devices.ts';
import type { diagnostics } from './diagnostics.ts';
import { FIRST_VNC_PORT, machineOf, type Machine } from './machine.ts';

type Qemu = Report<typeof diagnostics>;

const MEBIBYTE = 1024 * 1024;
/** Measured with Debian's kernel and busybox: with 80 MiB it panics. */
const LEAST_MEMORY = 96;

/** What the driver finds a guest by, or what would take it out of its hands. */
const ours = /^--?(?:name|pidfile|daemonize|D|S|snapshot|nographic|chroot|runas)$/;

export const check = (guest: Guest, context: PlanContext): void => {
  const report: Qemu = context.report;
  const machine = machineOf(guest, context);
  checkSize(guest, machine, report);
  checkDisplay(guest, machine, context, report);
  const word = machine.extra.words.find(one => ours.test(one));
  if (word !== undefined) report('qemu-extra-ours', machine.extra.at, { word });
  if (machine.kind === 'microvm' && machine.boot === 'disk') report('qemu-microvm-cannot', guest.origin, { what: 'boot from its disk' });
  for (const one of guest.interfaces) {
    if (one.attachment.kind === 'bridge') report('qemu-bridge-needs-tap', one.settings.bridge?.at ?? one.origin, { networkInterface: one.name, bridge: one.attachment.bridge });
  }
};

const checkSize = (guest: Guest, { boot }: Machine, report: Qemu): void => {
  const { memory, mount, hostfs } = guest.settings;
  const mebibytes = Math.floor(memory.value / MEBIBYTE);
  if (boot === 'repository' && mebibytes < LEAST_MEMORY) report('qemu-memory-small', memory.at ?? guest.origin, { mebibytes, least: LEAST_MEMORY });
  const many = (what: string, number: number, most: number, at = guest.origin): void => {
    if (number > most) report('qemu-too-many', at, { what, number, most });
  };
  many('further disks', mount.length, MOST_DISKS, mount[MOST_DISKS]?.at);
  many('folders', hostfs.length, MOST_FOLDERS, hostfs[MOST_FOLDERS]?.at);
  many('interfaces', Math.max(guest.interfaces.length, ...guest.interfaces.map(({ name }) => (/^eth[0-9]{1,4}$/.test(name) ? Number(name.slice(3)) + 1 : 0))), MOST_INTERFACES);
};

const checkDisplay = (guest: Guest, { kind, display }: Machine, context: PlanContext, report: Qemu): void => {
  if (display.kind === 'none') return;
  if (kind === 'microvm') report('qemu-microvm-cannot', display.at ?? guest.origin, { what: 'have a display' });
  if (display.kind === 'spice' ? display.port === undefined : display.kind === 'vnc' && display.port !== undefined && display.port < FIRST_VNC_PORT) {
    report('qemu-display-port', display.at ?? guest.origin, { kind: display.kind, first: FIRST_VNC_PORT });
  }
  if (display.port === undefined) return;
  const first = context.project.guests.find(other => other.platform === guest.platform && other.server === guest.server && machineOf(other, context).display.port === display.port);
  if (first !== undefined && first !== guest) report('qemu-display-twice', display.at ?? guest.origin, { port: display.port, other: first.name });
};
