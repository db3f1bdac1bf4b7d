import type { Guest, Interface, Project, Server } from '../5-model/project.ts';
import { printSize } from '../schema/readers.ts';
import type { SwitchBackend } from '../target-api.ts';
import type { Backends } from './backends.ts';
import { imageFolder, isSnapshot, type DisksOf } from './disks.ts';
import { attachmentText } from './facts.ts';
import { ZONES } from './families/common.ts';
import { families } from './families/families.ts';
import type { NamedOf } from './named-paths.ts';
import type { Render } from './render.ts';
import { hasSecrets } from './secrets.ts';

export interface About {
  readonly source: string;
  readonly warnings: readonly string[];
  /** By the platforms. */
  readonly assumed: readonly string[];
  readonly backends: Backends;
  readonly disksOf: DisksOf;
  readonly namedOf: NamedOf;
  /** Debian packages for a guest, by its platform. */
  readonly packagesOf: (guest: Guest) => readonly string[];
  /** Whether only root can run a guest. */
  readonly isRoots: (guest: Guest) => boolean;
  /** Where root keeps the states of projects on a server. */
  readonly stateRoot: (server: Server) => string;
}

const switchPackages: Readonly<Record<SwitchBackend, string>> = { uml_switch: 'uml-utilities', vde: 'vde2', bridge: 'iproute2' };

/** What the runtime itself calls. */
const runtimePackages = ['e2fsprogs', 'util-linux'] as const;

/** What brings a template, as the runtime says it too: it makes some by itself. */
const templateWords = (template: string): string => {
  const [, made] = /^(busybox|debian)(?:\.|$)/.exec(template) ?? [];
  const [, suite] = /^debian-([a-z]+)(?:\.ext4)?$/.exec(template) ?? [];
  return made ?? (suite === undefined ? `add FILE --name ${template}` : `debian ${suite}`);
};

/** README.md of the output: what there is, how to use it, what a server must have, and what the compiler had to say. */
export const readme = (project: Project, { source, warnings, assumed, backends, disksOf, namedOf, packagesOf, isRoots, stateRoot }: About, render: Render): string => {
  const names = interfaceNames(project);
  const severalServers = project.servers.some(server => server.name !== 'local');
  const withConsole = project.guests.find(guest => guest.settings.term.value !== 'none');
  const onlyRoot = project.guests.length > 0 && project.guests.every(isRoots);
  const isStateUsual = !onlyRoot && project.servers.every(server => server.settings?.state === undefined);
  const states = new Set(project.servers.map(server => stateText(project.name, stateRoot(server), onlyRoot || server.settings?.state !== undefined)));
  const allAssumed = [...assumptions(project), ...assumed];
  return render('templates/project/README.md.hbs', {
    project: project.name,
    source,
    summary: summary(project),
    columns: ['guest', ...(severalServers ? ['server'] : []), 'platform', 'memory', 'template', ...names],
    rows: project.guests.map(guest => ({ cells: row(guest, names, severalServers) })),
    firstGuest: project.guests[0]?.name ?? 'GUEST',
    hasExpectations: project.expectations.length > 0,
    hasConsole: withConsole !== undefined,
    withConsole: withConsole?.name ?? '',
    hasBrought: brought(project).length > 0,
    brought: brought(project),
    servers: project.servers.map(server => ({ name: server.name === 'local' ? 'local: the machine that the scripts run on' : server.name, needs: needs(server, { backends, disksOf, namedOf, packagesOf }) })),
    isRoots: onlyRoot,
    isStateUsual,
    isStateElsewhere: !isStateUsual,
    state: [...states].sort().join(', '),
    hasSecrets: project.guests.some(hasSecrets),
    hasAssumed: allAssumed.length > 0,
    assumed: allAssumed,
    hasWarnings: warnings.length > 0,
    warnings,
  });
};

/** Root's place; a user has one of their own where the server names none. */
const stateText = (name: string, root: string, isOne: boolean): string =>
  (isOne ? `\`${root}/${name}\`` : `\`~/.local/state/mln/projects/${name}\` (root: \`${root}/${name}\`)`);

const count = (number: number, thing: string): string => `${number} ${thing}${number === 1 ? '' : thing.endsWith('ch') ? 'es' : 's'}`;

const summary = ({ guests, servers, switches }: Project): string =>
  `${count(guests.length, 'guest')} on ${count(servers.length, 'server')}${switches.length === 0 ? '' : `, ${count(switches.length, 'switch')}`}.`;

/** What plug-ins add at the top, folders as such: plug-in by plug-in. */
const brought = ({ added: { files } }: Project): { readonly plugin: string; readonly names: string }[] => {
  const names = new Map<string, Set<string>>();
  for (const { plugin, path, server, secret } of files) {
    if (server !== undefined || secret) continue;
    const own = names.get(plugin) ?? new Set();
    names.set(plugin, own.add(path.replace(/\/.*/, '/')));
  }
  return [...names].map(([plugin, own]) => ({ plugin, names: [...own].sort().join(', ') }));
};

