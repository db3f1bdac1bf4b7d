import type { Guest, Server } from '../5-model/project.ts';
import { confFile } from './conf-file.ts';
import { baseOf } from './disks.ts';
import type { OutputFile } from './output-file.ts';
import type { Render } from './render.ts';
import { serverFolder } from './server-files.ts';

/** A file for each base of copy-on-write disks: it is as large as the one guest on it that asks for most. */
export const baseFiles = (server: Server, render: Render): OutputFile[] =>
  [...guestsByBase(server)].map(([name, guests]) => ({
    path: `${serverFolder(server.name)}/bases/${name}.conf`,
    mode: 0o644,
    content: baseConf(name, guests, render),
  }));

/** By the names of the bases, in order. */
const guestsByBase = ({ guests }: Server): Map<string, Guest[]> => {
  const bases = new Map<string, Guest[]>();
  for (const guest of guests) {
    const base = baseOf(guest);
    if (base === undefined) continue;
    const sharing = bases.get(base);
    if (sharing === undefined) bases.set(base, [guest]);
    else sharing.push(guest);
  }
  return new Map([...bases].sort(([a], [b]) => (a < b ? -1 : 1)));
};

const baseConf = (name: string, guests: readonly Guest[], render: Render): string => {
  const { template } = guests[0]!;
  return confFile(`base ${name}, shared by ${guests.map(guest => guest.name).join(', ')}`, {
    base_template: template.name,
    base_template_sha256: template.known?.settings.sha256?.value ?? '',
    base_seed: guests.every(({ seed }) => seed !== undefined) ? 'yes' : '',
    base_free_space: largest(guests.map(({ settings }) => settings.free_space?.value)),
    base_size: largest(guests.map(({ settings }) => (settings.free_space === undefined ? settings.size?.value : undefined))),
  }, render);
};

const largest = (sizes: readonly (number | undefined)[]): number | '' => {
  const known = sizes.filter(size => size !== undefined);
  return known.length === 0 ? '' : Math.max(...known);
};
