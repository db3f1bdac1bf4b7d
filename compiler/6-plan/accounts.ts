import type { Accounts, AuthorizedKeys, Login } from '../5-model/project.ts';
import { endLine } from './families/common.ts';
import type { GuestEntry } from './guest-entry.ts';

/** The lines of guest.list for the accounts of one guest. Their hashes go elsewhere. */
export const accountEntries = ({ logins, groups, keys }: Accounts): GuestEntry[] => [
  ...logins.map(login),
  ...groups.map((group): GuestEntry => ({ kind: 'group', name: group.name, members: group.members })),
  ...keys.flatMap(authorizedKeys),
];

const login = ({ name, hash, uid, home }: Login): GuestEntry => ({ kind: 'login', name, locked: hash === undefined, uid: uid === undefined ? '-' : String(uid), home });

/** sshd passes over keys that others could have written. */
const authorizedKeys = ({ user, home, lines }: AuthorizedKeys): GuestEntry[] => [
  { kind: 'dir', mode: '0700', owner: `${user}:${user}`, path: `${home}/.ssh` },
  { kind: 'file', mode: '0600', owner: `${user}:${user}`, path: `${home}/.ssh/authorized_keys`, content: endLine(lines.join('\n')) },
];
