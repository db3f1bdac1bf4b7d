import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatIp, netmaskOfPrefix, parseIp } from '../../../compiler/schema/ip.ts';
import * as readers from '../../../compiler/schema/readers.ts';
import { closest, distance } from '../../../compiler/schema/suggest.ts';

test.each([
  ['128M', 134217728], ['128MB', 128000000], ['64', 67108864], ['5GB', 5e9], ['1.5G', 1610612736], ['4KiB', 4096], ['4kB', 4000], ['10b', 10], ['2T', 2199023255552],
])('%s is %d bytes', (text, bytes) => {
  expect(readers.size.read(text)).toEqual({ value: bytes });
});

test.each(['', 'lots', '-1M', '1 M', '128X', '0x10', '1e3', '99999999999T', 'M', '1.M', '1constructor'])('%s is no size', (text) => {
  expect(readers.size.read(text)).toHaveProperty('refusal.problem');
});

test('a printed size is read as the same number of bytes', () => {
  fc.assert(fc.property(fc.maxSafeNat(), (bytes) => {
    fc.pre(bytes < 1e15);
    expect(readers.size.read(readers.printSize(bytes))).toEqual({ value: bytes });
  }));
});

test('every IPv4 and IPv6 address survives printing and reading', () => {
  fc.assert(fc.property(fc.bigInt(0n, (1n << 32n) - 1n), (value) => {
    expect(parseIp(formatIp({ family: 4, value }))).toEqual({ family: 4, value });
  }));
  fc.assert(fc.property(fc.bigInt(0n, (1n << 128n) - 1n), (value) => {
    expect(parseIp(formatIp({ family: 6, value }))).toEqual({ family: 6, value });
  }));
  fc.assert(fc.property(fc.ipV6(), (text) => {
    expect(parseIp(text)).toBeDefined();
  }));
});

test.each([
  ['2001:DB8:0:0:1:0:0:1', '2001:db8::1:0:0:1'], ['::', '::'], ['1::', '1::'], ['::ffff:10.0.0.1', '::ffff:a00:1'], ['1:2:3:4:5:6:0:8', '1:2:3:4:5:6:0:8'],
])('%s is written %s', (text, canonical) => {
  expect(readers.plainAddress.read(text)).toEqual({ value: canonical });
});

test.each(['10.0.0', '10.0.0.256', '10.0.0.01', '1::2::3', '1:2:3:4:5:6:7:8:9', ':1', '1:', 'fe80::1%eth0', '10.0.0.1/33', '10.0.0.1/', '10.0.0.10+'])('%s is no address', (text) => {
  expect(readers.interfaceAddress.read(text)).toHaveProperty('refusal.problem');
});

test('a netmask is its prefix, and one with a gap is refused', () => {
  for (let prefix = 0; prefix <= 32; prefix++) expect(readers.netmask.read(netmaskOfPrefix(prefix))).toEqual({ value: prefix });
  for (const text of ['255.0.255.0', '255.255.0.255', '0.0.0.1', '255.255.255.256', '/129', '33x']) expect(readers.netmask.read(text)).toHaveProperty('refusal');
});

test.each(['02:00:00:00:01', '01:00:00:00:00:01', '00:00:00:00:00:00', '02:00:00:00:00:0g', '0200.0000.0001'])('%s is no MAC', (text) => {
  expect(readers.mac.read(text)).toHaveProperty('refusal');
});

test('a MAC is lower case with colons', () => {
  expect(readers.mac.read('02-AB-00-00-00-0F')).toEqual({ value: '02:ab:00:00:00:0f' });
});

test.each(['2mf9fmcaioa8w', '$6$salt$abc./', '$y$j9T$abc$def', '$2b$12$abcdefghijklmnopqrstuv'])('%s is a hash', (hash) => {
  expect(readers.cryptHash.read(hash)).toEqual({ value: { kind: 'hash', hash } });
});

test('stars lock, and a plain password is refused with a way to hash it', () => {
  expect(readers.cryptHash.read('*****')).toEqual({ value: { kind: 'locked', text: '*****' } });
  for (const text of ['letmein', 'secret password', '$6$x:y', '$9$a$b', '']) expect(readers.cryptHash.read(text)).toHaveProperty('refusal.hint', expect.stringContaining('openssl passwd -6'));
  expect(readers.rootPassword.read(['file', 'root.hash'])).toEqual({ value: { kind: 'file', path: 'root.hash' } });
  expect(readers.rootPassword.read(['file', '../root.hash'])).toHaveProperty('refusal');
});