/** Every name of an interface in the project, by number and then by name. */
const interfaceNames = (project: Project): string[] => {
  const number = (name: string): number => Number(/[0-9]+$/.exec(name)?.[0] ?? Number.MAX_SAFE_INTEGER);
  return [...new Set(project.guests.flatMap(guest => guest.interfaces.map(one => one.name)))]
    .sort((a, b) => number(a) - number(b) || (a < b ? -1 : 1));
};

const row = (guest: Guest, names: readonly string[], severalServers: boolean): string[] => {
  const byName = new Map(guest.interfaces.map(one => [one.name, one]));
  return [
    guest.name,
    ...(severalServers ? [guest.server] : []),
    guest.platform,
    printSize(guest.settings.memory.value),
    guest.settings.filesystem?.value ?? guest.template.name,
    ...names.map(name => cell(byName.get(name))),
  ];
};

/** "10.0.0.1/24 via 10.0.0.254, switch lan" */
const cell = (one: Interface | undefined): string => {
  if (one === undefined) return '';
  const addresses = [...(one.dhcp ? ['dhcp'] : []), ...one.addresses.map(({ address, prefix }) => `${address}/${prefix}`)].join(' ');
  const gateway = one.settings.gateway === undefined ? '' : ` via ${one.settings.gateway.value}`;
  return [...(addresses === '' ? [] : [`${addresses}${gateway}`]), attachmentText(one)].join(', ');
};

const needs = ({ guests, switches, name }: Server, { backends, disksOf, namedOf, packagesOf }: Pick<About, 'backends' | 'disksOf' | 'namedOf' | 'packagesOf'>): string[] => {
  const sorted = (list: readonly string[]): string => [...new Set(list)].sort().join(', ');
  const made = guests.filter(guest => guest.settings.filesystem === undefined && !isSnapshot(guest));
  const zones = guests.flatMap(({ settings, template }) =>
    (settings.filesystem === undefined && settings.timezone !== undefined && families[template.family].zoneFromServer ? [`${ZONES}/${settings.timezone.value}`] : []));
  const paths = [...zones, ...guests.flatMap(guest => [
    ...namedOf(guest).map(({ path }) => path),
    ...guest.files.flatMap(({ source }) => (source.kind === 'server' ? [source.path] : [])),
    ...[guest.settings.filesystem?.value, imageFolder(guest)].flatMap(path => (path === undefined ? [] : [path])),
  ])];
  const devices = guests.flatMap(guest => guest.interfaces.flatMap(({ attachment, settings }) =>
    (attachment.kind === 'bridge' && settings.bridge_create?.value !== true ? [attachment.bridge] : attachment.kind === 'tap' ? [attachment.device] : [])));
  return [
    `Debian packages: ${sorted([...runtimePackages, ...(zones.length === 0 ? [] : ['tzdata']), ...guests.flatMap(guest => [...packagesOf(guest), ...disksOf(guest).packages]), ...switches.map(one => switchPackages[backends(name, one.name)])])}`,
    ...[...new Set(made.map(guest => guest.template.name))].sort().map(template =>
      `template ${template}: \`./mln template ${templateWords(template)}\``),
    ...[...new Set(guests.flatMap(guest => disksOf(guest).needs))].sort(),
    ...(devices.length === 0 ? [] : [`network devices: ${sorted(devices)}`]),
    ...(paths.length === 0 ? [] : [`these files: ${sorted(paths)}`]),
  ];
};

/** Defaults that were taken, and what is taken for granted of templates. */
const assumptions = (project: Project): string[] => {
  const without = (what: string, isAssumed: (guest: Guest) => boolean, value: (guest: Guest) => string): string[] => {
    const found = project.guests.filter(isAssumed);
    return [...new Set(found.map(value))].sort().map(one => `${what} ${one}: ${some(found.filter(guest => value(guest) === one))}`);
  };
  return [
    ...without('memory', guest => guest.settings.memory.at === undefined, guest => printSize(guest.settings.memory.value)),
    ...without('template', guest => guest.settings.template === undefined && guest.settings.filesystem === undefined, guest => guest.template.name),
    ...[...new Set(project.guests.map(guest => guest.template.family))].sort().map(family => `${family} templates: ${families[family].assumes}`),
    ...without('accounts', guest => guest.accounts.logins.length === 0, () => 'as in the template'),
  ];
};

const some = (guests: readonly Guest[]): string =>
  `${guests.slice(0, 3).map(guest => guest.name).join(', ')}${guests.length > 3 ? ` and ${guests.length - 3} more` : ''}`;
