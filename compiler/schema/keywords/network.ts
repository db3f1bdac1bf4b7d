import { flag, many, one, phrases } from '../define.ts';
import { deviceName, delay, integer, interfaceAddress, ipv4Address, mac, netmask, percent, plainAddress, rate, route, switchName } from '../readers.ts';

const WIRES = 'the shaping of links';
const TAPS = 'taps that mlnc makes and addresses itself';

/** What stands in `network eth0 { ... }` of a host or superclass. */
export const networkRows = {
  switch: one(switchName, { doc: 'The project\'s switch that the interface is plugged into.', example: 'switch lan' }),
  bridge: one(deviceName, { doc: 'A bridge of the service host that the interface joins. It must exist there, unless `bridge_create` makes it, and be granted to the account that starts the guest.', example: 'bridge br0' }),
  address: many(interfaceAddress, {
    bareValue: true,
    doc: 'Addresses of the interface, IPv4 or IPv6, with or without a prefix; `dhcp` lets the guest ask, `free` takes the next free one of the network. In a range of hosts, `10.0.0.10+` counts up.',
    example: 'address 10.0.0.1/24',
  }),
  netmask: one(netmask, { doc: 'The netmask of IPv4 addresses that are written without a prefix.', example: 'netmask 255.255.255.0' }),
  gateway: one(plainAddress, { doc: 'Where traffic for all other networks goes. It must be on this interface\'s network.', example: 'gateway 10.0.0.254' }),
  broadcast: one(ipv4Address, { doc: 'The broadcast address, where it is not the last of the network.', example: 'broadcast 10.0.0.255' }),
  route: phrases(route, { doc: 'A way to a further network over a neighbour on this one. `default` stands for all networks.', example: 'route 10.1.0.0/16 via 10.0.0.254' }),
  mac: one(mac, { doc: 'The MAC address. Without it a stable one is derived from the names of site, project, host and interface.', example: 'mac 02:00:00:00:00:01' }),
  mtu: one(integer(68, 65535, 'an MTU'), { doc: 'The largest packet, in bytes.', example: 'mtu 1400' }),
  slirp: flag({ doc: 'Connects the interface to the outside through an ordinary program, without any rights: the guest reaches out, nothing reaches in.', example: 'slirp' }),
  tun_iface: one(deviceName, { doc: 'A tap device of the service host that the interface is connected to. It must exist there, with the address that the service host is to have.', example: 'tun_iface tap0' }),
  tun_address: one(plainAddress, { doc: 'The service host\'s own address on that tap device.', example: 'tun_address 10.0.0.253', notServed: TAPS }),
  bridge_create: flag({ doc: 'Makes the `bridge` at start where it is missing, which takes root, and removes it after the last guest on it. One that was there is left as it is.', example: 'bridge_create yes' }),
  delay: one(delay, { doc: 'Delays every packet that leaves the interface.', example: 'delay 20ms', notServed: WIRES }),
  loss: one(percent, { doc: 'The share of packets that is lost.', example: 'loss 1%', notServed: WIRES }),
  rate: one(rate, { doc: 'The most that the interface sends in a second.', example: 'rate 10mbit', notServed: WIRES }),
};
