import { expect, test } from 'vitest';
import { planned } from '../unit/6-plan/planned.ts';
import { missing, qemuReads } from './qemu.ts';

const vm = 'service-hosts/local/vms/a';
const described = (lines: string, block = ''): string => `global { project demo }\nswitch lan { }\nhost a {\n    kvm ${block}\n    template busybox; memory 128M\n    ${lines}\n}\n`;
const compiled = (lines: string, block = '') => planned(described(lines, block));
const commandLine = async (lines: string, block = ''): Promise<string> => (await compiled(lines, block)).text(`${vm}/command.sh`);
const codes = async (lines: string, block = ''): Promise<readonly string[]> => (await compiled(lines, block)).codes;
const withQemu = test.skipIf(missing !== undefined);

withQemu('QEMU takes every device, and the guest sees each in a place of its own', async () => {
  const text = await commandLine(`swap 64M; cpus 2; vnc; hostfs { "/STATE/sha,red" /mnt/share ro }
    mount { "/STATE/da, ta.qcow2x" /data ext4 ro
        /STATE/b.img /b ext4 }
    qemu_extra {
        -device
        usb-ehci
    }
    network eth0 { slirp }
    network eth5 { slirp; mac 02:00:00:00:00:05 }`, '{ boot disk }');
  const { refused, answers } = qemuReads(text, ['info block', 'info pci', 'info status', 'info network'], ['da, ta.qcow2x', 'b.img', 'sha,red/x']);
  expect(refused).toBeUndefined();
  expect(answers).toMatch(/vdc.*da, ta\.qcow2x \(raw, read-only\)/);
  expect(answers).toMatch(/vdd.*b\.img \(raw\)/);
  expect(answers).toMatch(/Bus +0, device +4, function 3/);
  expect(answers).toMatch(/Bus +0, device +8, function 0:\s+Ethernet/);
  expect(answers).toMatch(/Bus +0, device +13, function 0:\s+Ethernet/);
  expect(answers).toContain('macaddr=02:00:00:00:00:05');
  expect(answers).toContain('VM status: paused (prelaunch)');
});

withQemu('QEMU refuses what it cannot read, so that these tests can fail', async () => {
  const text = await commandLine('', '{ boot disk }');
  expect(qemuReads(text, []).refused).toBeUndefined();
  for (const [good, wrong] of [['format=raw', 'format=rew'], ['addr=0x2', 'addr=0x0'], ['panic=exit-failure', 'panic=perhaps'], ['-m 128M', '-m lots']] as const) {
    expect([wrong, qemuReads(text.replace(good, wrong), []).refused === undefined]).toEqual([wrong, false]);
  }
});

withQemu('a microvm takes the same devices', async () => {
  const text = await commandLine('network eth0 { slirp }; swap 64M', '{ machine microvm }');
  const { refused, answers } = qemuReads(text, ['info pci']);
  expect(refused).toBeUndefined();
  expect(answers).toMatch(/Bus +0, device +4, function 1/);
  expect(answers).toMatch(/Bus +0, device +8, function 0:\s+Ethernet/);
});

test('a comma in a path is doubled, and a quote stays one word of the shell', async () => {
  const named = await commandLine(`filesystem "/srv/a,b'c.img"`, '{ boot disk }');
  expect(named).toContain(`'if=none,id=root,file=/srv/a,,b'\\''c.img,format=raw,discard=unmap'`);
  const further = await commandLine('mount { "/srv/x,y" /x ext4 }', '{ boot disk }');
  expect(further).toContain('if=none,id=vdc,file=/srv/x,,y,format=raw');
  const socket = await planned('global { project demo }\nswitch lan { socket "/tmp/a,b" }\nhost a { kvm; template busybox; memory 128M; network eth0 { switch lan } }\n');
  expect(socket.text(`${vm}/command.sh`)).toContain('-netdev vde,id=eth0,sock=/tmp/a,,b ');
});

