import { expect, test } from 'vitest';
import { planned } from '../unit/6-plan/planned.ts';
import { missing, xlReads, type Domain } from './xl.ts';

const file = 'service-hosts/local/vms/a/a.cfg';
const configuration = async (lines: string, global = ''): Promise<string> =>
  (await planned(`global { project demo${global} }\nswitch lan { }\nhost a {\n    xen\n    template debian\n    ${lines}\n}\n`)).text(file);
const codes = async (lines: string, global = ''): Promise<readonly string[]> =>
  (await planned(`global { project demo${global} }\nhost a {\n    xen\n    template debian\n    ${lines}\n}\n`)).codes;

/** What the real xl makes of it. */
const domain = (text: string): Domain => {
  const read = xlReads([text]);
  if ('refused' in read) throw new Error(read.refused);
  return read.domains[0]!;
};
const withXl = test.skipIf(missing !== undefined);

const full = `
    type pv; memory 256M; maxmem 512M; cpus 2; cpu_weight 512; cpu_cap 50%; pci 0000:03:00.0 0000:03:00.1; swap 64M; term screen
    kernel "/boot/vm linu\\"z"; ramdisk /boot/initrd; kernel_args "quiet x='y'"
    mount { "/srv/da, ta.qcow2" /data ext4 ro
        /dev/vg0/x /x ext4 }
    network eth0 { bridge xenbr0; mac 00:16:3e:00:00:01 }
    network eth1 { switch lan; address 10.0.0.1/24; mac 00:16:3e:00:00:02 }
    network eth2 { mac 00:16:3e:00:00:03 }`;

withXl('xl reads each setting as the description says it', async () => {
  const { c_info, b_info, disks, nics, pcidevs } = domain(await configuration(full));
  expect(c_info).toMatchObject({ type: 'pv', name: 'a.demo' });
  expect(b_info).toMatchObject({
    max_vcpus: 2, target_memkb: 256 * 1024, max_memkb: 512 * 1024, kernel: '/boot/vm linu"z', ramdisk: '/boot/initrd',
    cmdline: "root=/dev/xvda rw console=hvc0 mlncon=hvc0 quiet x='y'", sched_params: { weight: 512, cap: 50 },
  });
  const state = '/var/lib/mln/projects/demo/disks';
  expect(disks?.map(one => [one.vdev, one.pdev_path, one.format, one.readwrite ?? 0])).toEqual([
    ['xvda', `${state}/a.img`, 'raw', 1], ['xvdb', `${state}/a.swap`, 'raw', 1], ['xvdc', '/srv/da, ta.qcow2', 'qcow2', 0], ['xvdd', '/dev/vg0/x', 'raw', 1],
  ]);
  expect(disks?.[3]?.backend).toBe('phy');
  expect(nics?.map(one => [one.mac, one.bridge])).toEqual([['00:16:3e:00:00:01', 'xenbr0'], ['00:16:3e:00:00:02', 'lan.demo'], ['00:16:3e:00:00:03', undefined]]);
  expect(pcidevs).toHaveLength(2);
});

withXl('without a kernel pygrub looks for one, a whole PC in its boot sector', async () => {
  expect(domain(await configuration('type pv')).b_info.bootloader).toBe('pygrub');
  expect(domain(await configuration('')).c_info.type).toBe('pvh');
  const pc = domain(await configuration('hvm; vnc; vncdisplay 4; vnckeymap no'));
  expect([pc.c_info.type, pc.disks?.[0]?.vdev]).toEqual(['hvm', 'hda']);
});

withXl('a display has the number that it is given and no other, and its password is not in the output', async () => {
  const lines = 'vncdisplay 4; vncpasswd geheim; vnckeymap no';
  for (const type of ['pv', 'hvm']) {
    const { files, text } = await planned(`global { project demo }\nhost a {\n    xen; type ${type}\n    template debian\n    ${lines}\n}\n`);
    const { b_info: info, vfbs } = domain(text(file));
    const display = type === 'hvm' ? info['type.hvm']?.vnc : vfbs?.[0]?.vnc;
    expect(display).toMatchObject({ enable: 'True', listen: '127.0.0.1', display: 4, findunused: 'False', passwd: '<secret>' });
    expect([...files.keys()].filter(path => text(path).includes('geheim'))).toEqual(['.secrets/local']);
    expect(text('.secrets/local')).toBe('setting\ta\tvncpasswd\tgeheim\n');
    expect(text('service-hosts/local/vms/a/vm.conf')).toContain('vm_secrets=vncpasswd\n');
  }
});

withXl('a display without a number is looked for above those that have one', async () => {
  for (const type of ['pv', 'hvm']) {
    const { text } = await planned(`global { project demo }\nhost a { xen; type ${type}; template debian; vnc }\nhost b { xen; template debian; vncdisplay 4; boot_order 100 }\n`);
    const { b_info: info, vfbs } = domain(text(file));
    expect(type === 'hvm' ? info['type.hvm']?.vnc : vfbs?.[0]?.vnc).toMatchObject({ display: 5, findunused: 'True' });
    const high = await planned(`global { project demo }\nhost a { xen; type ${type}; template debian; vnc }\nhost b { xen; template debian; vncdisplay 4 }\nhost c { xen; template debian; vncdisplay 200 }\n`);
    expect(high.text(file)).toContain(type === 'hvm' ? 'vncdisplay = 5' : 'vncdisplay=5,');
  }
});

