import { netmask } from '../netmask.ts';
import type { GuestFacts, InterfaceFacts } from '../guest-facts.ts';
import type { Render } from '../render.ts';

interface Stanza {
  readonly family: 'inet' | 'inet6';
  readonly method: 'static' | 'dhcp' | 'manual';
  readonly lines: readonly string[];
}

/**
 * /etc/network/interfaces for Debian's ifupdown, busybox and Alpine. Only what all three know: one stanza for a family of
 * addresses, further addresses, routes and the MTU by `ip`, a netmask of its own beside the address.
 */
export const interfacesFile = (facts: GuestFacts, render: Render): string => render('templates/guest/interfaces.hbs', {
  project: facts.project,
  renames: facts.interfaces.some(one => one.kernelName !== one.name),
  interfaces: facts.interfaces.map(one => ({ name: one.name, where: one.where, stanzas: stanzas(one).map(stanza => ({ ...stanza, name: one.name })) })),
});

const stanzas = (one: InterfaceFacts): Stanza[] => {
  const four = one.dhcp ? dhcp(one) : ofFamily(one, 4);
  const six = ofFamily(one, 6);
  const found = [...(four === undefined ? [] : [four]), ...(six === undefined ? [] : [six])];
  const [first, ...others] = found.length === 0 ? [{ family: 'inet', method: 'manual', lines: [linkUp(one)] } as const] : found;
  return [{ ...first!, lines: [...mtu(one), ...first!.lines] }, ...others];
};

const mtu = (one: InterfaceFacts): string[] => (one.mtu === undefined ? [] : [`pre-up ip link set dev ${one.name} mtu ${one.mtu}`]);

const dhcp = (one: InterfaceFacts): Stanza => ({
  family: 'inet',
  method: 'dhcp',
  lines: [...further(one, one.addresses.filter(address => address.family === 4)), ...defaultRoute(one, 4), ...routes(one, 4)],
});

const ofFamily = (one: InterfaceFacts, family: 4 | 6): Stanza | undefined => {
  const [first, ...others] = one.addresses.filter(address => address.family === family);
  if (first === undefined) return withoutAddress(one, family);
  const gateway = one.gateways.find(candidate => candidate.family === family);
  return {
    family: family === 4 ? 'inet' : 'inet6',
    method: 'static',
    lines: [
      `address ${first.address}`,
      `netmask ${family === 4 ? netmask(first.prefix) : first.prefix}`,
      ...(family === 4 && one.broadcast !== undefined ? [`broadcast ${one.broadcast}`] : []),
      ...(gateway === undefined ? [] : [`gateway ${gateway.address}`]),
      ...further(one, others),
      ...routes(one, family),
    ],
  };
};

/** A neighbour that is reached by its link-local address needs no address of ours. */
const withoutAddress = (one: InterfaceFacts, family: 4 | 6): Stanza | undefined => {
  const ways = [...defaultRoute(one, family), ...routes(one, family)];
  return ways.length === 0 ? undefined : { family: family === 4 ? 'inet' : 'inet6', method: 'manual', lines: [linkUp(one), ...ways] };
};

const linkUp = ({ name }: InterfaceFacts): string => `up ip link set dev ${name} up`;

/** By hand, since `gateway` is a word of static addresses alone; and in place of one that DHCP has brought. */
const defaultRoute = (one: InterfaceFacts, family: 4 | 6): string[] =>
  one.gateways.filter(gateway => gateway.family === family).map(({ address }) => `up ip ${option(family)}route replace default via ${address} dev ${one.name}`);

const further = (one: InterfaceFacts, addresses: InterfaceFacts['addresses']): string[] =>
  addresses.map(address => `up ip addr add ${address.address}/${address.prefix} dev ${one.name}`);

const routes = (one: InterfaceFacts, family: 4 | 6): string[] =>
  one.routes.filter(route => route.family === family).map(route =>
    `up ip ${option(family)}route add ${route.network}${route.via === undefined ? '' : ` via ${route.via}`} dev ${one.name}`);

const option = (family: 4 | 6): string => (family === 6 ? '-6 ' : '');
