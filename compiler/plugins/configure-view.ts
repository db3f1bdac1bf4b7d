import type { ResolvedBlock } from '../4-resolve/tree.ts';
import type { Rows } from '../schema/row.ts';
import type { Guest, Interface, Project, Server } from '../5-model/project.ts';
import type { ConfigureInput, GuestView, InterfaceView, ServerView } from './plugin.ts';
import { hostView, noRows, plainText, type ViewContext } from './views.ts';

const nothing: ResolvedBlock = { kind: 'block', keyword: '', name: undefined, entries: new Map(), origin: { span: { file: { path: '', text: '' }, start: 0, end: 0 }, via: [] } };

/** The project, all of it read, as plug-ins see it. */
export const configureView = (project: Project, context: ViewContext): ConfigureInput => {
  const { plugin: { keywords }, read } = context;
  let guests: readonly GuestView[] | undefined;
  const serverRows = keywords.service_host ?? noRows;
  const globalRows = keywords.global ?? noRows;
  // the last of what lies around a server is `global`
  const global = project.servers[0]?.resolved.at(-1);
  return {
    project: project.name,
    read: context.readFile,
    words: read(global ?? nothing, globalRows) as ConfigureInput['words'],
    get guests() { return (guests ??= project.guests.map(guest => guestView(guest, context))); },
    servers: project.servers.map(server => serverView(server, read((server.resolved.length > 1 ? server.resolved[0] : undefined) ?? nothing, serverRows) as ServerView['words'])),
    switches: project.switches.map(({ name }) => name),
  };
};

const serverView = ({ name, settings, guests }: Server, words: ServerView['words']): ServerView => ({
  name,
  ssh: name === 'local' ? undefined : settings?.ssh?.value ?? name,
  port: settings?.port?.value,
  groups: settings?.groups?.map(({ value }) => value) ?? [],
  guests: guests.map(guest => guest.name),
  words,
});

const guestView = (guest: Guest, context: ViewContext): GuestView => {
  const { settings, template, accounts } = guest;
  return Object.defineProperties({
    server: guest.server,
    template: { name: template.name, family: template.family },
    memory: settings.memory.value,
    domain: settings.domain?.value,
    nameservers: settings.nameserver.map(({ value }) => value),
    timezone: settings.timezone?.value,
    locale: settings.locale?.value,
    startup: settings.startup?.value,
    shutdown: settings.shutdown?.value,
    interfaces: guest.interfaces.map(one => interfaceView(one, guest, context)),
    logins: accounts.logins.map(({ name, hash, uid, home }) => ({ name, hash, uid, home })),
    groups: accounts.groups,
    keys: accounts.keys,
    files: guest.files.map(({ destination, source }) => ({ destination, text: source.kind === 'text' ? source.text : undefined })),
  }, Object.getOwnPropertyDescriptors(hostView(guest.resolved, plainText, context))) as unknown as GuestView;
};

const interfaceView = ({ name, mac, attachment, addresses, dhcp, settings, origin }: Interface, guest: Guest, { plugin, read }: ViewContext): InterfaceView => ({
  name,
  mac,
  attachment,
  addresses: addresses.map(({ family, address, prefix }) => ({ family, address, prefix })),
  dhcp,
  gateway: settings.gateway?.value,
  routes: settings.route.map(({ value: { to, via } }) => ({ to: `${to.address}/${to.prefix}`, via })),
  mtu: settings.mtu?.value,
  words: wordsOf(name, guest, plugin.keywords.network, read),
  at: origin,
});

const wordsOf = (name: string, { resolved }: Guest, rows: Rows | undefined, read: ViewContext['read']): InterfaceView['words'] => {
  if (rows === undefined) return {};
  const block = resolved.block.entries.get('network')?.find(entry => entry.kind === 'block' && entry.name === name);
  return read(block?.kind === 'block' ? block : nothing, rows) as InterfaceView['words'];
};
