import { addressAfter, bitsOf, formatIp, parseIp, type Ip } from '../schema/ip.ts';
import type { Origin } from '../diagnostics/span.ts';
import type { ModelReport } from './context.ts';
import { networksOf, portsOf, type Network, type Port } from './networks.ts';
import type { Guest, Interface, InterfaceAddress } from './project.ts';
import { subnetText } from './subnet.ts';

/** More than this many addresses are not looked through for a free one. */
const LARGEST_SEARCH = 65536;

/** Gives each interface that asks with `address free` the lowest IPv4 address that is left in its network, guests by name. */
export const withFreeAddresses = (guests: readonly Guest[], report: ModelReport): readonly Guest[] => {
  if (!guests.some(guest => guest.interfaces.some(one => askedAt(one) !== undefined))) return guests;
  const chosen = new Map<Interface, InterfaceAddress>();
  const joined = networksOf(portsOf(guests));
  for (const network of joined) fill(network, chosen, report);
  for (const port of unjoined(guests, joined)) refuse(port, 'it joins no switch and no bridge', report);
  return guests.map(guest => ({ ...guest, interfaces: guest.interfaces.map(one => withAddress(one, chosen.get(one))) }));
};

const askedAt = ({ settings, origin }: Interface): Origin | undefined => {
  const asking = settings.address.find(({ value }) => value.kind === 'free');
  return asking === undefined ? undefined : asking.at ?? origin;
};

const withAddress = (one: Interface, address: InterfaceAddress | undefined): Interface =>
  (address === undefined ? one : { ...one, addresses: [...one.addresses, address] });

const fill = ({ label, ports }: Network, chosen: Map<Interface, InterfaceAddress>, report: ModelReport): void => {
  const asking = ports.filter(port => askedAt(port.networkInterface) !== undefined);
  if (asking.length === 0) return;
  const given = ports.flatMap(port => port.networkInterface.addresses.filter(({ family }) => family === 4));
  const subnets = new Set(given.map(({ ip, prefix }) => subnetText(ip, prefix)));
  if (subnets.size !== 1) {
    const why = subnets.size === 0 ? `no guest on ${label} has an IPv4 address` : `${label} carries several networks (${[...subnets].join(', ')})`;
    for (const port of asking) refuse(port, why, report);
    return;
  }
  const [subnet = ''] = subnets;
  const taken = new Set([...given.map(({ address }) => address), ...ports.flatMap(({ networkInterface: { settings } }) => settings.gateway?.value ?? [])]);
  const addresses = freeIn(subnet, taken);
  for (const port of asking) {
    const next = addresses.next();
    if (next.done === true) refuse(port, `all of ${subnet} is taken`, report);
    else chosen.set(port.networkInterface, { family: 4, address: next.value, ip: parseIp(next.value) as Ip, prefix: Number(subnet.split('/')[1]), at: askedAt(port.networkInterface) ?? port.guest.origin });
  }
};

/** Addresses of guests in a subnet, from the lowest, without its first and last. */
const freeIn = function* (subnet: string, taken: ReadonlySet<string>): Generator<string, void> {
  const [first = '', prefix = '32'] = subnet.split('/');
  const size = 2 ** (bitsOf(4) - Number(prefix));
  for (let step = 1; step < Math.min(size - 1, LARGEST_SEARCH); step++) {
    const address = formatIp(addressAfter(parseIp(first) as Ip, step) as Ip);
    if (!taken.has(address)) yield address;
  }
};

const unjoined = (guests: readonly Guest[], joined: readonly Network[]): Port[] => {
  const plugged = new Set(joined.flatMap(({ ports }) => ports.map(port => port.networkInterface)));
  return guests.flatMap(guest => guest.interfaces
    .filter(one => askedAt(one) !== undefined && !plugged.has(one))
    .map(networkInterface => ({ guest, networkInterface })));
};

const refuse = ({ guest, networkInterface }: Port, why: string, report: ModelReport): void =>
  report('no-free-address', askedAt(networkInterface), { guest: guest.name, name: networkInterface.name, why });