test('a disk keeps its name when there is no swap, an interface its slot when others come', async () => {
  expect(await commandLine('mount { /srv/x.img /x ext4 }')).toContain('-blockdev null-co,node-name=swap,size=512,read-zeroes=on -device virtio-blk-pci,drive=swap,addr=0x4.1 \\\n\t-drive if=none,id=vdc,');
  expect(await commandLine('')).not.toContain('swap');
  const one = await commandLine('network eth1 { slirp }');
  const two = await commandLine('network eth0 { slirp }; network eth1 { slirp }');
  const line = /-netdev user,id=eth1 -device virtio-net-pci,netdev=eth1,mac=\S+,addr=0x9,romfile=/.exec(one)?.[0];
  expect(line).toBeDefined();
  expect(two).toContain(line);
});

test('what a guest boots: the kernel of the repository, its own, or its disk', async () => {
  expect(await commandLine('kernel_args "quiet a=\'b c\'"')).toContain(`-kernel run/a.demo/kernel/linux -initrd run/a.demo/kernel/initrd -append 'root=/dev/vda rw console=ttyS0 quiet a='\\''b c'\\'''"$MLN_TERM_WORDS"`);
  const own = await commandLine('kernel "/boot/my linux"; ramdisk /boot/rd');
  expect(own).toContain(`-kernel '/boot/my linux' -initrd /boot/rd -append`);
  expect(await commandLine('kernel /boot/linux')).not.toContain('-initrd');
  const disk = await commandLine('template debian-12; swap 64M');
  expect(disk).not.toContain('-kernel');
  expect(disk).toContain('addr=0x4.0,multifunction=on,bootindex=1');
  const { inGuest } = await compiled('template debian-12; swap 64M');
  expect(inGuest('/etc/fstab')).toContain('/dev/vda1 / ');
  expect(await commandLine('template debian-12', '{ boot kernel }')).toContain('-kernel run/a.demo/kernel/linux');
});

test('folders of the service host and modules of the kernel are mounted by the guest', async () => {
  const { text, inGuest } = await compiled('hostfs { /srv/share /mnt/share ro\n/srv/out /mnt/out }; modules { dummy }');
  expect(text(`${vm}/command.sh`)).toContain('-fsdev local,id=modules,path=run/a.demo/kernel/modules,security_model=none,readonly=on -device virtio-9p-pci,fsdev=modules,mount_tag=modules,addr=0x7.0,multifunction=on');
  expect(inGuest('/etc/fstab')).toContain('modules /lib/modules 9p trans=virtio,version=9p2000.L,ro 0 0\nhostfs0 /mnt/share 9p trans=virtio,version=9p2000.L,ro 0 0\nhostfs1 /mnt/out 9p trans=virtio,version=9p2000.L 0 0\n');
});

test('a display listens on the service host itself only', async () => {
  expect(await commandLine('')).toContain('-display none');
  expect(await commandLine('vnc')).toContain('-vnc 127.0.0.1:0,to=99 -device VGA,addr=0x1');
  expect(await commandLine('vncdisplay 3; vnckeymap no')).toContain('-vnc 127.0.0.1:3 -k no');
  expect(await commandLine('', '{ display vnc; display_port 5907 }')).toContain('-vnc 127.0.0.1:7 ');
  expect(await commandLine('', '{ display spice; display_port 5930 }')).toContain('-spice addr=127.0.0.1,port=5930,disable-ticketing=on');
  expect(await commandLine('vnc', '{ display none }')).toContain('-display none');
  for (const block of ['', '{ display vnc; display_port 5901 }']) expect(await commandLine('vncdisplay 1; vnc no', block)).toContain('-display none');
});

