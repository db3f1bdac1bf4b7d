import { rootFile, rootLines, type GuestEntry } from '../guest-entry.ts';
import type { GuestFacts, InterfaceFacts } from '../guest-facts.ts';
import { nameBasedUuid } from '../uuid.ts';
import type { Render } from '../render.ts';
import { sameEverywhere } from './common.ts';
import type { GuestFamily } from './family.ts';
import { sectionsFile, type Section } from './sections.ts';
import { systemdEntries } from './systemd.ts';

/** Red Hat, Fedora and their kin: NetworkManager keyfiles. */
export const redhat: GuestFamily = {
  assumes: 'NetworkManager, and a relabelling of the disk at first boot for SELinux',
  entries: (facts, render) => [
    ...sameEverywhere(facts, render),
    ...(facts.locale === undefined ? [] : rootLines('/etc/locale.conf', [`LANG=${facts.locale}`])),
    ...(facts.isSeeded ? [] : facts.interfaces.map(one => connection(one, facts, render))),
    ...systemdEntries(facts, render),
    // files written from outside have no labels
    ...(facts.isSealed ? [] : rootLines('/.autorelabel', ['-F'])),
  ],
};

/** NetworkManager refuses a keyfile that others may read. */
const connection = (one: InterfaceFacts, facts: GuestFacts, render: Render): GuestEntry =>
  rootFile(`/etc/NetworkManager/system-connections/${one.name}.nmconnection`, sectionsFile(one.where, [
    { name: 'connection', lines: [
      ['id', one.name],
      ['uuid', nameBasedUuid(`${facts.project}/${facts.name}/${one.name}`)],
      ['type', 'ethernet'],
      ['interface-name', one.name],
    ] },
    { name: 'ethernet', lines: one.mtu === undefined ? [] : [['mtu', one.mtu]] },
    ofFamily(one, facts, 4),
    ofFamily(one, facts, 6),
  ], render), '0600');

const ofFamily = (one: InterfaceFacts, facts: GuestFacts, family: 4 | 6): Section => {
  const addresses = one.addresses.filter(address => address.family === family);
  const dhcp = family === 4 && one.dhcp;
  const servers = facts.nameservers.filter(server => server.includes(':') === (family === 6));
  const method = dhcp ? 'auto' : addresses.length > 0 ? 'manual' : family === 4 ? 'disabled' : 'link-local';
  return { name: `ipv${family}`, lines: [
    ['method', method],
    ...addresses.map(({ address, prefix }, index) => [`address${index + 1}`, `${address}/${prefix}`] as const),
    ...one.gateways.filter(gateway => gateway.family === family).map(gateway => ['gateway', gateway.address] as const),
    ...one.routes.filter(route => route.family === family).map(({ network, via }, index) => [`route${index + 1}`, via === undefined ? network : `${network},${via}`] as const),
    ...(servers.length === 0 || method === 'disabled' || method === 'link-local' ? [] : [['dns', servers.map(server => `${server};`).join('')] as const]),
    ...(facts.domain === undefined || method === 'disabled' || method === 'link-local' ? [] : [['dns-search', `${facts.domain};`] as const]),
  ] };
};
