import { expect, test } from 'vitest';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { derivedMac } from '../../../compiler/4-resolve/derived-mac.ts';
import { deviceName } from '../../../compiler/5-model/names.ts';
import { build, found, messages, sound } from './build.ts';

const lan = 'global { project demo }\nswitch lan { }\n';

test('a derived MAC can be made again with sha256sum, and is locally administered', () => {
  // printf %s /kafe/gw/eth0 | sha256sum: c3068b0cecb8...
  expect(derivedMac({ site: '', project: 'kafe', host: 'gw', networkInterface: 'eth0' })).toBe('c2:06:8b:0c:ec:b8');
});

test('the site changes derived MAC addresses, so that equal projects share a LAN', () => {
  const macOf = (global: string) => sound(`global { project demo${global} }\nswitch lan { }\nhost a { network eth0 { switch lan } }`).guests[0]?.interfaces[0]?.mac;
  expect(macOf('')).not.toBe(macOf('; site oslo'));
});

test('a device has 15 bytes at most, and long names stay apart', () => {
  expect(deviceName('lan', 'kafe')).toBe('lan.kafe');
  expect(deviceName('cluster-network', 'kafe')).toBe('cluster-.b907dc');
  expect(deviceName('cluster-network1', 'kafe')).not.toBe(deviceName('cluster-network2', 'kafe'));
});

test('interfaces are ordered by number, whatever the order in the file', () => {
  const text = `${lan}host a {\n${['eth10', 'eth2', 'eth0'].map(name => `network ${name} { switch lan }\n`).join('')}}`;
  expect(sound(text).guests[0]?.interfaces.map(({ name }) => name)).toEqual(['eth0', 'eth2', 'eth10']);
});

test('guests start by boot order, then by name, on the server that they name', () => {
  const project = sound('global { project demo }\nhost c { boot_order 1 }\nhost b { }\nhost a { }\nhost x { service_host gw1 }');
  expect(project.servers.map(({ name, guests }) => [name, guests.map(guest => guest.name)])).toEqual([['gw1', ['x']], ['local', ['c', 'a', 'b']]]);
});

test('addresses come with their prefix, in both families, and dhcp beside them', () => {
  const text = `${lan}host a { network eth0 {\nswitch lan\naddress 10.0.0.1 2001:DB8::1/64\naddress dhcp\nnetmask 255.255.0.0\n} }`;
  const [port] = sound(text).guests[0]?.interfaces ?? [];
  expect(port?.dhcp).toBe(true);
  expect(port?.addresses.map(({ family, address, prefix }) => [family, address, prefix])).toEqual([[4, '10.0.0.1', 16], [6, '2001:db8::1', 64]]);
});

test('a missing netmask is taken as /24, and said', () => {
  const built = build(`${lan}host a { network eth0 { switch lan; address 10.0.0.1 } }`);
  expect(found(built)).toEqual(['netmask-assumed: 10.0.0.1']);
  expect(built.project?.guests[0]?.interfaces[0]?.addresses[0]?.prefix).toBe(24);
});

test('a free address is the lowest that nobody has, the gateway included', () => {
  const text = `${lan}host a { network eth0 { switch lan; address free } }\nhost b { network eth0 { switch lan; address 10.0.0.2/29; gateway 10.0.0.1 } }\nhost c { network eth0 { switch lan; address free } }`;
  expect(sound(text).guests.map(({ interfaces }) => interfaces[0]?.addresses[0]?.address)).toEqual(['10.0.0.3', '10.0.0.2', '10.0.0.4']);
});

test('addresses run out', () => {
  const text = `${lan}host a { network eth0 { switch lan; address 10.0.0.1/30 } }\nhost b[1-2] { network eth0 { switch lan; address free } }`;
  expect(messages(build(text))).toEqual(['there is no free address for `eth0` of `b2`: all of 10.0.0.0/30 is taken']);
});

test.each([
  ['debian-12', 'debian'], ['ubuntu-server.ext3', 'debian'], ['alpine.img', 'busybox'], ['rocky9', 'redhat'], ['renderNode', 'debian'],
])('the family of %s is guessed with a warning: %s', (template, family) => {
  const built = build(`global { project demo }\nhost a { template ${template} }`);
  expect(found(built)).toEqual([`family-guessed: ${template}`]);
  expect(built.project?.guests[0]?.template.family).toBe(family);
});

test('a template block says the family, with or without the ending of the file', () => {
  const [guest] = sound('global { project demo }\ntemplate big { family redhat }\nhost a { template big.ext4 }').guests;
  expect([guest?.template.family, guest?.template.known?.name]).toEqual(['redhat', 'big']);
});

test('where any account is named, root is locked unless it has a password', () => {
  const [guest] = sound('global { project demo }\nhost a { users { jack $6$salt$hash } }').guests;
  expect(guest?.accounts.logins.map(({ name, hash, home }) => [name, hash, home])).toEqual([['root', undefined, '/root'], ['jack', '$6$salt$hash', '/home/jack']]);
});

test('where no account is named, the template keeps its own', () => {
  expect(sound('global { project demo }\nhost a { }').guests[0]?.accounts).toEqual({ logins: [], groups: [], keys: [] });
});

test('a public key is taken as it is or from its file, each once', () => {
  const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEXAMPLE me@here';
  const folder = mkdtempSync(join(tmpdir(), 'mln-'));
  try {
    writeFileSync(join(folder, 'me.pub'), `# mine\n${key}\n`);
    writeFileSync(join(folder, 'id'), '-----BEGIN OPENSSH PRIVATE KEY-----\n');
    const { project } = build(`global { project demo }\nhost a { ssh_key root me.pub; ssh_key root ${key} }`, {}, folder);
    expect(project?.guests[0]?.accounts.keys).toEqual([{ user: 'root', home: '/root', lines: [key] }]);
    expect(messages(build('global { project demo }\nhost a { ssh_key root id }', {}, folder))).toEqual(['`id` holds a private key, which never leaves its owner']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a relative source is found beside the description, and never outside it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mln-'));
  const describe = (source: string) => build(`global { project demo }\nhost a { files { ${source} /var/www } }`, {}, join(folder, 'site'));
  try {
    mkdirSync(join(folder, 'site/www/sub'), { recursive: true });
    writeFileSync(join(folder, 'secret'), 'x');
    writeFileSync(join(folder, 'site/www/sub/run'), 'x', { mode: 0o755 });
    writeFileSync(join(folder, 'site/www/index.html'), 'x');
    const [file] = describe('www').project?.guests[0]?.files ?? [];
    expect(file?.source).toMatchObject({ kind: 'description', isFolder: true, files: [{ below: 'index.html', executable: false }, { below: 'sub/run', executable: true }] });
    expect(messages(describe('missing'))).toEqual(['`missing` does not exist']);
    symlinkSync('../../secret', join(folder, 'site/www/out'));
    expect(messages(describe('www'))).toEqual(['`www` holds `out`, a symbolic link that leads out of the description\'s folder']);
    symlinkSync('nowhere', join(folder, 'site/www/gone'));
    expect(messages(describe('www'))).toEqual(['`www` holds `gone`, a symbolic link to what does not exist']);
    expect(messages(describe('www/out'))).toEqual(['`www/out` leads out of the description\'s folder by a symbolic link']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