test('a display without a number leaves alone those that have one, of all platforms, whoever starts first', async () => {
  const shown = async (other: string): Promise<string> =>
    (await planned(`${described('vnc')}host b { template debian-12; memory 128M; boot_order 100; ${other} }\n`)).text(`${vm}/command.sh`);
  expect(await shown('kvm; vncdisplay 0')).toContain('-vnc 127.0.0.1:1,to=100 ');
  expect(await shown('xen; vncdisplay 7')).toContain('-vnc 127.0.0.1:8,to=107 ');
  expect(await shown('kvm; vncdisplay 7 } host c { kvm; template debian-12; memory 128M; vncdisplay 9999')).toContain('-vnc 127.0.0.1:8,to=107 ');
  expect(await shown('kvm { display spice; display_port 65535 }')).toContain('-vnc 127.0.0.1:0,to=99 ');
  expect(await shown('kvm; vncdisplay 7; vnc no')).toContain('-vnc 127.0.0.1:0,to=99 ');
  expect(await shown('kvm; vncdisplay 7; service_host elsewhere } service_host elsewhere {')).toContain('-vnc 127.0.0.1:0,to=99 ');
});

test('guests of two platforms whose guests are processes meet on a switch of vde, on a bridge by taps', async () => {
  const two = (inSwitch: string) => planned(`global { project demo }\nswitch lan { ${inSwitch} }\nhost a { kvm; template busybox; memory 128M; network eth0 { switch lan } }\nhost b { network eth0 { switch lan } }\n`);
  const vde = await two('');
  expect(vde.text('service-hosts/local/switches/lan.conf')).toContain('switch_backend=vde\n');
  expect(vde.text(`${vm}/command.sh`)).toContain('-netdev vde,id=eth0,sock=run/lan.ctl ');
  expect(vde.text('service-hosts/local/vms/b/command.sh')).toContain('eth0=vde,run/lan.ctl,');
  const bridge = await two('backend bridge');
  expect(bridge.text(`${vm}/command.sh`)).toContain('-netdev tap,id=eth0,ifname=a-eth0.demo,script=no,downscript=no ');
  expect(bridge.text(`${vm}/vm.conf`)).toContain('vm_taps=a-eth0.demo:lan\n');
  expect((await two('backend uml_switch')).codes).toEqual(['switch-backend-refused']);
});

test('an interface gets its name by its MAC, where the kernel would call it otherwise', async () => {
  const { inGuest } = await compiled('network eth1 { slirp; mac 02:00:00:00:00:01 }');
  expect(inGuest('/etc/mactab')).toBe('eth1 02:00:00:00:00:01\n');
  const debian = await compiled('template debian; network eth0 { slirp; mac 02:00:00:00:00:01 }');
  expect(debian.inGuest('/etc/systemd/network/10-mln-eth0.link')).toContain('MACAddress=02:00:00:00:00:01');
});

test('what a guest cannot have is told', async () => {
  expect(await codes('network eth0 { bridge br0 }')).toEqual(['bridge-needs-tap']);
  expect(await codes(`mount { ${Array.from({ length: 23 }, (_, index) => `/srv/${index} /${index} ext4\n`).join('        ')} }`)).toEqual(['qemu-cannot']);
  expect(await codes(`hostfs { ${Array.from({ length: 8 }, (_, index) => `/srv/${index} /${index}\n`).join('        ')} }`)).toEqual(['qemu-cannot']);
  expect(await codes('network eth23 { slirp }')).toEqual(['qemu-cannot']);
  expect(await codes('template debian', '{ machine microvm }')).toEqual(['qemu-cannot']);
  expect(await codes('', '{ display spice }')).toEqual(['qemu-display-port']);
  expect(await codes('', '{ display vnc; display_port 80 }')).toEqual(['qemu-display-port']);
  expect(await codes('qemu_extra {\n        -pidfile\n        x\n    }')).toEqual(['qemu-cannot']);
  expect((await planned('global { project demo }\nhost a { kvm; template busybox }\n')).codes).toEqual(['qemu-memory-small']);
});
