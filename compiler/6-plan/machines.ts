/** What several platforms read of a guest in the same way. */
import type { Origin } from '../diagnostics/span.ts';
import type { Guest, Interface } from '../5-model/project.ts';
import type { Setting } from '../schema/settings.ts';
import type { GuestPlan, PlanContext } from '../target-api.ts';

/** The first program of a guest that has a config disk: its template has it, and goes on to its own init from there. */
export const CONFIG_INIT = 'init=/sbin/mln-init';

/** Whole mebibytes of a size, as hypervisors count memory. */
export const mebibytes = (bytes: number): number => Math.floor(bytes / (1024 * 1024));

/** The kernel that the description names, for the host or for its template. */
export const kernelOf = ({ settings, template }: Guest): string | undefined => settings.kernel?.value ?? template.known?.settings.kernel?.value;

/** What a guest boots from that the description names. */
export const bootFiles = (guest: Guest): string[] => [kernelOf(guest), guest.settings.ramdisk?.value].filter(path => path !== undefined);

/** Whether the options of a `mount` say so; such a disk is read-only to the guest's kernel too, so that several guests can have it. */
export const isReadOnly = (options: string | undefined): boolean => options?.split(',').includes('ro') ?? false;

export const FIRST_VNC_PORT = 5900;

const LAST_VNC_DISPLAY = 65535 - FIRST_VNC_PORT;
/** How far a search goes. */
const TRIED = 99;

/**
 * The VNC displays among which one without a number looks for a free one, up to `most`: none of them is one that has a number, since
 * it may start before that one and take it.
 */
export const freeDisplays = ({ displayPorts }: PlanContext, most = LAST_VNC_DISPLAY): { readonly first: number; readonly last: number } => {
  let first = 0;
  const end = (): number => Math.min(first + TRIED, most);
  for (const port of displayPorts) {
    const display = port - FIRST_VNC_PORT;
    if (display >= first && display <= end()) first = display + 1;
  }
  if (first > most) first = 0;
  return { first, last: end() };
};

/** `vnc no`, unless something of a display (`said`) is said nearer to the guest than that. */
export const wantsNoDisplay = ({ settings: { vnc } }: Guest, said: readonly (Setting<unknown> | undefined)[]): boolean =>
  vnc?.value === false && said.every(one => one === undefined || levels(one.at) >= levels(vnc.at));

/** How many superclasses up it was said. */
const levels = (at: Origin | undefined): number => at?.via.filter(({ kind }) => kind === 'inherited').length ?? Infinity;

/** Interfaces that are plugged in, each with the number of its own name where it has one, others with the first free one: `eth1` alone is 1. */
export const numbersOf = (interfaces: readonly Interface[]): Map<Interface, number> => {
  const plugged = interfaces.filter(one => one.attachment.kind !== 'unplugged');
  const taken = new Set(plugged.flatMap(one => ownNumber(one) ?? []));
  let next = 0;
  return new Map(plugged.map(one => {
    while (taken.has(next)) next += 1;
    const number = ownNumber(one) ?? next;
    taken.add(number);
    return [one, number];
  }));
};

const ownNumber = ({ name }: Interface): number | undefined => (/^eth(?:0|[1-9][0-9]?)$/.test(name) ? Number(name.slice(3)) : undefined);

/** The taps of a guest that is a process: one for each switch that is a bridge. */
export const tapsOf = (guest: Guest, context: PlanContext): GuestPlan['taps'] =>
  guest.interfaces.flatMap(one =>
    (one.attachment.kind === 'switch' && context.backendOf(one.attachment.switch) === 'bridge' ? [{ device: context.tapOf(one), switch: one.attachment.switch }] : []));
