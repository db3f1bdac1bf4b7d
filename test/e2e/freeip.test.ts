import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { memoryReader } from '../../compiler/1-source/memory-reader.ts';
import { deliverKept } from '../../compiler/cli/compile-all.ts';
import type { Terminal } from '../../compiler/cli/terminal.ts';
import { KeptFiles } from '../../compiler/plugins/kept-lines.ts';
import { directoryWith, mlnc } from './support.ts';

/** Hosts on a bridge, by name: an address, or `free`. */
const site = (project: string, hosts: Readonly<Record<string, string>>, more = ''): string =>
  `global {\n    project ${project}\n    freeip\n}\n${Object.entries(hosts).map(([name, address]) => `host ${name} {\n    xen\n    template debian\n    network eth0 {\n        bridge br0\n        address ${address}\n    }\n}\n`).join('')}template debian { family debian }\n${more}`;

const lock = (cwd: string): readonly string[] => readFileSync(join(cwd, 'addresses.lock'), 'utf8').split('\n').filter(line => line !== '' && !line.startsWith('#'));

const compiled = (cwd: string, words: readonly string[] = ['*.mln']): string => {
  const { code, out, err } = mlnc([...words, '-o', 'out'], { cwd });
  expect([code, err]).toEqual([0, '']);
  return out;
};

test('the lowest that nobody has, over all descriptions, known to others by its fact', () => {
  const cwd = directoryWith({
    'a.mln': site('a', { www1: 'free', www2: 'free', db: '10.0.0.2/24' }, 'superclass x { }\nhost front {\n    xen\n    superclass x\n    template debian\n    network eth0 {\n        bridge br0\n        address dhcp\n    }\n    startup { echo "db is $[www2.eth0.address]" }\n}\n'),
    'b.mln': site('b', { mail: '10.0.0.3/24', web: 'free' }),
  });
  expect(compiled(cwd)).toContain('addresses.lock: new\n');
  expect(lock(cwd)).toEqual(['a www1 eth0 10.0.0.1/24', 'a www2 eth0 10.0.0.4/24', 'b web eth0 10.0.0.5/24']);
  expect(readFileSync(join(cwd, 'out/a/service-hosts/local/vms/front/guest/startup'), 'utf8')).toContain('db is 10.0.0.4');
  expect(JSON.stringify(JSON.parse(readFileSync(join(cwd, 'out/b/project.json'), 'utf8')))).toContain('10.0.0.5');
});

test('what was given stays, whoever comes and goes, and in whatever order they are compiled', () => {
  const cwd = directoryWith({ 'a.mln': site('a', { one: '10.0.0.1/24', m: 'free', z: 'free' }), 'b.mln': site('b', { k: 'free', one: '10.0.0.9/24' }) });
  compiled(cwd);
  expect(lock(cwd)).toEqual(['a m eth0 10.0.0.2/24', 'a z eth0 10.0.0.3/24', 'b k eth0 10.0.0.4/24']);
  // one goes, one comes that is before all others by name: `m` is gone, so its address is free
  writeFileSync(join(cwd, 'a.mln'), site('a', { one: '10.0.0.1/24', z: 'free', aa: 'free', ab: 'free' }));
  expect(compiled(cwd, ['b.mln', 'a.mln'])).toContain('addresses.lock: changed\n');
  const now = ['a aa eth0 10.0.0.2/24', 'a ab eth0 10.0.0.5/24', 'a z eth0 10.0.0.3/24', 'b k eth0 10.0.0.4/24'];
  expect(lock(cwd)).toEqual(now);
  expect(compiled(cwd, ['a.mln', 'b.mln'])).not.toContain('addresses.lock');
  // alone, the lines of the others are kept too
  writeFileSync(join(cwd, 'a.mln'), site('a', { one: '10.0.0.1/24', z: 'free', aa: 'free', ab: 'free', ac: 'free' }));
  expect(compiled(cwd, ['a.mln'])).toContain('addresses.lock: changed\n');
  expect(lock(cwd)).toEqual([...now.slice(0, 2), 'a ac eth0 10.0.0.6/24', ...now.slice(2)]);
  expect(compiled(cwd, ['a.mln'])).toBe('out/a: nothing changed\n');
});

test('--check, --dry-run, --diff and an error write nothing; the latter two show it', () => {
  const cwd = directoryWith({ 'a.mln': site('a', { one: '10.0.0.1/24', m: 'free' }) });
  expect(mlnc(['a.mln', '--check'], { cwd })).toEqual({ code: 0, out: 'a.mln: no errors\n', err: '' });
  expect(mlnc(['a.mln', '-o', 'out', '--dry-run'], { cwd }).out).toContain('new     addresses.lock\n');
  expect(mlnc(['a.mln', '-o', 'out', '--diff'], { cwd }).out).toContain('+a m eth0 10.0.0.2/24\n');
  expect(existsSync(join(cwd, 'addresses.lock'))).toBe(false);
  compiled(cwd);
  const before = readFileSync(join(cwd, 'addresses.lock'), 'utf8');
  writeFileSync(join(cwd, 'a.mln'), site('a', { one: '10.0.0.1/24', m: 'free', n: 'free' }));
  expect(mlnc(['a.mln', '-o', 'out', '--diff'], { cwd }).out).toContain(' a m eth0 10.0.0.2/24\n+a n eth0 10.0.0.3/24\n');
  writeFileSync(join(cwd, 'a.mln'), `${site('a', { one: '10.0.0.1/24', n: 'free' })}host x { memry 1 }\n`);
  expect(mlnc(['a.mln', '-o', 'out'], { cwd }).code).toBe(1);
  expect(readFileSync(join(cwd, 'addresses.lock'), 'utf8')).toBe(before);
});

