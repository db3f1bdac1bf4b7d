import { expect, test } from 'vitest';
import { compileWith } from '../../../test/unit/plugins/compile-with.ts';

const network = (lines: string): string => `superclass node {\n    network eth0 { ${lines} }\n}\nswitch lan { }\n`;
const describe = (block: string, rest = network('switch lan'), more = ''): string => `global {\n    project demo\n    autoenum {\n        superclass node\n        ${block.split('; ').join('\n        ')}\n    }\n${more}}\n${rest}`;

const guests = async (text: string, beside?: Readonly<Record<string, string>>) => {
  const { resolved, printed, codes } = await compileWith([], text, beside);
  const hosts = resolved?.hosts ?? [];
  const first = ({ block }: (typeof hosts)[number], word: string): string | undefined => {
    const eth0 = block.entries.get('network')?.[0];
    const line = (word === 'address' && eth0?.kind === 'block' ? eth0 : block).entries.get(word)?.[0];
    return line?.kind === 'line' ? line.values[0]?.text : undefined;
  };
  return { names: hosts.map(host => host.name), addresses: hosts.map(host => first(host, 'address')), servers: hosts.map(host => first(host, 'service_host')), printed, codes };
};

test('names are counted from 1 and padded to the width of the number', async () => {
  expect((await guests(describe('numhosts 9'))).names).toEqual(['node1', 'node2', 'node3', 'node4', 'node5', 'node6', 'node7', 'node8', 'node9']);
  const { names } = await guests(describe('numhosts 10'));
  expect([names[0], names[9]]).toEqual(['node01', 'node10']);
  expect((await guests(describe('numhosts 2; hostprefix web-'))).names).toEqual(['web-1', 'web-2']);
});

test('a number that is none is told, and not as one that is missing', async () => {
  expect((await guests(describe('numhosts 0'))).codes).toEqual(['bad-number']);
});

test('the original\'s words mean the same as the paper\'s', async () => {
  const paper = await guests(describe('numhosts 3; addresses enum; network 10.0.0.0/24; addresses_begin 5'));
  const original = await guests(describe('numhosts 3; address auto; net 10.0.0.0/24; addresses_begin 5'));
  expect(paper.addresses).toEqual(['10.0.0.5/24', '10.0.0.6/24', '10.0.0.7/24']);
  expect(original.addresses).toEqual(paper.addresses);
  expect(original.printed).toBe('');
});

test('without a prefix, the netmask of the superclass, or of what it inherits, says where the network ends', async () => {
  const chain = 'superclass base {\n    network eth0 { netmask 255.255.255.252 }\n}\nsuperclass node {\n    superclass base\n    network eth0 { switch lan }\n}\nswitch lan { }\n';
  expect((await guests(describe('numhosts 2; addresses enum; network 10.0.0.0', chain))).addresses).toEqual(['10.0.0.1', '10.0.0.2']);
  const { printed } = await guests(describe('numhosts 3; addresses enum; network 10.0.0.0', chain));
  expect(printed).toContain('3 hosts do not fit: 10.0.0.0/30 has 2 addresses from 10.0.0.1 on');
});

test('counting goes on over octets', async () => {
  const { addresses, printed } = await guests(describe('numhosts 600; addresses enum; network 10.1.254.0/14; hostprefix n', network('switch lan')));
  expect(printed).toBe('');
  expect(addresses.slice(254, 257)).toEqual(['10.1.254.255/14', '10.1.255.0/14', '10.1.255.1/14']);
  expect(new Set(addresses).size).toBe(600);
});

test('the paper: after the master and the network, 253 are left of a /24', async () => {
  const master = 'host master { network eth0 { address $gateway; netmask 255.255.255.0; switch lan } }\n';
  const farm = (count: number): string => describe(`numhosts ${count}; addresses enum; addresses_begin 2; network 10.0.0.0`, network('netmask 255.255.255.0; gateway $gateway; switch lan') + master, '    $gateway = 10.0.0.1\n');
  const fits = await guests(farm(253));
  expect([fits.printed, fits.addresses[1], fits.addresses[253]]).toEqual(['', '10.0.0.2', '10.0.0.254']);
  const { codes, printed } = await guests(farm(254));
  expect(codes).toEqual(['autoenum-too-many']);
  expect(printed).toContain('254 hosts do not fit: 10.0.0.0/24 has 253 addresses from 10.0.0.2 on');
});

test('addresses that others have are passed over: of hosts, ranges, gateways, variables, groups before', async () => {
  const others = 'host a { network eth0 { address 10.0.0.2/24; switch lan } }\nhost b[1-2] { network eth0 { address 10.0.0.5+/24; switch lan } }\n';
  const { addresses, names, printed } = await guests(describe('numhosts 4; addresses enum; network 10.0.0.0/24', network('gateway $gw; switch lan') + others, '    $gw = 10.0.0.1\n    autoenum more {\n        superclass node\n        hostprefix more\n        numhosts 2\n        addresses enum\n        network 10.0.0.0/24\n    }\n'));
  expect(printed).not.toContain('error');
  const added = names.flatMap((name, index) => (/node|more/.test(name) ? [`${name} ${addresses[index]}`] : []));
  expect(added).toEqual(['node1 10.0.0.3/24', 'node2 10.0.0.4/24', 'node3 10.0.0.7/24', 'node4 10.0.0.8/24', 'more1 10.0.0.9/24', 'more2 10.0.0.10/24']);
});

