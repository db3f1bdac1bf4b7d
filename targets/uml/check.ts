import { umlArgument, umlPart, type UmlArgument } from './argument.ts';
import { mebibytes, type Guest, type Origin, type PlanContext, type Report } from '../../compiler/target-api.ts';
import type { diagnostics } from './diagnostics.ts';

type Uml = Report<typeof diagnostics>;

/** Measured: at 20 MiB the kernel panics. */
const LEAST_MEMORY = 24;
/** The kernel has ubd0 to ubd15; the first two are root and swap. */
export const MOST_DISKS = 14;
const MOST_INTERFACES = 32;
/** UMID_LEN of the kernel, without its NUL. */
const LONGEST_UMID = 63;

/** Arguments that mlnc writes, and the keyword to use instead. */
const ours: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/^mem=/, '`memory`'],
  [/^(?:umid|uml_dir|root|rw|ro)(?:=|$)/, ''],
  [/^ubd/, '`mount`'],
  [/^(?:eth|vec)[0-9]/, '`network`'],
  [/^(?:con|ssl|mlncon)[0-9]*=/, '`term`'],
  [/^initrd=/, '`ramdisk`'],
  [/^hostfs=/, '`hostfs`'],
];

export const check = (guest: Guest, context: PlanContext): void => {
  const report: Uml = context.report;
  checkMachine(guest, context, report);
  checkPaths(guest, context, report);
  checkArguments(guest, context, report);
};

const checkMachine = (guest: Guest, { uniqueName: name, config }: PlanContext, report: Uml): void => {
  const { memory, mount } = guest.settings;
  const most = config === undefined ? MOST_DISKS : MOST_DISKS - 1;
  if (mebibytes(memory.value) < LEAST_MEMORY) report('uml-memory-small', memory.at ?? guest.origin, { mebibytes: mebibytes(memory.value), least: LEAST_MEMORY });
  if (name.length > LONGEST_UMID) report('uml-name-too-long', guest.origin, { name });
  if (mount.length > most) report('uml-too-many-disks', mount[most]?.at, { disks: mount.length, most });
  if (guest.interfaces.length > MOST_INTERFACES) report('uml-too-many-interfaces', guest.origin, { interfaces: guest.interfaces.length, most: MOST_INTERFACES });
};

const checkPaths = (guest: Guest, context: PlanContext, report: Uml): void => {
  const { filesystem, filepath, ramdisk, mount, hostfs } = guest.settings;
  const part = (what: string, value: string, at: Origin | undefined, said: UmlArgument = umlPart(value)): void => {
    if ('problem' in said) report('uml-cannot-say', at, { what, value, problem: said.problem });
  };
  if (filesystem !== undefined) part('the path of the disk', filesystem.value, filesystem.at);
  if (filepath !== undefined) part('the folder of the disk', filepath.value, filepath.at);
  if (ramdisk !== undefined) part('the ramdisk', ramdisk.value, ramdisk.at, umlArgument('initrd', ramdisk.value));
  for (const { value, at } of mount) part('the disk', value.source, at);
  for (const { value, at } of hostfs) part('the folder', value.source, at);
  for (const one of guest.interfaces) {
    const socket = one.attachment.kind === 'switch' ? context.switchOf(one.attachment.switch)?.settings.socket : undefined;
    if (socket !== undefined) part('the socket', socket.value, socket.at);
  }
};

const checkArguments = (guest: Guest, { config }: PlanContext, report: Uml): void => {
  const given = guest.settings.kernel_args;
  if (given === undefined) return;
  for (const argument of given.value.split(/\s+/)) {
    const said = umlArgument('', argument);
    if ('problem' in said) report('uml-cannot-say', given.at, { what: 'the argument', value: argument, problem: said.problem });
    const known = ours.find(([pattern]) => pattern.test(argument))?.[1];
    // the first program of a guest with a config disk is mlnc's
    const instead = known ?? (config !== undefined && argument.startsWith('init=') ? '' : undefined);
    if (instead !== undefined) report('uml-argument-ours', given.at, { argument, instead });
  }
};