test('the file may be edited: an address of one\'s own choice, comments; what is wrong is told with its place', () => {
  const cwd = directoryWith({ 'a.mln': site('a', { one: '10.0.0.1/24', m: 'free', n: 'free' }), 'addresses.lock': '# ours\n\na m eth0 10.0.0.77/24\n' });
  compiled(cwd);
  expect(readFileSync(join(cwd, 'addresses.lock'), 'utf8')).toBe('# ours\na m eth0 10.0.0.77/24\na n eth0 10.0.0.2/24\n');
  const wrong = (text: string): string => {
    writeFileSync(join(cwd, 'addresses.lock'), text);
    const { code, err } = mlnc(['a.mln', '-o', 'out'], { cwd });
    expect(code).toBe(1);
    expect(readFileSync(join(cwd, 'addresses.lock'), 'utf8')).toBe(text);
    return err;
  };
  expect(wrong('# ours\na m 10.0.0.77/24\n')).toMatch(/has 3 words, not four \[freeip-lock-line\]\n +--> addresses\.lock:2:1/);
  expect(wrong('a m eth0 10.0.0.777/24\n')).toContain('freeip-lock-line');
  expect(wrong('a m eth0 10.0.0.7\n')).toContain('which has no prefix');
  expect(wrong('a m eth0 10.0.0.7/24\na m eth0 10.0.0.8/24\n')).toMatch(/`eth0` of `m` of `a` is kept twice \[freeip-lock-twice\]\n +--> addresses\.lock:2:1/);
  expect(wrong('a m eth0 10.0.0.7/24\nb x eth0 10.0.0.7/24\n')).toContain('10.0.0.7/24 is kept twice');
  expect(wrong('a m eth0 10.0.0.1/24\n')).toMatch(/10\.0\.0\.1 is kept for `eth0` of `m`, and `eth0` of `one` of `a` has it too \[freeip-lock-taken\]\n +--> addresses\.lock:1:1/);
});

test('a file that cannot be read is not written over; one of another network is given up', () => {
  const cwd = directoryWith({ 'a.mln': site('a', { one: '10.0.0.1/24', m: 'free' }), 'addresses.lock/x': '' });
  expect(mlnc(['a.mln', '-o', 'out'], { cwd }).err).toContain('`addresses.lock` is a directory [kept-file-unreadable]');
  rmSync(join(cwd, 'addresses.lock'), { recursive: true });
  compiled(cwd);
  writeFileSync(join(cwd, 'a.mln'), site('a', { one: '10.9.0.1/16', m: 'free' }));
  compiled(cwd);
  expect(lock(cwd)).toEqual(['a m eth0 10.9.0.2/16']);
});

test('the network is that of gateway and netmask, or of who is there; full and unknown ones are told', () => {
  const on = (lines: string, more = '', block = 'freeip'): string => `global {\nproject d\n${block}\n}\nswitch lan { }\nhost a {\nnetwork eth0 {\nswitch lan\n${lines}\n}\n}\n${more}`;
  const cwd = directoryWith({ 'd.mln': on('address free\nnetmask 255.255.255.0\ngateway 10.0.0.1', '', 'freeip { addresses_begin 100 }') });
  compiled(cwd);
  expect(lock(cwd)).toEqual(['d a eth0 10.0.0.100/24']);
  writeFileSync(join(cwd, 'd.mln'), on('address free 2001:db8::5/64', 'host b {\nnetwork eth0 {\nswitch lan\naddress 10.0.0.1/30\n}\n}\nhost c {\nnetwork eth0 {\nswitch lan\naddress free\n}\n}\n'));
  const { code, err } = mlnc(['d.mln', '-o', 'out'], { cwd });
  expect([code, err]).toEqual([1, expect.stringContaining('no free address for `eth0` of `c`: all of 10.0.0.0/30 is taken [freeip-full]')]);
  writeFileSync(join(cwd, 'd.mln'), on('address free'));
  expect(mlnc(['d.mln'], { cwd }).err).toContain('nothing says which network switch `lan` carries [freeip-no-network]');
});

/** Hosts on one switch, each line of addresses as it is written. */
const lan = (hosts: Readonly<Record<string, string>>): string =>
  `global {\n    project d\n    freeip\n}\nswitch lan { }\n${Object.entries(hosts).map(([name, address]) => `host ${name} {\n    network eth0 {\n        switch lan\n        address ${address}\n    }\n}\n`).join('')}`;

