import { addressAfter, block, bitsOf, change, definePlugin, formatIp, integer, keep, networkOf, one, type Ip, type TransformInput, type TransformOperation } from '../../compiler/plugin-api.ts';
import { codes, report } from './diagnostics.ts';
import { portKey, readKept, type Kept } from './kept.ts';
import { portsOf, subnetText, type Port, type Subnet } from './networks.ts';

const keywords = {
  global: {
    freeip: block({
      addresses_begin: one(integer(1, 65535), { default: '1', doc: 'The first address that is given, counted from the network\'s.', example: 'addresses_begin 100' }),
    }, {
      bare: true,
      doc: '`address free` keeps what it gave in addresses.lock beside the description, gives no address that another description of the command line or a line of that file has, and is known to other guests.',
      example: 'freeip',
    }),
  },
};

/** Gives addresses that nobody has, and keeps them. */
export default definePlugin({
  name: 'freeip',
  doc: 'Gives addresses that nobody has, and keeps them.',
  keywords,
  diagnostics: codes,
  // After all that gives addresses.
  order: 80,
  keeps: 'addresses.lock',
  *transform(input: TransformInput<typeof keywords>) {
    const { byPort, problems } = readKept(input.kept ?? []);
    if (problems.length > 0) return yield* problems;
    const own = portsOf(input);
    const all = [...own, ...(input.others ?? []).flatMap(portsOf)];
    const begin = input.words.freeip?.value.addresses_begin.value ?? 1;
    yield* addressesFor(own.filter(port => port.isAsking), { project: input.project, subnets: subnetsOf(all), byPort, begin, owners: ownersOf(all), written: new Set(all.flatMap(port => writtenBy(port).map(([address]) => address))) });
  },
});

interface Surroundings {
  readonly project: string;
  /** Of each switch and bridge, by their texts. */
  readonly subnets: ReadonlyMap<string, ReadonlyMap<string, Subnet>>;
  readonly byPort: ReadonlyMap<string, Kept>;
  readonly begin: number;
  /** Who has an address that is written out, by the switch or bridge and the address. */
  readonly owners: ReadonlyMap<string, string>;
  /** All addresses that are written out, wherever. */
  readonly written: ReadonlySet<string>;
}

const writtenBy = ({ project, guest, name, given, gateway }: Port): readonly (readonly [address: string, owner: string])[] => [
  ...(gateway === undefined ? [] : [[gateway, `the gateway of \`${guest}\` of \`${project}\``] as const]),
  ...given.map(ip => [formatIp(ip), `\`${name}\` of \`${guest}\` of \`${project}\``] as const),
];

const ownersOf = (ports: readonly Port[]): ReadonlyMap<string, string> =>
  new Map(ports.flatMap(port => writtenBy(port).map(([address, owner]) => [`${port.network} ${address}`, owner])));

/** What is kept stays; then the lowest that are left are given. */
function* addressesFor(asking: readonly Port[], around: Surroundings): Generator<TransformOperation> {
  const { byPort, owners, project, written } = around;
  const taken = new Set(written);
  for (const kept of byPort.values()) if (kept.project !== project) taken.add(formatIp(kept.ip));
  const chosen = new Map<Port, string>();
  const open: (readonly [Port, Subnet])[] = [];
  for (const port of asking) {
    const subnets = port.subnets.length > 0 ? new Map(port.subnets.map(each => [subnetText(each), each])) : around.subnets.get(port.network) ?? new Map<string, Subnet>();
    const [subnet] = subnets.values();
    if (subnet === undefined || subnets.size > 1) {
      yield report('freeip-no-network', { guest: port.guest, name: port.name, where: port.label, subnets: [...subnets.keys()] }, port.at);
      continue;
    }
    const kept = byPort.get(portKey(project, port.guest, port.name));
    if (kept === undefined || !isIn(subnet, kept)) {
      open.push([port, subnet]);
      continue;
    }
    const address = formatIp(kept.ip);
    const other = owners.get(`${port.network} ${address}`);
    if (other !== undefined) yield report('freeip-lock-taken', { guest: port.guest, name: port.name, address, other }, kept.at);
    taken.add(address);
    chosen.set(port, `${address}/${subnet.prefix}`);
  }
  const searches = new Map<string, Iterator<string, undefined>>();
  for (const [port, subnet] of open) {
    const search = searches.get(subnetText(subnet)) ?? freeIn(subnet, around.begin, taken);
    searches.set(subnetText(subnet), search);
    const address = search.next().value;
    if (address === undefined) {
      yield report('freeip-full', { guest: port.guest, name: port.name, network: subnetText(subnet) }, port.at);
      continue;
    }
    taken.add(address);
    chosen.set(port, `${address}/${subnet.prefix}`);
  }
  for (const [{ guest, name, addresses, at }, address] of chosen) {
    yield change('host', guest, { network: { [name]: { address: addresses.map(each => (each === 'free' ? address : each)) } } }, at);
    yield keep([guest, name, address], at);
  }
}

/** What the lines of all that are plugged in there tell. */
const subnetsOf = (ports: readonly Port[]): Surroundings['subnets'] => {
  const found = new Map<string, Map<string, Subnet>>();
  for (const { network, subnets } of ports) {
    const there = found.get(network) ?? new Map<string, Subnet>();
    found.set(network, there);
    for (const subnet of subnets) there.set(subnetText(subnet), subnet);
  }
  return found;
};

const isIn = ({ first, prefix }: Subnet, { ip, prefix: written }: Kept): boolean =>
  prefix === written && networkOf(ip, prefix).value === first.value && isForGuests({ first, prefix }, ip);

/** Neither the network's own address nor that of broadcasts. */
const isForGuests = ({ first, prefix }: Subnet, { value }: Ip): boolean => {
  const size = 1n << BigInt(bitsOf(4) - prefix);
  return size <= 2n || (value > first.value && value < first.value + size - 1n);
};

/** From the lowest, each once. */
function* freeIn(subnet: Subnet, begin: number, taken: ReadonlySet<string>): Generator<string, undefined> {
  const end = subnet.first.value + (1n << BigInt(bitsOf(4) - subnet.prefix));
  for (let ip = addressAfter(subnet.first, subnet.prefix >= 31 ? 0 : begin); ip !== undefined && ip.value < end; ip = addressAfter(ip, 1)) {
    const text = formatIp(ip);
    if (isForGuests(subnet, ip) && !taken.has(text)) yield text;
  }
  return undefined;
}
