import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { planned } from './planned.ts';

const ring = readFileSync('examples/ring/ring.mln', 'utf8');
const host = (body: string): string => `global { project demo }\nswitch lan { }\nhost a {\n${body}\n}\n`;
const vm = 'service-hosts/local/vms';

test('the ring: one folder a guest, its command line laid out to be read', async () => {
  const { text } = await planned(ring);
  expect(text(`${vm}/router1/command.sh`).replace(/(?:[0-9a-f]{2}:){5}[0-9a-f]{2}/g, 'MAC')).toBe(`#!/bin/sh
# router1: runs in ring's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \\
	mem=64M \\
	umid=router1.ring uml_dir=run \\
	ubd0=disks/router1.img root=/dev/ubda rw \\
	eth0=daemon,MAC,unix,run/A.ctl \\
	eth1=daemon,MAC,unix,run/B.ctl \\
	con=null ssl=null con0=null,fd:1 \\
	$MLN_TERM_ARGS
`);
  expect(text(`${vm}/router1/guest/interfaces`)).toBe(`auto lo
iface lo inet loopback

# switch A
auto eth0
iface eth0 inet static
	address 10.0.1.1
	netmask 255.255.255.0

# switch B
auto eth1
iface eth1 inet static
	address 10.0.2.1
	netmask 255.255.255.0
	up ip route add 10.0.3.0/24 via 10.0.2.2 dev eth1
`);
  expect(text('service-hosts/local/server.conf')).toContain("server_switches='A B C'\nserver_guests='router1 router2 router3'\n");
});

test('a change of memory is one line of command.sh, one of README.md, and the limit of its service', async () => {
  const [before, after] = await Promise.all(['256M', '512M'].map(memory => planned(`${host(`memory ${memory}\nnetwork eth0 { switch lan }`)}host b { }\nhost c { }\n`)));
  const changed = [...before!.files.keys()].filter(path => before!.text(path) !== after!.text(path));
  expect(changed.sort()).toEqual(['README.md', 'project.json', 'service-hosts/local/systemd/mln-demo@a.service.d/guest.conf', `${vm}/a/command.sh`]);
  for (const path of changed) {
    const lines = before!.text(path).split('\n');
    const others = after!.text(path).split('\n');
    expect(lines.filter((line, index) => line !== others[index])).toHaveLength(1);
  }
});

