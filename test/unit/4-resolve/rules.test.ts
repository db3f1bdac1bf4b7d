import { expect, test } from 'vitest';
import { derivedMac } from '../../../compiler/4-resolve/derived-mac.ts';
import { hostOf, plainBlock, plainHost, projectOf, resolveText, wordsOf } from './resolve-text.ts';

/** Description, host `a` as plain values. */
const right: readonly (readonly [string, string, object])[] = [
  ['the nearest value wins', 'superclass s { memory 64M; cpus 2 }\nhost a { superclass s; memory 1M }', { memory: ['memory 1M'], cpus: ['cpus 2'] }],
  ['a superclass may stand behind its heirs', 'host a { superclass s }\nsuperclass s { superclass t }\nsuperclass t { memory 64M }', { memory: ['memory 64M'] }],
  ['a list of one\'s own replaces the inherited one', 'superclass s { nameserver 1.1.1.1; dns 2.2.2.2 }\nhost a { superclass s; nameserver 3.3.3.3; nameserver 4.4.4.4 }', { nameserver: ['nameserver 3.3.3.3', 'nameserver 4.4.4.4'] }],
  ['entries are replaced by name', 'superclass s { users { jack x; jill y } }\nhost a { superclass s; users { jack z } }', { users: { '': ['jack z', 'jill y'] } }],
  ['files are told apart by destination', 'superclass s { files { /one /etc/x; /two /etc/y } }\nhost a { superclass s; files { /three /etc/x } }', { files: { '': ['/three /etc/x', '/two /etc/y'] } }],
  ['raw text adds up, the parent\'s first', 'superclass s {\n  startup {\n    one\n  }\n}\nhost a {\n  superclass s\n  startup {\n    one\n      two\n  }\n}', { startup: 'one\none\n  two\n' }],
  ['no KEYWORD takes back', 'superclass s { memory 64M; cpus 2; network eth0 { mtu 1400; gateway 10.0.0.1 }; network eth1 { } }\nhost a { superclass s; no cpus; no network eth1; network eth0 { no gateway } }', { memory: ['memory 64M'], 'network eth0': { mtu: ['mtu 1400'] } }],
  ['no KEYWORD NAME takes one line back', 'superclass s { users { jack x; jill y }; files { /one /etc/x; /two /etc/y } }\nhost a { superclass s; no users jack; no files /etc/x }', { users: { '': ['jill y'] }, files: { '': ['/two /etc/y'] } }],
  ['what is taken back may be said anew', 'superclass s { users { jack x } }\nhost a { superclass s; no users jack; users { jane z } }', { users: { '': ['jane z'] } }],
  ['defaults is a superclass of all', 'global { project p; defaults { memory 1M; cpus 1 } }\nhost a { superclass s }\nsuperclass s { cpus 2 }', { memory: ['memory 1M'], cpus: ['cpus 2'] }],
  ['the nearest platform replaces all others', 'superclass s { openstack { image i } }\nhost a { superclass s; xen }', { xen: ['xen'] }],
  ['a variable is looked up from the host', 'global { project p; $m = 1M }\nsuperclass s { $m = 2M; memory $m }\nhost a { superclass s; $m = 3M }', { memory: ['memory 3M'] }],
  ['superclasses come before global', 'global { project p; $m = 1M }\nsuperclass s { $m = 2M }\nhost a { superclass s; memory $m }', { memory: ['memory 2M'] }],
  ['the innermost block comes first', 'global { project p; $m = 1 }\nhost a { $m = 2; network eth0 { $m = 1400; mtu $m } }', { 'network eth0': { mtu: ['mtu 1400'] } }],
  ['a variable alone is its value', 'global { project p; $line = memory 64M }\nhost a { $line }', { memory: ['memory 64M'] }],
  ['a variable alone in a superclass is the heir\'s', 'global { project p; $p = xen }\nsuperclass s { $p }\nhost a { superclass s; $p = uml }', { uml: ['uml'] }],
  ['names of blocks', 'global { project p; $n = 1 }\nsuperclass s { network eth$n { mtu 1400 } }\nhost a { superclass s; network eth1 { gateway 10.0.0.1 } }', { 'network eth1': { mtu: ['mtu 1400'], gateway: ['gateway 10.0.0.1'] } }],
  ['the shell keeps what is its own', 'global { project p; $i = 5; $n = 7 }\nhost a { startup {\n for i in 1 2; do echo $i $n ${n} $[i] \\$n $HOME "$@" $$; done\n } }', { startup: 'for i in 1 2; do echo $i 7 7 5 \\$n $HOME "$@" $$; done\n' }],
  ['a derived address as a fact', 'host a { startup { echo $[b.eth0.mac] } }\nhost b { network eth0 { address 10.0.0.1/24 } }', { startup: `echo ${derivedMac({ site: '', project: 'demo', host: 'b', networkInterface: 'eth0' })}\n` }],
  ['facts', 'host a { startup { ping $[b.eth0.address] $[b.eth0.prefix] $[b.eth0.netmask] $[b.hostname] $[b.memory] } }\nhost b { network eth0 { address 10.0.0.1/24 } }', { startup: 'ping 10.0.0.1 24 255.255.255.0 b 64M\n' }],
  ['a pair of files over two lines', 'host a { files {\n /src\n /dst\n } }', { files: { '': ['/src /dst'] } }],
];

for (const [name, text, expected] of right) {
  test(name, () => expect(plainHost(text)).toEqual(expected));
}

