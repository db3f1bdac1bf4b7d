import type { HostSettings } from '../schema/keywords.ts';
import type { Setting } from '../schema/settings.ts';
import { cryptHash, type Password, type RootPassword } from '../schema/readers/password.ts';
import { authorizedKeys } from './authorized-keys.ts';
import type { ModelContext } from './context.ts';
import { homeOf } from './home.ts';
import { byName } from './order.ts';
import type { Accounts, Login } from './project.ts';

/** `accountsOf` for many hosts in turn: those that inherit all that is said of accounts share them. */
export const accountsReader = (context: ModelContext): ((settings: HostSettings) => Accounts) => {
  let last: { readonly settings: HostSettings; readonly accounts: Accounts } | undefined;
  return settings => {
    if (last === undefined || !saySame(last.settings, settings)) last = { settings, accounts: accountsOf(settings, context) };
    return last.accounts;
  };
};

const saySame = (a: HostSettings, b: HostSettings): boolean =>
  a.users === b.users && a.root_password === b.root_password && a.groups === b.groups && a.ssh_key === b.ssh_key && a.sshkey === b.sshkey;

/** Who can log in to a guest, how, and in which groups they are. */
const accountsOf = (settings: HostSettings, context: ModelContext): Accounts => {
  const logins = loginsOf(settings, context);
  return {
    logins,
    groups: settings.groups.map(({ value }) => ({ name: value.name, members: value.items })).sort(byName),
    keys: authorizedKeys(settings, logins, context),
  };
};

/** Where the description names an account, root is one of them. */
const loginsOf = ({ users, root_password: rootPassword }: HostSettings, context: ModelContext): readonly Login[] => {
  if (users.length === 0) return rootPassword === undefined ? [] : [rootLogin(rootPassword, context)];
  const others = users
    .filter(({ value }) => value.name !== 'root' || rootPassword === undefined)
    .map(({ value, at }): Login => ({
      name: value.name,
      hash: hashOf(value.name, { value: value.password, at }, context),
      uid: value.uid,
      home: value.home ?? homeOf(value.name),
      at,
    }))
    .sort(byName);
  const root = others.find(login => login.name === 'root') ?? rootLogin(rootPassword, context);
  return [root, ...others.filter(login => login.name !== 'root')];
};

const rootLogin = (password: HostSettings['root_password'], context: ModelContext): Login => ({
  name: 'root',
  hash: password === undefined ? undefined : hashOf('root', password, context),
  uid: 0,
  home: homeOf('root'),
  at: password?.at,
});

const hashOf = (account: string, { value, at }: Setting<Password | RootPassword>, context: ModelContext): string | undefined => {
  switch (value.kind) {
    case 'hash':
      return value.hash;
    case 'locked':
      if (value.text.length > 2) context.report('password-locked', at, { account, text: value.text });
      return undefined;
    case 'file':
      return hashInFile(value.path, at, context);
  }
};

const hashInFile = (path: string, at: Setting<unknown>['at'], { sources, report }: ModelContext): string | undefined => {
  if (at === undefined) return undefined;
  const file = sources.text(path, at.span);
  if ('problem' in file) {
    report('password-file', at, { path, problem: file.problem });
    return undefined;
  }
  const read = cryptHash.read(file.text.split(/\r?\n/, 1)[0]?.trim() ?? '');
  if ('refusal' in read) {
    report('password-file', at, { path, problem: 'does not begin with a line that is a hash' });
    return undefined;
  }
  return read.value.kind === 'hash' ? read.value.hash : undefined;
};
