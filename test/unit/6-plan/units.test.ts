import { expect, test } from 'vitest';
import { systemdWeight } from '../../../compiler/6-plan/units/limits.ts';
import { planned } from './planned.ts';

const at = (path: string, server = 'local'): string => `service-hosts/${server}/systemd/${path}`;
const linesOf = (text: string): readonly string[] => text.split('\n');
const units = (paths: Iterable<string>): string[] => [...paths].filter(path => path.includes('/systemd/') && !/\/(?:guest|common)\//.test(path)).map(path => path.replace(/^.*?\/systemd\//, '')).sort();
const lan = 'switch lan { }\n';
const host = (name: string, lines = ''): string => `host ${name} {\n${lines}\nnetwork eth0 { switch lan }\n}\n`;

test('forty guests are the files of one', async () => {
  const { files } = await planned(`global { project kafe }\n${lan}host www[1-40] {\n memory 128M\n restart on-failure\n network eth0 { switch lan }\n}\n`);
  expect(units(files.keys())).toEqual(['mln-kafe.service', 'mln-kafe@.service', 'sysusers.conf', 'user/mln-kafe.service', 'user/mln-kafe@.service']);
});

test('what one guest has otherwise is a drop-in of its own, and no more than that', async () => {
  const { files, text } = await planned(`global { project kafe }\n${lan}${host('a')}${host('b')}${host('c', 'memory 256M\ncpu_weight 512\ncpu_cap 50%\nio_weight 300\nrestart always\nnice 5')}`);
  expect(units(files.keys()).filter(path => path.includes('.d/'))).toEqual(['mln-kafe@c.service.d/guest.conf']);
  expect(linesOf(text(at('mln-kafe@c.service.d/guest.conf'))).slice(1)).toEqual([
    '[Service]', 'MemoryMax=384M', 'Restart=always', 'CPUWeight=200', 'CPUQuota=50%', 'IOWeight=300', 'Nice=5', '',
  ]);
  expect(text(at('mln-kafe@.service'))).toContain('\nMemoryMax=144M\n');
});

test('who lacks what most have takes it back', async () => {
  const { text } = await planned(`global { project kafe }\n${lan}${host('a', 'cpu_weight 512\nrestart always')}${host('b', 'cpu_weight 512\nrestart always')}${host('c')}`);
  expect(linesOf(text(at('mln-kafe@c.service.d/guest.conf'))).slice(1)).toEqual(['[Service]', 'Restart=no', 'CPUWeight=', '']);
  expect(text(at('mln-kafe@.service'))).toMatch(/\nStartLimitIntervalSec=10min\nStartLimitBurst=5\n[^]*\nRestart=always\n/);
});

test('weights are as many times the usual one on either scale, and stay within systemd\'s', () => {
  expect([1, 2, 256, 512, 65535].map(systemdWeight)).toEqual([1, 1, 100, 200, 10000]);
});

test('a guest `gw` of `kafe` and a project `kafe-gw` have nothing in common, and no slice lies below another', async () => {
  const kafe = await planned(`global { project kafe }\n${lan}${host('gw', 'nice 1')}${host('a')}${host('b')}`);
  const other = await planned(`global { project kafe-gw }\n${lan}${host('a')}`);
  const shared = new Set(units(kafe.files.keys()));
  expect(units(other.files.keys()).filter(path => shared.has(path))).toEqual(['sysusers.conf']);
  expect(other.text(at('mln-kafe-gw@.service'))).toContain('\nSlice=mln-kafe\\x2dgw.slice\n');
});

test('a service may reach the disks and folders that its guest names, and only there', async () => {
  const { text, codes } = await planned(`global { project kafe }\n${lan}${host('a', `filepath /srv/disks
    mount {
 /srv/iso/tools.ext4 /tools ext4 ro
 /dev/sdb1 /data ext4
 }
    hostfs {
 /home/lab/100% /mnt/home
 /tmp/share /mnt/tmp ro
 /srv/www /www
 }
    kernel /root/linux`)}${host('b')}${host('c')}`);
  expect(codes).toEqual([]);
  expect(linesOf(text(at('mln-kafe@a.service.d/system.conf'))).slice(1)).toEqual([
    '[Unit]', ...['/home/lab/100%%', '/root', '/srv/disks', '/srv/iso', '/srv/www', '/tmp/share'].map(path => `RequiresMountsFor=${path}`), '[Service]',
    'ProtectHome=tmpfs', 'BindPaths=-/home/lab/100%%', 'BindReadOnlyPaths=-/root/linux', 'PrivateTmp=no',
    'ReadWritePaths=-/srv/disks', 'ReadWritePaths=-/srv/www', 'PrivateDevices=no', 'DeviceAllow=/dev/sdb1 rw', '',
  ]);
});

test('a disk that is used as it is is what a service may reach, and not the folder where a superclass keeps images', async () => {
  const used = async (path: string) => planned(`global { project kafe }\nsuperclass s {\n filepath /srv/disks\n}\nhost a {\n superclass s\n filesystem ${path}\n}\nhost b { filesystem /var/b.img }\nhost c { filesystem /var/c.img }\n`);
  const inHome = await used('/home/u/a.img');
  expect(linesOf(inHome.text(at('mln-kafe@a.service.d/system.conf'))).slice(1)).toEqual(['[Unit]', 'RequiresMountsFor=/home/u', '[Service]', 'ProtectHome=tmpfs', 'BindPaths=-/home/u/a.img', '']);
  expect((await used('/dev/sdb')).text(at('mln-kafe@a.service.d/system.conf'))).toContain('\nPrivateDevices=no\nDeviceAllow=/dev/sdb rw\n');
  expect([...inHome.files.keys()].filter(path => !path.includes('mlnc') && inHome.text(path).includes('/srv/disks'))).toEqual([]);
});

const mountsIn = (unit: string): readonly string[] => linesOf(unit).filter(line => line.startsWith('RequiresMountsFor=')).map(line => line.slice('RequiresMountsFor='.length));
const own = '/opt/mln/kafe /var/lib/mln/projects/kafe';

test('guests wait for the file systems that the description names: all by the template, one by its drop-in, the project for each', async () => {
  const domain = (name: string, disks = `filesystem /nfs/vm/${name}.img`): string => `host ${name} {\n xen\n template debian\n kernel /boot/vmlinuz\n ${disks}\n}\n`;
  const { files, text, codes } = await planned(`global { project kafe }\n${Array.from({ length: 40 }, (_, index) => domain(`www${index}`)).join('')}${domain('db', 'filepath /nfs/vm; lock_dir "/nfs/låser 100%"; mount {\n /nfs/vm/a/more.img /more ext4\n /dev/sdb1 /data ext4\n }')}`);
  expect(codes).toEqual([]);
  expect(units(files.keys()).filter(path => path.includes('.d/'))).toEqual(['mln-kafe@db.service.d/system.conf']);
  expect(mountsIn(text(at('mln-kafe@.service')))).toEqual([own, '/nfs/vm']);
  expect(linesOf(text(at('mln-kafe@db.service.d/system.conf'))).slice(1)).toEqual(['[Unit]', 'RequiresMountsFor="/nfs/låser 100%%"', 'RequiresMountsFor=/nfs/vm/a', '']);
  expect(mountsIn(text(at('mln-kafe.service')))).toEqual([own, '"/nfs/låser 100%%"', '/nfs/vm/a']);
});

test('no line is for what systemd does not start without, for devices, or for what another line waits for', async () => {
  const { text } = await planned(`global { project kafe }\nhost a {\n kernel /usr/lib/linux\n ramdisk /initrd\n mount {\n /dev/sdb1 /data ext4\n }\n hostfs {\n /opt /opt\n /a /a\n /a-b /ab\n /a/c /c\n }\n}\nhost b { kernel /usr/local/lib/linux }\n`);
  expect(mountsIn(text(at('mln-kafe@a.service.d/system.conf')))).toEqual(['/a-b', '/a/c']);
  expect(mountsIn(text(at('mln-kafe@b.service.d/system.conf')))).toEqual(['/usr/local/lib']);
  for (const unit of ['mln-kafe@.service', 'user/mln-kafe@.service', 'user/mln-kafe.service']) expect(mountsIn(text(at(unit)))).toEqual(unit.startsWith('user/') ? [] : [own]);
});

test('a state directory in a home is seen there, and nothing else of it', async () => {
  const { text } = await planned(`global { project kafe }\nservice_host hv { state "/home/lab/my state" }\n${lan}host a {\n service_host hv\n network eth0 { switch lan }\n}\n`);
  const unit = text(at('mln-kafe@.service', 'hv'));
  expect(unit).toContain('\nEnvironment="MLN_STATE=/home/lab/my state/projects"\n');
  expect(unit).toContain('\nProtectHome=tmpfs\nBindPaths="-/home/lab/my state/projects/kafe"\n');
});

test('another owner is in its drop-in, and passes through the state by the usual group', async () => {
  const { text, files } = await planned(`global { project kafe }\nswitch lan { owner net }\n${host('a')}${host('b', 'owner lab\ngroup students')}${host('c')}`);
  expect(text(at('mln-kafe@.service'))).toContain('\nUser=mln\n');
  expect(linesOf(text(at('mln-kafe@b.service.d/system.conf'))).slice(2)).toEqual(['User=lab', 'Group=students', 'SupplementaryGroups=mln', '']);
  expect(text(at('mln-kafe@switch:lan.service.d/system.conf'))).toContain('\nUser=net\n');
  expect(files.has(at('mln-kafe@switch:lan.service.d/guest.conf'))).toBe(false);
});

test('taps and bridges: the guests may open tun, the project\'s service may make bridges', async () => {
  const { text, files } = await planned(`global { project kafe }\nswitch lan { backend bridge }\n${host('a')}`);
  expect(text(at('mln-kafe@.service'))).toContain('\nPrivateDevices=no\nDevicePolicy=closed\nDeviceAllow=/dev/net/tun rw\n');
  expect(text(at('mln-kafe.service'))).toMatch(/\nCapabilityBoundingSet=.* CAP_NET_ADMIN\n/);
  expect(units(files.keys()).filter(path => path.includes('switch:'))).toEqual([]);
});

test('hooks run as root in the project\'s service, which says that it is therefore not confined', async () => {
  const { text } = await planned(`global {\n project kafe\n beforeProjectStart {\n  true\n }\n}\n${lan}${host('a')}`);
  expect(text(at('mln-kafe.service'))).toContain('\n# not confined: hooks of the description run here');
  expect(text(at('mln-kafe.service'))).not.toContain('ProtectSystem');
});

test('domains are root\'s, keep their limits in the hypervisor, and have no units for a user', async () => {
  const { text, files } = await planned(`global { project kafe }\n${lan}${host('a', 'xen\ntemplate debian\nkernel /vmlinuz\ncpu_weight 512\nrestart on-failure\nio_weight 200')}`);
  expect(units(files.keys())).toEqual(['mln-kafe.service', 'mln-kafe@.service']);
  const unit = text(at('mln-kafe@.service'));
  expect(unit).toContain('\nUser=root\nRestart=on-failure\nIOWeight=200\n');
  expect(unit).not.toMatch(/CPUWeight|MemoryMax/);
});

test('calls to a hypervisor are closed to what they do not need, and a reader is told what they do', async () => {
  const { text } = await planned(`global { project kafe }\n${lan}${host('a', 'xen\ntemplate debian\nkernel /vmlinuz')}`);
  for (const unit of [text(at('mln-kafe.service')), text(at('mln-kafe@.service'))]) {
    expect(unit).toMatch(/\nCapabilityBoundingSet=~CAP_AUDIT_CONTROL .*CAP_SYS_BOOT/);
    expect(unit).not.toMatch(/^CapabilityBoundingSet=.*CAP_(?:NET_ADMIN|SYS_ADMIN|SYS_MODULE|CHOWN)/m);
    expect(unit).toContain('\nProtectSystem=full\n');
    expect(unit).toMatch(/\n# [^\n]*no ProtectKernelTunables=/);
    expect(unit).not.toMatch(/^(?:ProtectHome|PrivateTmp|PrivateDevices|DevicePolicy|ProtectClock|IPAddressDeny)=/m);
  }
});

test('where the system itself is closed, a state and disks that lie there are open', async () => {
  const opened = async (lines: string, place = '') => (await planned(`global { project kafe }\n${place}host a {\n xen\n template debian\n kernel /vmlinuz\n ${lines}\n}\n`));
  const usual = await opened('filesystem /srv/a.img');
  expect([...usual.files].filter(([path, { content }]) => path.includes('/systemd/') && String(content).includes('ReadWritePaths'))).toEqual([]);
  expect((await opened('filesystem /usr/local/a.img')).text(at('mln-kafe@a.service.d/system.conf'))).toContain('\nReadWritePaths=-/usr/local/a.img\n');
  const elsewhere = await opened('service_host s', 'service_host s { state /usr/local/mln }\n');
  for (const unit of ['mln-kafe.service', 'mln-kafe@.service']) expect(elsewhere.text(at(unit, 's'))).toContain('\nReadWritePaths=-/usr/local/mln/projects/kafe\n');
});

test('a project of domains starts after Xen is up, and is down before xendomains saves or stops what it finds', async () => {
  const { text } = await planned(`global { project kafe }\nhost a {\n xen\n template debian\n kernel /vmlinuz\n network eth0 { bridge xenbr0 }\n}\n`);
  for (const unit of ['mln-kafe.service', 'mln-kafe@.service']) {
    expect(text(at(unit))).toContain('\nWants=network-online.target\n');
    expect(text(at(unit))).toMatch(/\n# [^\n]*xendomains[^\n]*\nAfter=network-online.target xen.service xenconsoled.service xendomains.service\n/);
  }
});

test('who joins a device of the administrator waits for the network, and nobody else; a user has no such target', async () => {
  const waiting = async (lines: string): Promise<boolean> => (await planned(`global { project kafe }\nhost a { ${lines} }\n`)).text(at('mln-kafe.service')).includes('network-online.target');
  expect(await waiting('network eth0 { tun_iface tap0 }')).toBe(true);
  expect(await waiting('xen; template debian; network eth0 { bridge br0; bridge_create yes }')).toBe(false);
  expect(await waiting('network eth0 { slirp }')).toBe(false);
  const { text } = await planned('global { project kafe }\nhost a { network eth0 { tun_iface tap0 } }\n');
  expect(text(at('user/mln-kafe.service'))).not.toContain('network');
});

test('a unit gives the reason of its own guests for being in the network of the server', async () => {
  const { text } = await planned(`global { project kafe }\n${lan}host a {\n kvm\n template busybox\n memory 128M\n network eth0 { switch lan }\n}\n`);
  for (const unit of ['mln-kafe.service', 'mln-kafe@.service']) {
    expect(text(at(unit))).toContain('\n# no PrivateNetwork=: ');
    expect(text(at(unit))).not.toContain('mconsole');
  }
});

test('a domain among processes is confined as domains are, and has no limit of theirs', async () => {
  const { text } = await planned(`global { project kafe }\nswitch lan { }\n${host('a')}host x {\n xen\n template debian\n kernel /vmlinuz\n}\n`);
  expect(text(at('mln-kafe@x.service.d/guest.conf'))).toContain('\nMemoryMax=infinity\n');
  const alone = await planned(`global { project kafe }\nhost x {\n xen\n template debian\n kernel /vmlinuz\n}\n`);
  const among = confinement(text(at('mln-kafe@.service')), text(at('mln-kafe@x.service.d/system.conf')));
  expect(among).toEqual(confinement(alone.text(at('mln-kafe@.service'))));
  expect(Object.keys(among).length).toBeGreaterThan(10);
});

const confines = /^(?:Protect|Private|Restrict|System|Capability|Device|NoNew|ReadWrite|IPAddress|RemoveIPC|Lock)/;
/** What holds where a service has several files: a list begins anew with an empty line (`~`: with all), a word is the last one. What opens is not there. */
const confinement = (...files: readonly string[]): Record<string, readonly string[]> => {
  const holds = new Map<string, readonly string[]>();
  for (const line of files.flatMap(file => linesOf(file))) {
    const [, name = '', value = ''] = /^(\w+)=(.*)$/.exec(line) ?? [];
    if (!confines.test(name)) continue;
    if (/^(?:|~|no|auto|default)$/.test(value)) holds.delete(name);
    else holds.set(name, /^(?:yes|full|strict|closed|invisible|tmpfs)$/.test(value) ? [value] : [...holds.get(name) ?? [], value]);
  }
  return Object.fromEntries([...holds].sort(([a], [b]) => (a < b ? -1 : 1)));
};
