import { addressWithPrefix, block, column, cryptHash, hostName, integer, manyLines, one, optional, serverName, superclassName, word, wordOf, type PluginKeywords } from '../../compiler/plugin-api.ts';

const group = {
  superclass: one(superclassName, { doc: 'What all the hosts inherit.', example: 'superclass render_node' }),
  numhosts: one(integer(1, 1000000, 'a number of hosts'), { doc: 'How many hosts there are.', example: 'numhosts 50' }),
  hostprefix: one(hostName, { doc: 'What their names begin with, before the number. Without it, the superclass\'s name.', example: 'hostprefix node' }),
  addresses: one(wordOf(['enum']), { doc: 'Gives each the next address of `network`.', example: 'addresses enum' }),
  address: one(wordOf(['auto']), { doc: 'The same, of `net`.', example: 'address auto' }),
  network: one(addressWithPrefix, { aliases: ['net'], doc: 'The network that addresses are taken from.', example: 'network 10.0.0.0' }),
  addresses_begin: one(integer(1, 16777214), { doc: 'The first address, counted from the network\'s.', example: 'addresses_begin 2' }),
  autouser: one(cryptHash, { secret: true, doc: 'An account named like each host, with this password hash.', example: 'autouser *' }),
  service_hosts: manyLines({ name: column(serverName), share: optional(word) }, {
    doc: 'The servers they are spread over: `NAME 3` takes three, `NAME all` the rest, bare names share round robin.',
    example: 'service_hosts {\n    backend1\n    backend2\n}',
  }),
};

const EXAMPLE = '{\n    superclass render_node\n    numhosts 50\n    addresses enum\n    network 10.0.0.0\n}';
const row = (name: string): ReturnType<typeof block<typeof group>> => block(group, { doc: 'A number of equal hosts, named and addressed by counting.', example: `${name} ${EXAMPLE}` });

export const keywords: PluginKeywords = {
  name: 'autoenum',
  doc: 'Adds equal hosts by counting.',
  served: false,
  rows: {
    global: {
      autoenum: row('autoenum'), autoenum0: row('autoenum0'), autoenum1: row('autoenum1'), autoenum2: row('autoenum2'),
      autoenum3: row('autoenum3'), autoenum4: row('autoenum4'), autoenum5: row('autoenum5'),
    },
  },
};
