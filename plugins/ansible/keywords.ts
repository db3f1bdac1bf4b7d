import { block, column, flag, guestPath, lines, list, matching, one, port, userName, word, type SettingsOf } from '../../compiler/plugin-api.ts';

const groupName = matching('name', 'the name of a group of Ansible', /^(?!all$|ungrouped$)[A-Za-z_][A-Za-z0-9_]{0,62}$/, 'letters, digits and `_`; `all` and `ungrouped` are Ansible\'s own');
const variableName = matching('name', 'the name of a variable of Ansible', /^[A-Za-z_][A-Za-z0-9_]{0,127}$/, 'letters, digits and `_`');
const destination = matching('address', 'an address or a name', /^[A-Za-z0-9:][A-Za-z0-9:._-]{0,252}$/, 'such as 192.0.2.7 or www1.example.org');

const connection = {
  user: one(userName, { doc: 'The account that Ansible logs in to.', example: 'user root' }),
  port: one(port, { doc: 'The port of the guest\'s ssh server.', example: 'port 22' }),
  python: one(guestPath, { doc: 'The guest\'s Python.', example: 'python /usr/bin/python3' }),
  jump: flag({ doc: 'Guests are reached over their service host, by ssh.', example: 'jump' }),
  vars: lines({ name: column(variableName), value: column(word, { rest: true }) }, {
    doc: 'Variables of Ansible, a name and the rest of the line. Whole numbers, `true` and `false` are such; all else is text, in which Ansible replaces `{{ }}`. They lie in the output for all to read.',
    example: 'vars {\n    http_port 8080\n}',
  }),
};

const ofGuest = {
  ...connection,
  address: one(destination, { doc: 'Where the guest is reached, where that is not its first address.', example: 'address www1.example.org' }),
  groups: list(groupName, { doc: 'Further groups that the guest is in.', example: 'groups { web frontend }' }),
};

export const keywords = {
  global: { ansible: block(connection, { bare: true, doc: 'Makes an inventory of Ansible; in its block, how all guests are reached.', example: 'ansible {\n    user root\n}' }) },
  host: { ansible: block(ofGuest, { bare: true, doc: 'How Ansible reaches this guest, and what it is to know of it.', example: 'ansible {\n    groups { web }\n    vars {\n        http_port 8080\n    }\n}' }) },
};

export type GuestWords = SettingsOf<typeof ofGuest>;

export type Connection = SettingsOf<typeof connection>;
