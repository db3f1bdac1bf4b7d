import { bug } from '../diagnostics/diagnostic.ts';
import type { Origin } from '../diagnostics/span.ts';
import type { ConfigureOperation, HookOperation, ReportOperation } from '../schema/operations.ts';
import { addressName, cryptHash, fileMode, guestPath, ownerAndGroup, plainAddress, publicKey, userId, userName } from '../schema/readers.ts';
import type { Reader } from '../schema/row.ts';
import type { ModelReport } from './context.ts';
import { homeOf } from './home.ts';
import { byName, byText } from './order.ts';
import { joinTexts } from './read-settings.ts';
import type { AuthorizedKeys, Guest, Login, Project } from './project.ts';

type AtPlace<O> = O & { readonly at: Origin };

export type Addition = AtPlace<Exclude<ConfigureOperation, ReportOperation> | HookOperation>;

/** What this phase asks of plug-ins. */
export interface PluginConfigures {
  readonly name: string;
  readonly concerns: (words: ReadonlySet<string>) => boolean;
  /** Undefined where it reported an error. */
  readonly configure: (project: Project) => readonly Addition[] | undefined;
}

/** The project with what plug-ins add to guests and output; each sees what those before it added. Undefined where one reported an error. */
export const configureByPlugins = (project: Project, plugins: readonly PluginConfigures[], words: ReadonlySet<string>, report: ModelReport): Project | undefined => {
  let changed = project;
  for (const plugin of plugins) {
    if (!plugin.concerns(words)) continue;
    const additions = plugin.configure(changed);
    if (additions === undefined) return undefined;
    if (additions.length > 0) changed = withAdditions(changed, plugin.name, additions, report);
  }
  return changed;
};

const withAdditions = (project: Project, plugin: string, additions: readonly Addition[], report: ModelReport): Project => {
  const guests = new Map(project.guests.map(guest => [guest.name, guest]));
  const files = [...project.added.files];
  const hooks = [...project.added.hooks];
  const servers = new Set(project.servers.map(server => server.name));
  for (const addition of additions) {
    const { at } = addition;
    if (addition.do === 'output' || addition.do === 'hook') {
      const { server, text } = addition;
      if (server !== undefined && !servers.has(server)) report('plugin-names-unknown', at, { plugin, kind: 'service_host', name: server });
      else if (addition.do === 'hook') hooks.push({ plugin, event: addition.event, text, server });
      else files.push({ plugin, path: addition.path, text, server, executable: addition.executable ?? false, secret: addition.secret ?? false, at });
      continue;
    }
    const guest = guests.get(addition.guest);
    if (guest === undefined) report('plugin-names-unknown', at, { plugin, kind: 'host', name: addition.guest });
    else guests.set(guest.name, withAddition(guest, addition, report));
  }
  const list = project.guests.map(({ name }) => guests.get(name) ?? bug(`no guest ${name}`));
  return { ...project, guests: list, servers: project.servers.map(server => ({ ...server, guests: server.guests.map(({ name }) => guests.get(name) ?? bug(`no guest ${name}`)) })), added: { files, hooks } };
};

const withAddition = (guest: Guest, addition: Exclude<Addition, { readonly do: 'output' | 'hook' }>, report: ModelReport): Guest => {
  const { at } = addition;
  /** What a description could not say, a plug-in cannot either. */
  const read = <T>(reader: Reader<T>, text: string, secret = false): T | undefined => {
    const found = reader.read(text);
    if ('value' in found) return found.value;
    report(`bad-${reader.kind}`, at, { keyword: addition.do, text: secret ? undefined : text, ...found.refusal });
    return undefined;
  };
  switch (addition.do) {
    case 'file': {
      const destination = read(guestPath, addition.path);
      const mode = addition.mode === undefined ? '0644' : read(fileMode, addition.mode);
      const owner = addition.owner === undefined ? undefined : read(ownerAndGroup, addition.owner);
      if (destination === undefined) return guest;
      const files = [...guest.files, { source: { kind: 'text' as const, text: addition.text }, destination, mode, owner, at }];
      return { ...guest, files: files.sort((a, b) => byText(a.destination, b.destination)) };
    }
    case 'startup':
    case 'shutdown': {
      const before = guest.settings[addition.do]?.value;
      const setting = { value: before === undefined ? addition.text : joinTexts([before, addition.text]), at };
      return { ...guest, settings: Object.create(guest.settings, { [addition.do]: { value: setting, enumerable: true } }) as Guest['settings'] };
    }
    case 'hosts': {
      const address = read(plainAddress, addition.address);
      const names = addition.names.flatMap(name => read(addressName, name) ?? []);
      return address === undefined || names.length === 0 ? guest : { ...guest, hosts: [...guest.hosts, { address, names }] };
    }
    case 'user': {
      const name = read(userName, addition.name);
      const password = read(cryptHash, addition.password ?? '*', true);
      const home = addition.home === undefined ? homeOf(addition.name) : read(guestPath, addition.home);
      const uid = addition.uid === undefined ? undefined : read(userId, String(addition.uid));
      const lines = (addition.keys ?? []).flatMap(key => read(publicKey, key) ?? []);
      if (name === undefined || password === undefined || home === undefined) return guest;
      return withLogin(guest, { name, hash: password.kind === 'hash' ? password.hash : undefined, uid, home, at }, lines);
    }
  }
};

const locked: Login = { name: 'root', hash: undefined, uid: 0, home: homeOf('root'), at: undefined };

/** root first, then by name. */
const withLogin = (guest: Guest, login: Login, lines: readonly string[]): Guest => {
  const { logins, keys } = guest.accounts;
  const others = logins.filter(({ name }) => name !== login.name);
  const all = [...others, login].sort(byName);
  const root = all.find(({ name }) => name === 'root') ?? locked;
  return { ...guest, accounts: { ...guest.accounts, logins: [root, ...all.filter(({ name }) => name !== 'root')], keys: withKeys(keys, login, lines) } };
};

const withKeys = (keys: readonly AuthorizedKeys[], { name, home }: Login, lines: readonly string[]): readonly AuthorizedKeys[] => {
  if (lines.length === 0) return keys;
  const known = keys.find(({ user }) => user === name)?.lines ?? [];
  return [...keys.filter(({ user }) => user !== name), { user: name, home, lines: [...new Set([...known, ...lines])] }].sort((a, b) => byText(a.user, b.user));
};