test('messages mark the word `free`, also where it is inherited, and what was given is told there', () => {
  const cwd = directoryWith({ 'd.mln': lan({ a: '10.0.0.1/30 10.0.0.2/30', b: '192.0.2.9/32 free' }).replace('192.0.2.9/32 free', '2001:db8::1 free') });
  expect(mlnc(['d.mln', '--check'], { cwd }).err).toMatch(/all of 10\.0\.0\.0\/30 is taken \[freeip-full\]\n --> d\.mln:15:29\n.*\n.* address 2001:db8::1 free\n +\| +\^{4}\n/);
  writeFileSync(join(cwd, 'd.mln'), 'global {\n    project d\n    freeip\n}\nswitch lan { }\nsuperclass desk {\n    network eth0 {\n        switch lan\n        address free\n    }\n}\nhost a { superclass desk }\n');
  expect(mlnc(['d.mln', '--check'], { cwd }).err).toMatch(/\[freeip-no-network\]\n --> d\.mln:9:17\n[^]*note: inherited from superclass desk\n/);
  writeFileSync(join(cwd, 'd.mln'), lan({ a: '10.0.0.1/24', b: 'free' }));
  expect(mlnc(['tree', 'd.mln', '/host/b/network/eth0/address'], { cwd }).out).toContain('10.0.0.2/24  # d.mln:15, added by the plug-in freeip');
});

test('IPv6: the lowest that nobody has, kept, never the network\'s own; the last may be given', () => {
  const cwd = directoryWith({ 'd.mln': lan({ gw: '2001:db8::1/126 fe80::1/64', a: 'free', b: 'free' }), 'addresses.lock': 'other x eth0 2001:db8::2/126\n' });
  expect(mlnc(['d.mln', '--check'], { cwd }).err).toContain('no free address for `eth0` of `b`: all of 2001:db8::/126 is taken [freeip-full]');
  writeFileSync(join(cwd, 'd.mln'), lan({ gw: '2001:db8::1/126 fe80::1/64', a: 'free' }));
  compiled(cwd);
  expect(lock(cwd)).toEqual(['d a eth0 2001:db8::3/126', 'other x eth0 2001:db8::2/126']);
  // another spelling of the same is the same
  writeFileSync(join(cwd, 'addresses.lock'), 'd a eth0 2001:DB8:0:0:0:0:0:3/126\n');
  writeFileSync(join(cwd, 'd.mln'), lan({ gw: '2001:db8::1/126', a: 'free', b: '2001:db8:0::3/126' }));
  expect(mlnc(['d.mln', '--check'], { cwd }).err).toMatch(/2001:db8::3 is kept for `eth0` of `a`, and `eth0` of `b` of `d` has it too \[freeip-lock-taken\]\n --> addresses\.lock:1:1/);
});

test('of two families the first `free` is of IPv4, the second of IPv6; what is kept of one says nothing of the other', () => {
  const cwd = directoryWith({ 'd.mln': lan({ gw: '10.0.0.1/24 2001:db8::1/64', a: 'free', b: 'free free', c: '10.0.0.9/24 free free' }), 'addresses.lock': 'd b eth0 2001:db8::77/64\n' });
  compiled(cwd);
  expect(lock(cwd)).toEqual(['d a eth0 10.0.0.2/24', 'd b eth0 10.0.0.3/24', 'd b eth0 2001:db8::77/64', 'd c eth0 10.0.0.4/24', 'd c eth0 2001:db8::2/64']);
  writeFileSync(join(cwd, 'd.mln'), lan({ gw: '10.0.0.1/24 2001:db8::1/64', a: 'free free free' }));
  expect(mlnc(['d.mln', '--check'], { cwd }).err).toMatch(/nothing says which further network switch `lan` carries \[freeip-no-network\]\n --> d\.mln:15:27\n/);
  writeFileSync(join(cwd, 'addresses.lock'), 'd b eth0 2001:db8::77/64\nd b eth0 2001:db8::78/64\n');
  expect(mlnc(['d.mln', '--check'], { cwd }).err).toContain('`eth0` of `b` of `d` is kept twice [freeip-lock-twice]');
});

test('a change that comes meanwhile is not lost', () => {
  const path = join(directoryWith({ 'addresses.lock': 'b x eth0 10.0.0.9/24\n' }), 'addresses.lock');
  const kept = new KeptFiles(memoryReader({ [path]: 'b x eth0 10.0.0.8/24\n' }));
  const [{ at } = { at: undefined }] = kept.lines(path);
  kept.keep(path, 'a', [{ words: ['m', 'eth0', '10.0.0.7/24'], at: at as never }]);
  const codes: string[] = [];
  const now = memoryReader({ [path]: readFileSync(path, 'utf8') });
  expect(deliverKept(kept, now, { mode: 'write', json: false } as never, { out: () => {} } as unknown as Terminal, code => { codes.push(code); })).toBe(false);
  expect(codes).toEqual(['kept-file-changed']);
  expect(readFileSync(path, 'utf8')).toBe('b x eth0 10.0.0.9/24\n');
});