test('-D comes between superclasses and global', () => {
  expect(plainHost('global { project p; $m = 1M }\nhost a { memory $m }', 'a', { m: '5M' })).toEqual({ memory: ['memory 5M'] });
  expect(plainHost('global { project p; $m = 1M }\nhost a { $m = 2M; memory $m }', 'a', { m: '5M' })).toEqual({ memory: ['memory 2M'] });
});

test('ranges: names, index, addresses that count up', () => {
  const project = projectOf('host www[08-10] { network eth0 { address 10.0.0.254+/16; mtu 140$index } }');
  expect(project.hosts.map(host => [host.name, plainBlock(host.block)])).toEqual([
    ['www08', { 'network eth0': { address: ['address 10.0.0.254/16'], mtu: ['mtu 1408'] } }],
    ['www09', { 'network eth0': { address: ['address 10.0.0.255/16'], mtu: ['mtu 1409'] } }],
    ['www10', { 'network eth0': { address: ['address 10.0.1.0/16'], mtu: ['mtu 14010'] } }],
  ]);
});

test('what a host does not touch is one object for all heirs', () => {
  const project = projectOf('superclass s { memory 64M; network eth0 { mtu 1400 } }\nhost a { superclass s }\nhost b { superclass s; cpus 1 }');
  const [a, b] = ['a', 'b'].map(name => hostOf(project, name).block.entries);
  expect(a?.get('network')?.[0]).toBe(b?.get('network')?.[0]);
  expect(a?.get('memory')?.[0]).toBe(b?.get('memory')?.[0]);
});

test('the order of superclasses in the file makes no difference', () => {
  const parts = ['superclass s { superclass t; memory 1M }\n', 'superclass t { cpus 2; startup { t } }\n', 'host a { superclass s; startup { a } }\n'];
  const orders = [[0, 1, 2], [2, 1, 0], [1, 2, 0]].map(order => plainHost(order.map(at => parts[at]).join('')));
  expect(orders[1]).toEqual(orders[0]);
  expect(orders[2]).toEqual(orders[0]);
});

/** Description, what is found: severity, code, marked text. */
const faults: readonly (readonly [string, readonly string[]])[] = [
  ['host a { network eth0 { adress dhcp } }', ['error unknown-keyword: adress']],
  ['suberclass common { }', ['error unknown-block: suberclass common']],
  ['host a { openstack { network eth0 { } } }', ['error misplaced: network eth0']],
  ['host a { find / -name x -delete }', ['error unknown-keyword: find']],
  ['host a { }\nhost a { }', ['error duplicate-block: a']],
  ['switch a { }\nswitch a { }', ['error duplicate-block: a']],
  ['global { project a }\nglobal { project b }', ['error two-projects: project b']],
  ['host a { superclass x }', ['error unknown-superclass: superclass x']],
  ['superclass x { superclass y }\nsuperclass y { superclass x }\nhost a { superclass x }', ['error superclass-circle: superclass x']],
  ['host a { uml; xen }', ['error two-platforms: xen']],
  ['host a { memory 1M; memory 2M }', ['warning setting-repeated: memory 2M']],
  ['host a { memory $nope }', ['error unknown-variable: $nope']],
  ['global { project p; $x = $y; $y = $x }\nhost a { memory $x }', ['error variable-circle: $x']],
  ['superclass x { }\nhost a { }', ['warning superclass-unused: superclass x']],
  ['global { project p; $x = 1 }', ['warning variable-unused: $x = 1']],
  ['host a { network eth0 { 10.0.0.1 } }', ['warning bare-value: 10.0.0.1']],
  ['host a { users { jack x; jack y } }', ['error duplicate-entry: jack y']],
  ['host a { memory $[b.memory] }\nhost b { memory $[a.memory] }', ['error fact-circle: $[a.memory]']],
  ['host a { startup { echo $[b.eth0.address] } }\nhost b { network eth0 { address dhcp } }', ['error unknown-fact: $[b.eth0.address]']],
  ['host a { network eth0 { address 10.0.0.1+ } }', ['error counting-outside-range: 10.0.0.1+']],
  ['host a[1-2]b[1-2] { }', ['error range-repeated: a[1-2]b[1-2]']],
  ['host vm_1 { }\nhost vm_2 { }', ['warning underscore-in-host-name: host vm_1']],
  ['host a { startup {\n echo a\\; b\n find . -exec rm {} \\;\n } }', ['warning raw-escape: \\;']],
];

for (const [text, expected] of faults) test(`fault: ${text}`, () => expect(resolveText(text).found).toEqual(expected));

test('shell lines straight in a host: says where they belong', () => {
  const [fault] = resolveText('host a { find / -delete }').diagnostics;
  expect(fault && wordsOf(fault)[1]).toContain('`startup { }`');
});

test('a value from -D cannot become code', () => {
  expect(resolveText('host a { startup { echo $x } }', { x: 'a; rm -rf /' }).found).toEqual(['error raw-define-not-plain: $x']);
});

test('the trail of an inherited value with a variable in it, nearest step first', () => {
  const project = projectOf('global { project p; $m = 5M }\nsuperclass s { superclass t }\nsuperclass t { memory $m }\nhost a { superclass s }');
  const line = hostOf(project, 'a').block.entries.get('memory')?.[0];
  const via = line?.kind === 'line' ? line.values[0]?.origin.via : undefined;
  expect(via?.map(each => [each.kind, each.span.file.text.slice(each.span.start, each.span.end)])).toEqual([
    ['variable', '$m = 5M'], ['inherited', 'superclass t'], ['inherited', 'superclass s'],
  ]);
});
