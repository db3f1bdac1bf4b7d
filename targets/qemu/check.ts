import { FIRST_VNC_PORT, mebibytes, numbersOf, type Guest, type PlanContext, type Report } from '../../compiler/target-api.ts';
import { MOST_DISKS, MOST_FOLDERS, MOST_INTERFACES } from './devices.ts';
import type { diagnostics } from './diagnostics.ts';
import { machineOf, type Machine } from './machine.ts';

type Qemu = Report<typeof diagnostics>;

/** Measured with Debian's kernel and busybox: with 80 MiB it panics. */
const LEAST_MEMORY = 96;

/** What the driver finds a guest by, or what would take it out of its hands. */
const ours = /^--?(?:name|pidfile|daemonize|D|S|snapshot|nographic|chroot|runas)$/;

export const check = (guest: Guest, context: PlanContext): void => {
  const report: Qemu = context.report;
  const machine = machineOf(guest, context);
  const { memory, mount, hostfs } = guest.settings;
  const has = mebibytes(memory.value);
  if (machine.boot === 'repository' && has < LEAST_MEMORY) report('qemu-memory-small', memory.at ?? guest.origin, { mebibytes: has, least: LEAST_MEMORY });
  const cannot = (isSo: boolean, what: string, hint: string, at = guest.origin): void => {
    if (isSo) report('qemu-cannot', at, { what, hint });
  };
  const most = context.config === undefined ? MOST_DISKS : MOST_DISKS - 1;
  cannot(mount.length > most, `have ${mount.length} further disks`, `${most} are possible`, mount[most]?.at);
  cannot(hostfs.length > MOST_FOLDERS, `see ${hostfs.length} folders`, `${MOST_FOLDERS} are possible`, hostfs[MOST_FOLDERS]?.at);
  const last = Math.max(-1, ...numbersOf(guest.interfaces).values());
  cannot(last >= MOST_INTERFACES, `have an interface with the number ${last}`, `the numbers 0 to ${MOST_INTERFACES - 1} are possible`);
  cannot(machine.isMicrovm && machine.boot === 'disk', 'boot from its disk as a `microvm`', 'take out `machine microvm`, or say `boot kernel`');
  cannot(context.config?.readBy === 'mln-init' && machine.boot === 'disk', 'boot from a disk that it shares with others: nothing would tell its kernel to begin with /sbin/mln-init', 'say `boot kernel`, or take out `cow_filesystem`', guest.settings.cow_filesystem?.at);
  cannot(machine.isMicrovm && machine.display.kind !== 'none', 'have a display as a `microvm`', 'take out one of the two', machine.display.at);
  const word = machine.extra.words.find(one => ours.test(one));
  cannot(word !== undefined, `be given \`${word}\`: the scripts could not find it or wait for it`, 'take it out of `qemu_extra`', machine.extra.at);
  checkDisplay(guest, machine, report);
};

const checkDisplay = (guest: Guest, { display: { kind, port, at = guest.origin } }: Machine, report: Qemu): void => {
  const bad = (problem: string, hint: string): void => report('qemu-display-port', at, { problem, hint });
  if (kind === 'spice' && port === undefined) bad('`display spice` wants a port', 'say `display_port 5930`');
  if (kind === 'vnc' && port !== undefined && port < FIRST_VNC_PORT) bad(`a VNC display has a port from ${FIRST_VNC_PORT} on, not ${port}`, `say \`display_port ${FIRST_VNC_PORT + 1}\``);
};
