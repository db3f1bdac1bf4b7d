import type { Guest } from '../5-model/project.ts';
import { accountEntries } from './accounts.ts';
import { checkLineOf } from './checks.ts';
import { factsOf } from './facts.ts';
import { families } from './families/families.ts';
import { guestFiles as filesOfEntries, guestList, placesOf, type GuestEntry } from './guest-entry.ts';
import type { OutputFile } from './output-file.ts';
import type { Render } from './render.ts';
import { serverFolder } from './server-files.ts';
import { userFileCopies, userFileEntries } from './user-files.ts';
import { vmConf, type Planning } from './vm-conf.ts';

export const guestFolder = (guest: Guest): string => `${serverFolder(guest.server)}/vms/${guest.name}`;

export interface PlannedGuest {
  readonly files: readonly OutputFile[];
  /** Those of its entries that are written once for its family. */
  readonly common: readonly (GuestEntry & { readonly kind: 'common' })[];
}

/** What the build makes the guest's seed from, with what is in guest.list. */
const seedFiles = ({ seed }: Guest, folder: string): OutputFile[] => {
  if (seed === undefined) return [];
  const { metaData, networkConfig, cloudConfig, userData, at } = seed;
  const texts = { 'meta-data': metaData, 'network-config': networkConfig, 'cloud-config': cloudConfig, 'user-data': userData };
  return Object.entries(texts).flatMap(([name, content]) => (content === undefined ? [] : [{ path: `${folder}/seed/${name}`, mode: 0o644, content, ...(at && { from: at }) } as const]));
};

/** The folder of one guest. A disk that is used as it is (`filesystem`) gets nothing written into it. */
export const guestFiles = (guest: Guest, project: string, planning: Planning, render: Render): PlannedGuest => {
  const { machine, target } = planning;
  const folder = guestFolder(guest);
  const { family } = guest.template;
  const entries = guest.settings.filesystem === undefined
    ? [...families[family].entries(factsOf(guest, project, machine, checkLineOf(guest, target)), render), ...accountEntries(guest.accounts), ...userFileEntries(guest.files)]
    : [];
  const places = placesOf(entries);
  return {
    common: entries.filter(entry => entry.kind === 'common'),
    files: [
      { path: `${folder}/vm.conf`, mode: 0o644, content: vmConf(guest, planning, render), from: guest.origin },
      { path: `${folder}/${machine.command.path}`, mode: machine.command.mode, content: machine.command.content, from: guest.origin },
      { path: `${folder}/guest.list`, mode: 0o644, content: guestList(entries, family, places), from: guest.origin },
      ...filesOfEntries(entries, folder, places),
      ...seedFiles(guest, folder),
      ...(guest.settings.filesystem === undefined ? userFileCopies(guest, folder) : []),
    ],
  };
};