test('`vnc no` shows nothing of what a superclass has', async () => {
  expect(await configuration('type pv; vncdisplay 4; vncpasswd geheim; vnc no')).not.toContain('vfb');
  const pc = await configuration('hvm; vncdisplay 4; vnc no');
  expect(pc).toContain('\nvnc = 0\n');
  expect(pc).not.toContain('vncdisplay');
  const below = async (above: string, host: string): Promise<string> =>
    (await planned(`global { project demo }\nsuperclass top { xen; template debian; ${above} }\nsuperclass quiet { superclass top }\nhost a { superclass quiet; ${host} }\n`)).text(file);
  expect(await below('vncdisplay 4', 'vnc no')).not.toContain('vfb');
  expect(await below('vnc no', 'vncdisplay 4')).toContain('vncdisplay=4');
});

withXl('xl refuses what it cannot read, so that these tests can fail', () => {
  const good = 'name = "a"\nmemory = 64\nkernel = "/k"\n';
  expect('domains' in xlReads([good])).toBe(true);
  for (const wrong of ['memroy = 64', 'on_crash = "explode"', 'disk = [ "/x,raw,xvda,sometimes" ]', 'vif = [ "mac=00:16:3e:00:00,bridge=b" ]', 'kernel = "a']) {
    expect([wrong, 'refused' in xlReads([`${good}${wrong}\n`])]).toEqual([wrong, true]);
  }
});

withXl('what xen_extra sets is set once', async () => {
  const text = await configuration('xen_extra {\n        on_crash = "preserve"\n        cpus = "0-1"\n    }');
  expect(text.match(/^on_crash/gm)).toHaveLength(1);
  expect(domain(text).on_crash).toBe('preserve');
});

test('a domain has the uuid of its name, and another site another', async () => {
  const uuid = async (global = ''): Promise<string | undefined> => /^uuid = "(.*)"/m.exec(await configuration('', global))?.[1];
  expect(await uuid()).toBe(await uuid());
  expect(await uuid('; site oslo')).not.toBe(await uuid());
});

test('a service host keeps its state where it says', async () => {
  const { text } = await planned('global { project demo }\nservice_host gw1 { state /srv/mln }\nhost a { xen; template debian; service_host gw1 }\n');
  expect(text('service-hosts/gw1/vms/a/a.cfg')).toContain('target=/srv/mln/projects/demo/disks/a.img"');
});

test('root runs a domain, whatever owner says', async () => {
  const { text } = await planned('global { project demo }\nhost a { xen; template debian }\n');
  expect(text('service-hosts/local/vms/a/vm.conf')).toContain('vm_owner=root\n');
  expect(await codes('owner lab')).toEqual(['xen-root-runs']);
});

withXl('toolstack xm: Python with names of xm, which xl reads all the same', async () => {
  const text = await configuration('hvm; cpu_weight 128; filesystem /srv/a.img; network eth0 { bridge xenbr0 }', '; toolstack xm');
  expect(text).toMatch(/^# -\*- coding: utf-8 -\*-\n/);
  expect(text).toContain('builder = "hvm"\n');
  expect(text).toContain('"file:/srv/a.img,hda,w"');
  expect(text).toContain('kernel = "/usr/lib/xen/boot/hvmloader"\ndevice_model = "/usr/lib/xen/bin/qemu-dm"\nboot = "c"\n');
  expect(text).toMatch(/"type=ioemu,mac=[0-9a-f:]{17},bridge=xenbr0"/);
  expect(text).not.toMatch(/^type/m);
  expect(domain(text)).toMatchObject({ c_info: { type: 'hvm' }, disks: [{ pdev_path: '/srv/a.img', vdev: 'hda' }] });
  for (const wrong of ['filesystem "/srv/a,b.img"', 'hvm; kernel /boot/vmlinuz']) expect(await codes(wrong, '; toolstack xm')).toEqual(['xen-xm-cannot']);
});

test('what a domain cannot have is told: xen-too-many-disks and the rest', async () => {
  expect(await codes('network eth0 { slirp }')).toEqual(['xen-link']);
  expect(await codes('network eth0 { tun_iface tap0 }')).toEqual(['xen-link']);
  expect(await codes('hostfs { /srv/a /a }')).toEqual(['xen-hostfs']);
  expect(await codes('memory 64M; maxmem 32M')).toEqual(['xen-maxmem-small']);
  expect(await codes(`mount { ${Array.from({ length: 25 }, (_, index) => `/srv/${index} /${index} ext4\n`).join('        ')} }`)).toEqual(['xen-too-many-disks']);
  expect(await codes('type pv; pci eth0')).toEqual(['xen-bad-pci']);
  expect(await codes('pci 0000:03:00.0')).toEqual(['xen-pci-cannot']);
  expect(await codes('hvm; memory 64M; maxmem 128M; pci 0000:03:00.0')).toEqual(['xen-pci-cannot']);
  for (const right of ['type pv; memory 64M; maxmem 128M', 'hvm; memory 64M', 'xen_extra {\n        type = "pv"\n    }\n   ']) expect(await codes(`${right}; pci 0000:03:00.0`)).toEqual([]);
  expect(await codes('io_weight 200; filesystem /dev/vg0/a')).toEqual(['xen-io-weight']);
  expect(await codes('io_weight 200; filesystem /srv/a.qcow2')).toEqual([]);
  expect(await codes('xen_extra {\n        uuid = "1"\n    }')).toEqual(['xen-extra-ours']);
  expect(await codes('type pvh', '; toolstack xm')).toEqual(['xen-xm-cannot']);
});
