import { expect, test } from 'vitest';
import { build, found, messages, sound } from './build.ts';

const top = 'global { project demo }\nswitch lan { }\nswitch dmz { }\n';
const host = (name: string, ...ports: string[]) => `host ${name} {\n${ports.map((port, i) => `network eth${i} { ${port} }\n`).join('')}}\n`;
const base = host('z1', 'switch lan; address 10.0.0.254/24') + host('z2', 'switch dmz; address 10.9.0.254/24');

test.each<[what: string, text: string, expected: string[]]>([
  ['one address twice on a switch', host('a', 'switch lan; address 10.0.0.1/24') + host('b', 'switch lan; address 10.0.0.1/24'), ['address-twice: 10.0.0.1/24']],
  ['one address in two spellings', host('a', 'switch lan; address 2001:db8::1/64') + host('b', 'switch lan; address 2001:DB8:0::1/64'), ['address-twice: 2001:DB8:0::1/64']],
  ['a gateway behind another switch', host('a', 'switch lan; address 10.0.0.1/24; gateway 10.9.0.254'), ['gateway-not-on-link: 10.9.0.254']],
  ['a gateway by link-local address', host('a', 'switch lan; address 2001:db8::1/64; gateway fe80::1'), []],
  ['a gateway of a single address', host('a', 'switch lan; address 10.0.0.1/32; gateway 10.0.0.254'), []],
  ['a gateway beside dhcp', host('a', 'switch lan; address dhcp; gateway 10.0.0.254'), []],
  ['both ends of a /31', host('a', 'switch dmz; address 10.8.0.0/31') + host('b', 'switch dmz; address 10.8.0.1/31'), []],
  ['a route over a stranger', host('a', 'switch lan; address 10.0.0.1/24; route default via 10.1.0.1'), ['route-not-on-link: route default via 10.1.0.1']],
  ['a narrower subnet on another switch', host('a', 'switch dmz; address 10.0.0.129/25'), ['subnets-overlap: 10.0.0.129/25']],
  ['a subnet inside another switch\'s, inside one of its own switch',
    host('a', 'switch lan; address 172.16.0.1/12') + host('b', 'switch dmz; address 172.17.0.1/16') + host('c', 'switch lan; address 172.17.1.1/24'),
    ['subnets-overlap: 172.17.0.1/16', 'subnets-overlap: 172.17.1.1/24']],
  ['two subnets on one switch', host('a', 'switch lan; address 10.0.0.129/25'), []],
  ['a multicast address', host('a', 'switch lan; address 224.0.0.5/24'), ['address-not-for-hosts: 224.0.0.5/24']],
])('%s', (_what, text, expected) => {
  expect(found(build(top + base + text))).toEqual(expected);
});

test('a bridge of one name on two service hosts is two networks', () => {
  const on = (name: string, server: string) => `host ${name} {\nservice_host ${server}\nnetwork eth0 { bridge br0; address 10.0.0.1/24 }\n}\n`;
  expect(found(build(`global { project demo }\n${on('a', 's1')}${on('b', 's1')}`))).toEqual(['address-twice: 10.0.0.1/24']);
  expect(found(build(`global { project demo }\n${on('a', 's1')}${on('b', 's2')}`))).not.toContain('address-twice: 10.0.0.1/24');
});

test('what many inherit is wrong once', () => {
  const text = 'global { project demo }\nswitch lan { }\nsuperclass c { network eth0 { switch lna } }\nhost w[1-40] { superclass c }\nhost z { network eth0 { switch lan } }\n';
  const built = build(text);
  expect(found(built)).toEqual(['unknown-switch: lna']);
  expect(built.project).toBeUndefined();
});

test('the paper\'s own broken command is noticed, what rightly begins with a hyphen is not', () => {
  const startup = (lines: string) => found(build(`global { project demo }\nhost a {\nstartup {\n${lines}\n}\n}\n`)).map(line => line.split(':')[0]);
  expect(startup('iptables -t nat -A POSTROUTING\n    -o eth1 -j MASQUERADE')).toEqual(['line-begins-with-option']);
  expect(startup('iptables -t nat -A POSTROUTING \\\n    -o eth1 -j MASQUERADE')).toEqual([]);
  expect(startup('cat > /etc/list <<EOF\n- one\n-o two\nEOF\necho done')).toEqual([]);
});

test('what is not served is an error, and the project is whole all the same', () => {
  const built = build('global { project demo }\nhost a {\nxen\ntemplate busybox\n}\n');
  expect(found(built)).toEqual(['platform-not-served: xen']);
  expect(built.project?.guests[0]?.platform).toBe('xen');
});

test('a platform without a template of its own wants one named', () => {
  expect(messages(build('global { project demo }\nhost a { metal }\n'))).toContain('`a` has no template, and `metal` has none of its own');
});

test('a thousand and twenty-five neighbours are warned of, one less is not', () => {
  const range = (last: number) => found(build(`global { project demo }\nswitch lan { }\nhost w[1-${last}] { network eth0 { switch lan; address 10.0.0.1+/16 } }\n`)).map(line => line.split(':')[0]);
  expect(range(1024)).toEqual([]);
  expect(range(1025)).toEqual(['network-too-large']);
});

test('memory of a service host is counted in whole guests', () => {
  const text = (memory: string) => `global { project demo }\nservice_host s { memory ${memory} }\nhost w[1-3] { service_host s; memory 64M }\n`;
  expect(found(build(text('191M')))).toEqual(['memory-overcommitted: 191M']);
  expect(sound(text('192M')).servers[0]?.guests).toHaveLength(3);
});
