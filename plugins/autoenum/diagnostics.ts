import { code, reporting, type CodeTable } from '../../compiler/plugin-api.ts';

const within = (lines: string, rest = 'superclass node { }\n'): string => `global {\n    project demo\n    autoenum {\n${lines.split('\n').map(line => `        ${line}\n`).join('')}    }\n}\n${rest}`;

const inNetwork = 'superclass node {\n    network eth0 { switch lan }\n}\nswitch lan { }\n';

export const codes = {
  'autoenum-incomplete': code<{ readonly word: 'numhosts' | 'superclass' }>({
    severity: 'error',
    message: p => `\`autoenum\` lacks \`${p.word}\``,
    hint: p => (p.word === 'numhosts' ? 'say how many hosts there are: `numhosts 50`' : 'say what they are: `superclass NAME`; or how they are called: `hostprefix NAME`'),
    explain: 'Hosts are made by counting, so their number must be said; and they need a name, which is the superclass\'s unless `hostprefix` gives another.',
    wrong: within('superclass node'),
    right: within('superclass node\nnumhosts 3'),
  }),
  'autoenum-no-network': code({
    severity: 'error',
    message: () => 'addresses are to be counted, but no `network` says from where',
    hint: () => 'add `network 10.0.0.0/24`',
    explain: '`addresses enum` gives each host the next address of a network. Which one is not said.',
    wrong: within('superclass node\nnumhosts 3\naddresses enum', inNetwork),
    right: within('superclass node\nnumhosts 3\naddresses enum\nnetwork 10.0.0.0/24', inNetwork),
  }),
  'autoenum-network-unused': code({
    severity: 'warning',
    message: () => 'the network is not used: the hosts get no addresses from it',
    hint: () => 'add `addresses enum`, or take the line out',
    explain: '`network` alone says where addresses would be taken from. They are given with `addresses enum`, and otherwise left to what the superclass says.',
    wrong: within('superclass node\nnumhosts 3\nnetwork 10.0.0.0/24'),
    right: within('superclass node\nnumhosts 3'),
  }),
  'autoenum-too-many': code<{ readonly count: number; readonly network: string; readonly first: string; readonly room: number; readonly taken: number }>({
    severity: 'error',
    message: p => `${p.count} hosts do not fit: ${p.network} has ${p.room} address${p.room === 1 ? '' : 'es'} from ${p.first} on${p.taken === 0 ? '' : `, ${p.taken} of them taken`}`,
    hint: p => `${p.room - p.taken} hosts fit; or take a larger network`,
    explain: 'Addresses are counted from the network\'s plus `addresses_begin` to its last but one, the last being the broadcast address, and those that the description gives to others are passed over.',
    wrong: within('superclass node\nnumhosts 300\naddresses enum\nnetwork 10.0.0.0/24', inNetwork),
    right: within('superclass node\nnumhosts 300\naddresses enum\nnetwork 10.0.0.0/23', inNetwork),
  }),
  'autoenum-bad-share': code<{ readonly text: string }>({
    severity: 'error',
    message: p => `\`${p.text}\` is no share of the hosts`,
    hint: () => 'write a number of hosts, or `all` for those that are left; a name alone shares them with the other bare names',
    explain: 'Behind the name of a service host stands how many of the hosts it takes.',
    wrong: within('superclass node\nnumhosts 3\nservice_hosts { one many }'),
    right: within('superclass node\nnumhosts 3\nservice_hosts { one 3 }'),
  }),
  'autoenum-servers-full': code<{ readonly count: number; readonly room: number }>({
    severity: 'error',
    message: p => `the service hosts take ${p.room} of ${p.count} hosts`,
    hint: p => `${p.count - p.room} are left: add a service host for them, with \`all\` behind its name`,
    explain: 'Each service host of the list has a number of hosts that it takes, and together they are fewer than there are.',
    wrong: within('superclass node\nnumhosts 9\nservice_hosts {\n    one 3\n    two 3\n}'),
    right: within('superclass node\nnumhosts 9\nservice_hosts {\n    one 3\n    two all\n}'),
  }),
} as const satisfies CodeTable;

export const report = reporting(codes);
