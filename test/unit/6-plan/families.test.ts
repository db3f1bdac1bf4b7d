import { expect, test } from 'vitest';
import { planned } from './planned.ts';

const families = {
  busybox: 'family busybox',
  networkd: 'family debian',
  ifupdown: 'family debian; network ifupdown',
  redhat: 'family redhat',
} as const;

const guest = (how: keyof typeof families, body: string): string =>
  `global { project demo }\nswitch lan { }\ntemplate image { ${families[how]} }\nhost a {\ntemplate image\n${body}\n}\n`;

const whole = `domain example.org
nameserver 10.0.0.53
nameserver fd00::53
network eth0 {
    switch lan
    address 10.0.0.1/24
    address 10.0.0.2/24
    address fd00::1/64
    gateway 10.0.0.254
    route 10.9.0.0/16 via 10.0.0.9
    route fd09::/48 via fd00::9
    mtu 1400
}`;

const stanzas = `# switch lan
auto eth0
iface eth0 inet static
	pre-up ip link set dev eth0 mtu 1400
	address 10.0.0.1
	netmask 255.255.255.0
	gateway 10.0.0.254
	up ip addr add 10.0.0.2/24 dev eth0
	up ip route add 10.9.0.0/16 via 10.0.0.9 dev eth0
iface eth0 inet6 static
	address fd00::1
	netmask 64
	up ip -6 route add fd09::/48 via fd00::9 dev eth0
`;

for (const [how, path, expected] of [
  ['busybox', '/etc/network/interfaces', `auto lo\niface lo inet loopback\n\n${stanzas}`],
  ['ifupdown', '/etc/network/interfaces', `auto lo\niface lo inet loopback\n\n${stanzas}`],
  ['networkd', '/etc/systemd/network/20-mln-eth0.network', `# switch lan
[Match]
Name=eth0

[Link]
MTUBytes=1400

[Network]
Gateway=10.0.0.254

[Address]
Address=10.0.0.1/24

[Address]
Address=10.0.0.2/24

[Address]
Address=fd00::1/64

[Route]
Destination=10.9.0.0/16
Gateway=10.0.0.9

[Route]
Destination=fd09::/48
Gateway=fd00::9
`],
  ['redhat', '/etc/NetworkManager/system-connections/eth0.nmconnection', `[ethernet]
mtu=1400

[ipv4]
method=manual
address1=10.0.0.1/24
address2=10.0.0.2/24
gateway=10.0.0.254
route1=10.9.0.0/16,10.0.0.9
dns=10.0.0.53;
dns-search=example.org;

[ipv6]
method=manual
address1=fd00::1/64
route1=fd09::/48,fd00::9
dns=fd00::53;
dns-search=example.org;
`],
] as const) {
  test(`${how}: several addresses, both families, gateway, routes, MTU`, async () => {
    const { inGuest } = await planned(guest(how, whole));
    expect(inGuest(path)).toContain(expected);
    expect(inGuest('/etc/resolv.conf')).toBe('search example.org\nnameserver 10.0.0.53\nnameserver fd00::53\n');
    expect(inGuest('/etc/hosts')).toContain('127.0.1.1 a.example.org a\n');
  });
}

for (const [how, path, expected] of [
  ['busybox', '/etc/network/interfaces', 'auto eth0\niface eth0 inet dhcp\n'],
  ['ifupdown', '/etc/network/interfaces', 'auto eth0\niface eth0 inet dhcp\n'],
  ['networkd', '/etc/systemd/network/20-mln-eth0.network', '[Network]\nDHCP=ipv4\n'],
  ['redhat', '/etc/NetworkManager/system-connections/eth0.nmconnection', '[ipv4]\nmethod=auto\n'],
] as const) {
  test(`${how}: an address by DHCP, and no file that the DHCP client would write`, async () => {
    const { inGuest } = await planned(guest(how, 'network eth0 { switch lan; address dhcp }'));
    expect(inGuest(path)).toContain(expected);
    expect(inGuest('/etc/resolv.conf')).toBe('');
  });
}

