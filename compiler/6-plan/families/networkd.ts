import { link, rootFile, type GuestEntry } from '../guest-entry.ts';
import type { GuestFacts, InterfaceFacts } from '../guest-facts.ts';
import type { Render } from '../render.ts';
import { sectionsFile, type Section } from './sections.ts';

const wants = '/etc/systemd/system/multi-user.target.wants';
const online = '/etc/systemd/system/network-online.target.wants';

/** systemd-networkd is part of systemd, so it needs no package: it is switched on, and ifupdown is left the loopback only. */
export const networkdEntries = (facts: GuestFacts, render: Render): GuestEntry[] => [
  ...facts.interfaces.map(one => rootFile(`/etc/systemd/network/20-mln-${one.name}.network`, sectionsFile(one.where, sections(one), render))),
  { kind: 'common', mode: '0644', path: '/etc/network/interfaces', content: { copy: 'templates/guest/interfaces-loopback' } },
  link(`${wants}/systemd-networkd.service`, '/lib/systemd/system/systemd-networkd.service'),
  link(`${online}/systemd-networkd-wait-online.service`, '/lib/systemd/system/systemd-networkd-wait-online.service'),
];

const sections = (one: InterfaceFacts): Section[] => {
  // an interface that nobody gave an address comes up, and nothing waits for it
  const bare = one.addresses.length === 0 && !one.dhcp;
  return [
    { name: 'Match', lines: [['Name', one.name]] },
    { name: 'Link', lines: [...(one.mtu === undefined ? [] : [['MTUBytes', one.mtu] as const]), ...(bare ? [['RequiredForOnline', 'no'] as const] : [])] },
    { name: 'Network', lines: [
      ...(one.dhcp ? [['DHCP', 'ipv4'] as const] : []),
      // what goes over a neighbour wants an address of the link at least
      ...(bare && one.gateways.length === 0 && one.routes.length === 0 ? [['LinkLocalAddressing', 'no'] as const] : []),
      ...one.gateways.map(gateway => ['Gateway', gateway.address] as const),
    ] },
    ...one.addresses.map(({ family, address, prefix }): Section => ({ name: 'Address', lines: [
      ['Address', `${address}/${prefix}`],
      ...(family === 4 && one.broadcast !== undefined ? [['Broadcast', one.broadcast] as const] : []),
    ] })),
    ...one.routes.map(({ network, via }): Section => ({ name: 'Route', lines: [['Destination', network], ...(via === undefined ? [] : [['Gateway', via] as const])] })),
  ];
};