test('what path readers accept holds no control character, does not climb, and reads the same again', () => {
  const hostile = fc.string({ unit: fc.constantFrom('/', '.', '..', 'a', '\n', '\t', '\0', ' ', ',', '-', 'ø') });
  for (const reader of [readers.absolutePath, readers.guestPath, readers.sourcePath]) {
    fc.assert(fc.property(hostile, (text) => {
      const read = reader.read(text);
      if ('refusal' in read) return;
      expect(read.value).not.toMatch(/[\0-\x1f]/);
      expect(read.value.split('/')).not.toContain('..');
      expect(reader.read(read.value)).toEqual(read);
    }));
  }
});

test('what name readers accept is safe as a folder and an argument', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', '1', '.', '-', '_', '/', ' ', '\n', '$', '..', 'å') }), (text) => {
    for (const reader of [readers.hostName, readers.projectName, readers.switchName, readers.templateName, readers.deviceName]) {
      const read = reader.read(text);
      if ('value' in read) expect(read.value).toMatch(/^[A-Za-z0-9][A-Za-z0-9._+-]*$/);
    }
  }));
});

test('a project\'s name does not end in a dash, by which systemd would take its settings for those of others; all other names may', () => {
  const said = (name: string): string => JSON.stringify(readers.projectName.read(name));
  expect(said('kafe-')).toContain('write `kafe`');
  expect(said('a--')).toContain('write `a`');
  expect(said('-')).toContain('begins with a letter or digit');
  expect(said('-kafe')).toContain('begins with a letter or digit');
  expect(said('a b-')).toContain('no ` `');
  expect(readers.projectName.read('kafe-two')).toEqual({ value: 'kafe-two' });
  for (const reader of [readers.hostName, readers.switchName, readers.serverName]) expect(reader.read('gw-')).toEqual({ value: 'gw-' });
});

test('no reader throws, whatever the text', () => {
  const all = Object.values(readers).filter((each): each is typeof readers.size => typeof each === 'object' && 'read' in each && !('least' in each));
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
    for (const reader of all) {
      const read = reader.read(text);
      if ('refusal' in read) expect(read.refusal.problem).not.toBe('');
    }
  }));
});

test.each([
  [['10.1.0.0/16', 'via', '10.0.0.254'], '10.1.0.0', 16], [['10.1.0.0/16', '10.0.0.254'], '10.1.0.0', 16], [['default', 'via', '2001:db8::1'], '::', 0],
] as const)('route %j', (words, address, prefix) => {
  expect(readers.route.read(words)).toMatchObject({ value: { to: { address, prefix } } });
});

test.each([['10.1.0.1/16', 'via', '10.0.0.1'], ['10.1.0.0/16', 'over', '10.0.0.1'], ['2001:db8::/32', 'via', '10.0.0.1']])('no route: %s %s %s', (...words) => {
  expect(readers.route.read(words)).toHaveProperty('refusal');
});

test('times, shares and rates', () => {
  expect(['3', '3s', '2m', '1h'].map((text) => readers.duration.read(text))).toEqual([3, 3, 120, 3600].map((value) => ({ value })));
  expect(readers.percent.read('101%')).toHaveProperty('refusal');
  expect(readers.rate.read('10mbit')).toEqual({ value: 10_000_000 });
  expect(readers.delay.read('20ms')).toEqual({ value: 20 });
});

test('distance counts an exchange of neighbours once, and is the same both ways', () => {
  expect(distance('memroy', 'memory', 3)).toBe(1);
  fc.assert(fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (a, b) => {
    expect(distance(a, b, 9)).toBe(distance(b, a, 9));
  }));
  expect(closest('x', ['xen'])).toBeUndefined();
});

test('a password of VNC is what VNC compares, and needs no quoting in a list of options', () => {
  for (const text of ['a', 'example1', 'p&ss:w#d', '[x]^~{}']) expect(readers.vncPassword.read(text)).toEqual({ value: text });
  for (const text of ['', 'ninechars', 'a,b', 'a b', 'a"b', "a'b", 'a\\b', 'ø']) expect(readers.vncPassword.read(text)).toHaveProperty('refusal');
});
