import type { CheckCodes } from '../../diagnostics/codes/check.ts';
import type { Note, Report } from '../../diagnostics/diagnostic.ts';
import type { Origin } from '../../diagnostics/span.ts';
import { printSize } from '../../schema/readers.ts';
import { USUAL_VOLUME_GROUP, volumeGroupOf } from '../names.ts';
import type { Guest, Project, Server } from '../project.ts';
import type { Checked } from './checked.ts';

/** The guests of one service host, and what is known to be there for them. */
export interface Demand {
  readonly server: string;
  readonly settings: Pick<NonNullable<Server['settings']>, 'memory' | 'volume_space'>;
  readonly askers: readonly Asker[];
  /** The descriptions, where there are several. */
  readonly files: readonly string[];
}

export interface Asker {
  readonly guest: Guest;
  readonly server: Server;
  readonly project: Project;
}

/** What one of them wants, in bytes. */
interface Claim {
  readonly asker: Asker;
  readonly bytes: number;
  readonly at: Origin | undefined;
}

const MEBIBYTE = 1024 * 1024;
/** What vgcreate(8) divides a volume group into unless it is told otherwise. */
const EXTENT = 4 * MEBIBYTE;
/** Claims that a message names. */
const LARGEST = 3;

/** Service hosts of one project whose guests do not fit. */
export const reportCapacity = ({ project }: Checked, report: Report<CheckCodes>): void => {
  for (const server of project.servers) {
    if (server.settings === undefined) continue;
    reportDemand({ server: server.name, settings: server.settings, askers: server.guests.map(guest => ({ guest, server, project })), files: [] }, report);
  }
};

/** What is asked of a service host's memory and volume groups and is not there, with the guests that ask for most. */
export const reportDemand = ({ server, settings: { memory, volume_space: spaces }, askers, files }: Demand, report: Report<CheckCodes>): void => {
  if (memory !== undefined) {
    const has = downTo(memory.value, MEBIBYTE);
    const claims = askers.map((asker): Claim => ({ asker, bytes: downTo(asker.guest.settings.memory.value, MEBIBYTE), at: asker.guest.settings.memory.at }));
    const wanted = sum(claims);
    if (wanted > has) report('memory-overcommitted', memory.at, { server, wanted: wanted / MEBIBYTE, has: has / MEBIBYTE, guests: claims.length, files }, largest(claims, files));
  }
  for (const { value: { group, size }, at } of spaces) {
    const there = askers.filter(asker => hasVolumes(asker.guest) && groupOf(asker) === group);
    const claims = there.map(volumesOf);
    const wanted = sum(claims);
    const has = downTo(size, EXTENT);
    if (wanted <= has) continue;
    const unknown = there.filter(({ guest }) => !isSizeKnown(guest)).length;
    report('volumes-overcommitted', at, { server, group, wanted: printSize(wanted), has: printSize(has), guests: claims.length, unknown, files }, largest(claims, files));
  }
};

const groupOf = ({ guest, server, project }: Asker): string => volumeGroupOf(guest, server, project) ?? USUAL_VOLUME_GROUP;

/** The part of a guest's volumes that the description tells: what a template holds is known on the server only. */
const volumesOf = (asker: Asker): Claim => {
  const { free_space: free, size, swap, lvm_snapshot: snapshot } = asker.guest.settings;
  const disk = snapshot?.value === true ? undefined : free ?? size;
  return { asker, bytes: upTo(disk?.value ?? 0, EXTENT) + upTo(swap?.value ?? 0, EXTENT), at: (disk ?? swap)?.at };
};

const hasVolumes = ({ settings: { lvm, filesystem } }: Guest): boolean => lvm?.value === true && filesystem === undefined;
const isSizeKnown = ({ settings: { free_space: free, size } }: Guest): boolean => free === undefined && size !== undefined;

const sum = (claims: readonly Claim[]): number => claims.reduce((total, { bytes }) => total + bytes, 0);
const downTo = (bytes: number, unit: number): number => Math.floor(bytes / unit) * unit;
const upTo = (bytes: number, unit: number): number => Math.ceil(bytes / unit) * unit;

const largest = (claims: readonly Claim[], files: readonly string[]): Note[] =>
  claims.filter(({ bytes }) => bytes > 0).sort((a, b) => b.bytes - a.bytes).slice(0, LARGEST).map(({ asker: { guest, project }, bytes, at }) => ({
    text: `\`${guest.name}\`${files.length > 1 ? ` of \`${project.name}\`` : ''} asks for ${printSize(bytes)}`,
    span: (at ?? guest.origin).span,
  }));
