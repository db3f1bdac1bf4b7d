import type { Origin } from '../diagnostics/span.ts';
import type { FileOperation, HostsOperation, ScriptOperation, SeedOperation, UserOperation } from '../schema/operations.ts';
import { addressName, cryptHash, fileMode, guestPath, ownerAndGroup, plainAddress, publicKey, userId, userName } from '../schema/readers.ts';
import type { Reader } from '../schema/row.ts';
import type { ModelReport } from './context.ts';
import { homeOf } from './home.ts';
import { hostsText } from './hosts-lines.ts';
import { byName, byText } from './order.ts';
import type { AuthorizedKeys, Guest, GuestFile, HostsLine, HostsText, Login, Seed } from './project.ts';
import { joinTexts } from './read-settings.ts';

/** What a plug-in adds to one guest. */
export type GuestAddition = (FileOperation | ScriptOperation | UserOperation | HostsOperation | SeedOperation) & { readonly at: Origin };

/** What a guest is to have, while it is gathered. */
export interface GuestChanges {
  readonly files: GuestFile[];
  readonly hosts: HostsText[];
  readonly scripts: { -readonly [K in 'startup' | 'shutdown']: Guest['settings'][K] };
  readonly logins: Map<string, Login>;
  readonly keys: Map<string, AuthorizedKeys>;
  seed: Seed | undefined;
}

export const changesOf = ({ files, hosts, settings: { startup, shutdown }, accounts, seed }: Guest): GuestChanges => ({
  files: [...files],
  hosts: [...hosts],
  scripts: { startup, shutdown },
  logins: new Map(accounts.logins.map(login => [login.name, login])),
  keys: new Map(accounts.keys.map(keys => [keys.user, keys])),
  seed,
});

type Read = <T>(reader: Reader<T>, text: string, secret?: boolean) => T | undefined;

/** Reads what a plug-in gave, and reports what a description could not say either. */
export const readingFor = ({ do: keyword, at }: { readonly do: string; readonly at: Origin }, report: ModelReport): Read => (reader, text, secret = false) => {
  const found = reader.read(text);
  if ('value' in found) return found.value;
  report(`bad-${reader.kind}`, at, { keyword, text: secret ? undefined : text, ...found.refusal });
  return undefined;
};

/** None where its address or all of its names are wrong. */
export const hostsLine = (given: HostsLine, read: Read): HostsLine | undefined => {
  const address = read(plainAddress, given.address);
  const names = given.names.flatMap(name => read(addressName, name) ?? []);
  return address === undefined || names.length === 0 ? undefined : { address, names };
};

/** Notes one addition. What a description could not say, a plug-in cannot either. */
export const addToGuest = (changes: GuestChanges, addition: GuestAddition, report: ModelReport): void => {
  const { at } = addition;
  const read = readingFor(addition, report);
  switch (addition.do) {
    case 'file': {
      const destination = read(guestPath, addition.path);
      const mode = read(fileMode, addition.mode ?? '0644');
      const owner = addition.owner === undefined ? undefined : read(ownerAndGroup, addition.owner);
      if (destination !== undefined) changes.files.push({ source: { kind: 'text', text: addition.text }, destination, mode, owner, at });
      return;
    }
    case 'startup':
    case 'shutdown': {
      const before = changes.scripts[addition.do]?.value;
      changes.scripts[addition.do] = { value: before === undefined ? addition.text : joinTexts([before, addition.text]), at };
      return;
    }
    case 'hosts': {
      const line = hostsLine(addition, read);
      if (line !== undefined) changes.hosts.push(hostsText(line));
      return;
    }
    case 'seed': {
      changes.seed = addition;
      return;
    }
    case 'user': {
      const name = read(userName, addition.name);
      const password = read(cryptHash, addition.password ?? '*', true);
      const home = read(guestPath, addition.home ?? homeOf(addition.name));
      const uid = addition.uid === undefined ? undefined : read(userId, String(addition.uid));
      const lines = (addition.keys ?? []).flatMap(key => read(publicKey, key) ?? []);
      if (name === undefined || password === undefined || home === undefined) return;
      changes.logins.set(name, { name, hash: password.kind === 'hash' ? password.hash : undefined, uid, home, at });
      if (lines.length > 0) changes.keys.set(name, { user: name, home, lines: [...new Set([...changes.keys.get(name)?.lines ?? [], ...lines])] });
    }
  }
};

/** The guest with what was gathered. */
export const withChanges = (guest: Guest, changes: GuestChanges | undefined): Guest => (changes === undefined ? guest : {
  ...guest,
  settings: Object.create(guest.settings, Object.fromEntries(Object.entries(changes.scripts).map(([word, value]) => [word, { value, enumerable: true }]))) as Guest['settings'],
  files: changes.files.sort((a, b) => byText(a.destination, b.destination)),
  hosts: changes.hosts,
  seed: changes.seed,
  accounts: { ...guest.accounts, logins: loginsIn(changes.logins), keys: [...changes.keys.values()].sort((a, b) => byText(a.user, b.user)) },
});

const locked: Login = { name: 'root', hash: undefined, uid: 0, home: homeOf('root'), at: undefined };

/** root first, then by name. */
const loginsIn = (logins: ReadonlyMap<string, Login>): readonly Login[] => {
  if (logins.size === 0) return [];
  return [logins.get('root') ?? locked, ...[...logins.values()].filter(({ name }) => name !== 'root').sort(byName)];
};
