import { addressWithPrefix, block, column, cryptHash, hostName, integer, manyLines, mayBeNamed, one, optional, serverName, superclassName, wordOf, word, type Setting, type SettingsOf } from '../../compiler/plugin-api.ts';

const group = {
  superclass: one(superclassName, { doc: 'What all the hosts inherit.', example: 'superclass render_node' }),
  numhosts: one(integer(1, 1000000, 'a number of hosts'), { doc: 'How many hosts there are. Their numbers begin with 1 and are padded with zeros to one width.', example: 'numhosts 50' }),
  hostprefix: one(hostName, { doc: 'What their names begin with, before the number. Without it, the superclass\'s name.', example: 'hostprefix node' }),
  addresses: one(wordOf(['enum']), { doc: 'Gives `eth0` of each the next address of `network` that nobody has.', example: 'addresses enum' }),
  address: one(wordOf(['auto']), { doc: 'The same, of `net`.', example: 'address auto' }),
  network: one(addressWithPrefix, {
    aliases: ['net'],
    doc: 'The network that addresses are taken from. Without a prefix, the netmask of the superclass\'s `eth0` says where it ends, else 255.255.255.0.',
    example: 'network 10.0.0.0',
  }),
  addresses_begin: one(integer(1, 4294967295), { default: '1', doc: 'The first address, counted from the network\'s.', example: 'addresses_begin 2' }),
  autouser: one(cryptHash, { secret: true, doc: 'An account named like each host, with this password hash.', example: 'autouser *' }),
  service_hosts: manyLines({ name: column(serverName), share: optional(word) }, {
    doc: 'The servers they are spread over: `NAME 3` takes three, `NAME` or `NAME all` shares the rest, host by host.',
    example: 'service_hosts {\n    backend1\n    backend2\n}',
  }),
};

const EXAMPLE = '{\n    superclass render_node\n    numhosts 50\n    addresses enum\n    network 10.0.0.0\n}';
const told = (name: string) => ({ doc: 'A number of equal hosts, named and addressed by counting.', example: `${name} ${EXAMPLE}` });
const row = (name: string) => block(group, told(name));

export const keywords = {
  global: {
    autoenum: mayBeNamed(group, told('autoenum')),
    autoenum0: row('autoenum0'), autoenum1: row('autoenum1'), autoenum2: row('autoenum2'),
    autoenum3: row('autoenum3'), autoenum4: row('autoenum4'), autoenum5: row('autoenum5'),
  },
};

export type Words = SettingsOf<typeof keywords.global>;

export type Group = Setting<SettingsOf<typeof group>>;