test('every script of the output is clean under shellcheck', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mln-'));
  try {
    const { files, text } = await planned(ring);
    const scripts = [...files.values()].filter(file => typeof file.content === 'string' && (file.path.endsWith('.sh')));
    for (const { path } of scripts) {
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      writeFileSync(join(folder, path), text(path));
    }
    const run = spawnSync('shellcheck', ['-s', 'sh', '-S', 'style', '-o', 'add-default-case,avoid-nullary-conditions,deprecate-which,quote-safe-variables', '--norc', ...scripts.map(file => join(folder, file.path))], { encoding: 'utf8' });
    expect(run.stdout).toBe('');
    expect(scripts.length).toBeGreaterThan(6);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('hashes are in .secrets and nowhere else', async () => {
  const hash = '$6$salt$abcdefghijklmnopqrstuvwxyz';
  const { files, text } = await planned(host(`users { jack ${hash} }`));
  expect(text('.secrets/local')).toBe(`login\ta\tjack\t${hash}\n`);
  expect(files.get('.secrets/local')?.mode).toBe(0o600);
  expect([...files.keys()].filter(path => text(path).includes('abcdefghijklmnop'))).toEqual(['.secrets/local']);
  expect(text(`${vm}/a/guest.list`)).toMatch(/^login\troot\tlocked\t0\t\/root\nlogin\tjack\tsecret\t-\t\/home\/jack$/m);
});

test('a ramdisk is an argument of the command line, and the server must have it', async () => {
  const { text } = await planned(host('ramdisk "/boot/initrd;$(id)"'));
  expect(text(`${vm}/a/command.sh`)).toContain("'initrd=/boot/initrd;$(id)'");
  expect(text('README.md')).toMatch(/initrd;/);
});

test('a server must have the kernel and the ramdisk that a guest boots, and no other', async () => {
  const named = async (lines: string): Promise<unknown[]> => {
    const { text, codes } = await planned(`global { project demo }\nhost a {\n template debian; memory 128M\n ${lines}\n}\n`);
    const filesIn = (path: string): string[] => [...text(path).matchAll(/\/(?:srv|other)\/\w+/g)].map(String).sort();
    const files = filesIn(`${vm}/a/vm.conf`);
    expect(filesIn('README.md')).toEqual(files);
    return [files, codes];
  };
  expect(await named('xen; kernel /srv/k; ramdisk /srv/initrd')).toEqual([['/srv/initrd', '/srv/k'], []]);
  expect(await named('xen; kernel /srv/k; xen_extra {\nkernel = "/other/k"\n}')).toEqual([[], []]);
  expect(await named('xen; kernel /srv/k; ramdisk /srv/initrd; xen_extra {\nramdisk = "/other/k"\n}')).toEqual([['/srv/k'], []]);
  expect(await named('xen; ramdisk /srv/initrd')).toEqual([[], ['ramdisk-unused']]);
  expect(await named('kvm; kernel /srv/k; ramdisk /srv/initrd')).toEqual([['/srv/initrd', '/srv/k'], []]);
  expect(await named('kvm { boot kernel }; ramdisk /srv/initrd')).toEqual([['/srv/initrd'], []]);
  expect(await named('kvm { boot disk }; ramdisk /srv/initrd')).toEqual([[], ['ramdisk-unused']]);
  expect(await named('ramdisk /srv/initrd')).toEqual([['/srv/initrd'], []]);
});

test('the order of hosts in the description changes nothing', async () => {
  const hosts = ['gw', 'www10', 'www2', 'db'].map((name, n) => `host ${name} { network eth0 { switch lan; address 10.0.0.${n + 1}/24 } network eth1 { switch dmz } }\n`);
  const inOrder = await planned(`global { project demo }\nswitch lan { }\nswitch dmz { }\n${hosts.join('')}`);
  const reversed = await planned(`${hosts.reverse().join('')}switch dmz { }\nswitch lan { }\nglobal { project demo }\n`);
  expect([...reversed.files.keys()]).toEqual([...inOrder.files.keys()]);
  for (const path of inOrder.files.keys()) expect(reversed.text(path), path).toBe(inOrder.text(path));
});

test('docs/output.md tells every name of project.json, and no other', async () => {
  const { text } = await planned(host('network eth0 { switch lan; address 10.0.0.1/24; route 10.1.0.0/16 via 10.0.0.2 }\nusers { jack * }'));
  const names = new Set<string>();
  JSON.parse(text('project.json'), (name: string, value: unknown) => {
    if (!/^\d*$/.test(name)) names.add(name);
    return value;
  });
  const section = /\n## project\.json\n([^]*?)\n## /.exec(readFileSync('docs/output.md', 'utf8'))?.[1] ?? '';
  const told = [...section.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name ?? '');
  expect(told.sort()).toEqual([...names].sort());
});

test('keys belong to their user, and only the user reads them', async () => {
  const { text } = await planned(host('ssh_key jack "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5 jack"'));
  expect(text(`${vm}/a/guest.list`)).toContain('dir\t0700\tjack:jack\t/home/jack/.ssh\nfile\t0600\tjack:jack\t/home/jack/.ssh/authorized_keys\tguest/authorized_keys\n');
});

for (const [code, body] of [
  ['guest-path-twice', 'files { /etc/hostname /etc/hostname }'],
  ['uml-memory-small', 'memory 16M'],
  ['uml-argument-ours', 'kernel_args "mem=64M"'],
  ['uml-cannot-say', 'filesystem /srv/a,b.ext4'],
  ['bridge-needs-tap', 'network eth0 { bridge br0 }'],
] as const) {
  test(`${code} is found`, async () => {
    expect((await planned(host(body))).codes).toEqual([code]);
  });
}

test('README.md of guests that only root runs says so, and names the one place of their state', async () => {
  const readme = async (lines: string, server = ''): Promise<string> => (await planned(`global { project demo }\nservice_host hv { slots 2${server} }\nhost a {\n template debian; service_host hv\n ${lines}\n}\n`)).text('README.md');
  const domain = await readme('xen; lvm; lvm_vg vg1');
  expect(domain).toContain('\nOnly root can build and run these guests.\n');
  expect(domain).toContain('\nDisks, logs and sockets lie in `/var/lib/mln/projects/demo`, ');
  expect(domain).not.toContain('~/');
  expect(await readme('lvm; lvm_vg vg1', '; state /srv/mln')).toContain('\nDisks, logs and sockets lie in `/srv/mln/projects/demo`, ');
  const process = await readme('memory 64M');
  expect(process).toContain('`~/.local/state/mln/projects/demo`');
  expect(process).not.toContain('Only root');
});

test('README.md names QEMU among the packages of a domain that xl wants it for', async () => {
  const wants = async (lines: string): Promise<boolean> => (await planned(`global { project demo }\nhost a {\n xen; template debian\n ${lines}\n}\n`)).text('README.md').includes('qemu-system-xen');
  for (const lines of ['', 'lvm; lvm_vg vg1; mount { /srv/a.img /a ext4 }', 'lvm; lvm_vg vg1; hvm', 'lvm; lvm_vg vg1; vnc']) expect(await wants(lines)).toBe(true);
  expect(await wants('lvm; lvm_vg vg1; swap 64M; mount { /dev/vg1/b /b ext4 }')).toBe(false);
});

test.each([
  ['busybox.ext4', 'busybox'], ['debian', 'debian'], ['debian-trixie', 'debian trixie'], ['debian-trixie.ext4', 'debian trixie'],
  ['debian-12-generic', 'add FILE --name debian-12-generic'], ['rocky-9', 'add FILE --name rocky-9'],
])('README.md says what brings the template %s', async (name, words) => {
  const { text } = await planned(`global { project demo }\ntemplate ${name} { family debian }\nhost a { template ${name} }\n`);
  expect(text('README.md')).toContain(`\n- template ${name}: \`./mln template ${words}\`\n`);
});