test('IPv6', async () => {
  const { addresses, printed } = await guests(describe('numhosts 3; addresses enum; network fd00::/120; addresses_begin 254'));
  expect(printed).toContain('3 hosts do not fit: fd00::/120 has 2 addresses from fd00::fe on');
  expect(addresses).toEqual([]);
  expect((await guests(describe('numhosts 3; addresses enum; network fd00::/64; addresses_begin 65535'))).addresses).toEqual(['fd00::ffff/64', 'fd00::1:0/64', 'fd00::1:1/64']);
});

test('a network whose end is the end of all addresses', async () => {
  const { printed, codes } = await guests(describe('numhosts 3; addresses enum; network 255.255.255.252/30'));
  expect(codes).toEqual(['autoenum-too-many']);
  expect(printed).toContain('2 hosts fit');
  expect((await guests(describe('numhosts 1; addresses enum; network 255.255.255.255/32; addresses_begin 4294967295'))).codes).toEqual(['autoenum-too-many']);
});

test.each([
  ['one\ntwo\nthree', 5, ['one', 'two', 'three', 'one', 'two']],
  ['one 2\ntwo all', 5, ['one', 'one', 'two', 'two', 'two']],
  ['one 0\ntwo 1\nthree 2', 3, ['two', 'three', 'three']],
  ['one 1\ntwo\nthree', 4, ['one', 'two', 'three', 'two']],
  ['two\none 1', 3, ['one', 'two', 'two']],
  ['one 9', 2, ['one', 'one']],
])('service hosts: %j for %i hosts', async (lines, count, expected) => {
  const { servers } = await guests(describe(`numhosts ${count}; service_hosts {; ${lines.split('\n').join('; ')}; }`, 'superclass node { }\n'));
  expect(servers).toEqual(expected);
});

test('service hosts that are too few, and shares that are none', async () => {
  const { printed, codes } = await guests(describe('numhosts 9; service_hosts {; one 3; two 3; }', 'superclass node { }\n'));
  expect(codes).toEqual(['autoenum-servers-full']);
  expect(printed).toContain('the service hosts take 6 of 9 hosts');
  expect((await guests(describe('numhosts 9; service_hosts {; one -1; }', 'superclass node { }\n'))).codes).toEqual(['autoenum-bad-share']);
});

test('a list of service hosts from a file', async () => {
  const { servers } = await guests(describe('numhosts 3; service_hosts {; #include servers.txt; }', 'superclass node { }\n'), { 'servers.txt': 'one\ntwo\n' });
  expect(servers).toEqual(['one', 'two', 'one']);
});

test('an account for each', async () => {
  const { files } = await compileWith([], describe('numhosts 2; autouser $6$salt$hash', 'superclass node { }\n'));
  expect((await files()).get('.secrets/local')).toBe('login\tnode1\tnode1\t$6$salt$hash\nlogin\tnode2\tnode2\t$6$salt$hash\n');
});

test('$index and $hostname in what they inherit', async () => {
  const { tree } = await compileWith([], describe('numhosts 12', 'superclass node { startup { echo $index of $hostname } }\n'));
  expect(tree('/host/node07/startup')).toContain('echo 7 of node07');
});

test('several groups: with numbers, with names, with neither', async () => {
  const group = (name: string, prefix: string): string => `autoenum${name} { superclass node; hostprefix ${prefix}; numhosts 1 }\n`;
  const { names, printed } = await guests(`global {\nproject demo\n${group(' x', 'd')}${group('3', 'c')}${group('0', 'b')}${group('', 'a')}}\nsuperclass node { }\n`);
  expect(printed).toBe('');
  expect(names).toEqual(['a1', 'b1', 'c1', 'd1']);
});

test('a name that a written host has is told, with the other place', async () => {
  const { codes, printed } = await guests(describe('numhosts 3', 'superclass node { }\nhost node2 { }\n'));
  expect(codes).toEqual(['duplicate-block']);
  expect(printed).toContain('added by the plug-in autoenum');
});

test('an unknown superclass is told at the block, once', async () => {
  const { codes } = await guests('global {\n    project demo\n    autoenum { superclass nodde; numhosts 50 }\n}\nsuperclass node { }\n');
  expect(codes.filter(code => code === 'unknown-superclass')).toHaveLength(1);
});

test('1,000 and 60,000', async () => {
  const big = (count: number) => guests(describe(`numhosts ${count}; addresses enum; network 10.0.0.0/16; hostprefix n`, 'superclass node { network eth0 { slirp } }\n'));
  expect((await big(1000)).addresses[999]).toBe('10.0.3.232/16');
  const { addresses, names } = await big(60000);
  expect([names[0], addresses[59999]]).toEqual(['n00001', '10.0.234.96/16']);
  expect((await big(65535)).printed).toContain('65535 hosts do not fit: 10.0.0.0/16 has 65534 addresses from 10.0.0.1 on');
});
