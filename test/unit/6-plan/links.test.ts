import { expect, test } from 'vitest';
import { planned } from './planned.ts';

const vm = 'service-hosts/local/vms/a';
const described = (global: string, host: string, inSwitch = ''): string =>
  `global { project demo${global} }\nswitch lan { ${inSwitch} }\nhost a {\n${host}\n}\n`;
const wired = 'network eth0 { switch lan; mac 02:00:00:00:00:01; address 10.0.0.1/24 }';

test('a switch is the first kind that its guests can join, or the one that is forced', async () => {
  expect((await planned(described('', wired))).text('service-hosts/local/switches/lan.conf')).toContain('switch_backend=uml_switch\n');
  const { text, files } = await planned(described('', wired, 'backend vde'));
  expect(text('service-hosts/local/switches/lan.conf')).toContain('switch_backend=vde\n');
  expect(text(`${vm}/command.sh`)).toContain('\teth0=vde,run/lan.ctl,02:00:00:00:00:01 \\\n');
  expect([...files.keys()].filter(path => path.startsWith('lib/switches/'))).toEqual(['lib/switches/vde.sh']);
});

test('a switch that is a bridge is joined by a tap, which the runtime makes', async () => {
  for (const [driver, argument] of [['', 'eth0=tuntap,a-eth0.demo,02:00:00:00:00:01'], ['; uml_network vector', 'vec0:transport=tap,ifname=a-eth0.demo,mac=02:00:00:00:00:01']] as const) {
    const { text } = await planned(described(driver, wired, 'backend bridge'));
    expect(text(`${vm}/command.sh`)).toContain(`\t${argument} \\\n`);
    expect(text(`${vm}/vm.conf`)).toContain('vm_taps=a-eth0.demo:lan\n');
    expect(text('service-hosts/local/switches/lan.conf')).toContain('switch_interface=lan.demo\n');
  }
  expect((await planned(described('', wired))).text(`${vm}/vm.conf`)).not.toContain('vm_taps');
});

test('a switch that one of its guests cannot join as it is forced to be is refused', async () => {
  expect((await planned(described('; uml_network vector', wired, 'backend uml_switch'))).codes).toEqual(['switch-backend-refused']);
});

test('a process and a domain on one switch of a server meet on a bridge', async () => {
  const { text } = await planned('global { project demo }\nswitch lan { }\nhost a { network eth0 { switch lan } }\nhost b { xen; template debian; network eth0 { switch lan } }\n');
  expect(text('service-hosts/local/switches/lan.conf')).toContain('switch_backend=bridge\n');
  expect(text(`${vm}/command.sh`)).toContain('eth0=tuntap,a-eth0.demo,');
  expect(text('service-hosts/local/vms/b/b.cfg')).toContain(',bridge=lan.demo"');
  expect(text(`${vm}/vm.conf`)).not.toContain('vm_owner');
});

test('uml_network vector: a vde switch by the vector driver, and the guest gives the interface its name', async () => {
  const { text } = await planned(described('; uml_network vector', wired));
  expect(text('service-hosts/local/switches/lan.conf')).toContain('switch_backend=vde\n');
  expect(text(`${vm}/command.sh`)).toContain('\tvec0:transport=vde,vnl=vde://run/lan.ctl,mac=02:00:00:00:00:01 \\\n');
  expect(text(`${vm}/guest.list`)).toContain('line\t0644\t0:0\t/etc/mactab\teth0 02:00:00:00:00:01\n');
  expect(text(`${vm}/guest/interfaces`)).toContain('\tup nameif -c /etc/mactab\n');
  expect(text('README.md')).toContain('uml_network vector: a kernel from 6.12 on');
});

test('uml_network vector: systemd names the interface by a .link file', async () => {
  const { text } = await planned(`template image { family debian }\n${described('; uml_network vector', `template image\n${wired}`)}`);
  expect(text(`${vm}/guest/10-mln-eth0.link`)).toBe('# switch lan\n[Match]\nMACAddress=02:00:00:00:00:01\n\n[Link]\nName=eth0\n');
});

test('uml_network vector: taps and slirp', async () => {
  const { text } = await planned(described('; uml_network vector', 'network eth0 { tun_iface tap7 }\nnetwork eth1 { slirp }'));
  expect(text(`${vm}/command.sh`)).toMatch(/\tvec0:transport=tap,ifname=tap7,mac=[0-9a-f:]{17} \\\n\tvec1:transport=vde,vnl=slirp:\/\/,mac=[0-9a-f:]{17} \\\n/);
});

test('uml_network vector: a uml_switch is refused, since the driver knows none', async () => {
  expect((await planned(described('; uml_network vector', wired, 'backend uml_switch'))).codes).toEqual(['switch-backend-refused']);
});

test('uml_network: a service host says otherwise than the project; a bad word is reported once', async () => {
  const on = (global: string, server: string) => planned(
    `service_host gw1 { ${server} }\n${described(global, `service_host gw1\n${wired}`)}host b { service_host gw1\nnetwork eth0 { switch lan; address 10.0.0.2/24 } }\n`);
  expect((await on('; uml_network vector', 'uml_network daemon')).text('service-hosts/gw1/vms/a/command.sh')).toContain('eth0=daemon,');
  expect((await on('', 'uml_network vector')).text('service-hosts/gw1/vms/a/command.sh')).toContain('vec0:transport=vde,');
  expect((await on('; uml_network both', '')).codes).toEqual(['bad-word']);
});