for (const [how, path, byDhcp, overLink] of [
  ['busybox', '/etc/network/interfaces', 'iface eth0 inet dhcp\n\tup ip route replace default via 10.0.0.254 dev eth0\n',
    'auto eth1\niface eth1 inet6 manual\n\tup ip link set dev eth1 up\n\tup ip -6 route replace default via fe80::1 dev eth1\n\tup ip -6 route add fd09::/48 via fe80::2 dev eth1\n'],
  ['ifupdown', '/etc/network/interfaces', 'iface eth0 inet dhcp\n\tup ip route replace default via 10.0.0.254 dev eth0\n',
    'auto eth1\niface eth1 inet6 manual\n\tup ip link set dev eth1 up\n\tup ip -6 route replace default via fe80::1 dev eth1\n\tup ip -6 route add fd09::/48 via fe80::2 dev eth1\n'],
  ['networkd', '/etc/systemd/network/20-mln-eth#.network', '[Network]\nDHCP=ipv4\nGateway=10.0.0.254\n',
    '[Network]\nGateway=fe80::1\n\n[Route]\nDestination=fd09::/48\nGateway=fe80::2\n'],
] as const) {
  test(`${how}: a gateway beside DHCP, and ways over a neighbour on the link without an address`, async () => {
    const { inGuest } = await planned(guest(how, `network eth0 { switch lan; address dhcp; gateway 10.0.0.254 }
      network eth1 { switch lan; gateway fe80::1; route fd09::/48 via fe80::2 }`));
    expect(inGuest(path.replace('#', '0'))).toContain(byDhcp);
    expect(inGuest(path.replace('#', '1'))).toContain(overLink);
  });
}

for (const how of ['busybox', 'networkd', 'redhat'] as const) {
  test(`${how}: swap, disks and folders of the service host in fstab`, async () => {
    const { inGuest } = await planned(guest(how, 'swap 64M\nmount { /srv/data.ext4 /data ext4 ro,noatime }\nhostfs { /srv/pub /pub ro }'));
    expect(inGuest('/etc/fstab')).toBe(`/dev/ubda / auto defaults 0 1
/dev/ubdb none swap defaults 0 0
/dev/ubdc /data ext4 ro,noatime 0 0
none /pub hostfs /srv/pub,ro 0 0
`);
  });
  test(`${how}: without any of them the template's fstab stays`, async () => {
    expect((await planned(guest(how, ''))).inGuest('/etc/fstab')).toBe('');
  });
}

for (const [how, path, expected] of [
  ['busybox', '/etc/modules', 'dummy\n'],
  ['busybox', '/etc/profile.d/mln-locale.sh', 'export LANG=nb_NO.UTF-8\n'],
  ['busybox', '/etc/timezone', 'Europe/Oslo\n'],
  ['networkd', '/etc/modules-load.d/mln.conf', 'dummy\n'],
  ['networkd', '/etc/default/locale', 'LANG=nb_NO.UTF-8\n'],
  ['networkd', '/etc/localtime', '-> /usr/share/zoneinfo/Europe/Oslo'],
  ['redhat', '/etc/locale.conf', 'LANG=nb_NO.UTF-8\n'],
] as const) {
  test(`${how}: ${path}`, async () => {
    expect((await planned(guest(how, 'modules { dummy }\nlocale nb_NO.UTF-8\ntimezone Europe/Oslo'))).inGuest(path)).toBe(expected);
  });
}

test('busybox: a time zone is a copy of the rules of the service host, since a small system has none', async () => {
  const { text } = await planned(guest('busybox', 'timezone Europe/Oslo'));
  expect(text('service-hosts/local/vms/a/guest.list')).toContain('file\t0644\t0:0\t/etc/localtime\tserver:/usr/share/zoneinfo/Europe/Oslo\n');
  expect(text('README.md')).toMatch(/Debian packages: .*tzdata[^]*these files: .*\/usr\/share\/zoneinfo\/Europe\/Oslo/);
});

test('ready: when the guest says so, and whether anyone waits', async () => {
  for (const [ready, file] of [['startup', ''], ['network', 'network\n'], ['none', '']] as const) {
    const { inGuest, text } = await planned(guest('busybox', ready === 'startup' ? '' : `ready ${ready}`));
    expect(inGuest('/etc/mln/ready')).toBe(file);
    expect(text('service-hosts/local/vms/a/vm.conf')).toContain(`vm_ready=${ready}\n`);
  }
});

for (const [how, path, expected] of [
  ['busybox', '/etc/local.d/mln.stop', '-> /etc/mln/down'],
  ['networkd', '/etc/systemd/system/mln-boot.service', 'exec /etc/mln/down'],
  ['redhat', '/etc/systemd/system/mln-boot.service', 'exec /etc/mln/down'],
] as const) {
  test(`${how}: shutdown runs when the guest goes down`, async () => {
    const { inGuest } = await planned(guest(how, 'shutdown {\n    echo bye\n}'));
    expect(inGuest('/etc/mln/shutdown')).toMatch(/^#!\/bin\/sh\n.*\n\s*echo bye\n$/);
    expect(inGuest('/etc/mln/down')).toContain('/etc/mln/shutdown');
    expect(inGuest(path)).toContain(expected);
  });
}
