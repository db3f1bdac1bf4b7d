import { block, change, definePlugin, formatIp, integer, keep, one, settingOf, type SettingPlace, type TransformInput, type TransformOperation } from '../../compiler/plugin-api.ts';
import { codes, report } from './diagnostics.ts';
import { portKey, readKept, type Kept } from './kept.ts';
import { portsOf, type Port } from './networks.ts';
import { families, freeIn, isIn, subnetText, type Subnet } from './subnet.ts';

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
    yield* addressesFor(own.flatMap(wishesOf), { project: input.project, subnets: subnetsOf(all), byPort, begin, owners: ownersOf(all), written: new Set(all.flatMap(port => writtenBy(port).map(([address]) => address))) });
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
  ...(gateway === undefined ? [] : [[formatIp(gateway), `the gateway of \`${guest}\` of \`${project}\``] as const]),
  ...given.map(ip => [formatIp(ip), `\`${name}\` of \`${guest}\` of \`${project}\``] as const),
];

const ownersOf = (ports: readonly Port[]): ReadonlyMap<string, string> =>
  new Map(ports.flatMap(port => writtenBy(port).map(([address, owner]) => [`${port.network} ${address}`, owner])));

/** One `free` of an interface. */
interface Wish {
  readonly port: Port;
  /** Among the interface's addresses. */
  readonly index: number;
  /** Among its wishes, from 0. */
  readonly rank: number;
  readonly at: SettingPlace;
}

const wishesOf = (port: Port): readonly Wish[] => port.addresses
  .flatMap((address, index) => (address === 'free' ? [index] : []))
  .map((index, rank) => ({ port, index, rank, at: settingOf('host', port.guest, 'network', port.name, 'address', index) }));

/** The networks of the families there, IPv4 first: of the interface's own lines, else of all that are plugged in there. The first wish is for the first family. */
const subnetsFor = ({ port, rank }: Wish, around: Surroundings): readonly Subnet[] => {
  const there = [...around.subnets.get(port.network)?.values() ?? []];
  const own = [...new Map(port.subnets.map(each => [subnetText(each), each])).values()];
  return families.map(family => {
    const [ofOwn, ofThere] = [own, there].map(list => list.filter(({ first }) => first.family === family));
    return ofOwn?.length ? ofOwn : ofThere ?? [];
  }).filter(list => list.length > 0)[rank] ?? [];
};

/** What is kept stays; then the lowest that are left are given. */
function* addressesFor(wishes: readonly Wish[], around: Surroundings): Generator<TransformOperation> {
  const { byPort, owners, project, written } = around;
  const taken = new Set(written);
  for (const kept of byPort.values()) if (kept.project !== project) taken.add(formatIp(kept.ip));
  const chosen = new Map<Wish, string>();
  const open: (readonly [Wish, Subnet])[] = [];
  for (const wish of wishes) {
    const { port: { guest, name, label, network }, at, rank } = wish;
    const subnets = subnetsFor(wish, around);
    const [subnet] = subnets;
    if (subnet === undefined || subnets.length > 1) {
      yield report('freeip-no-network', { guest, name, where: label, subnets: subnets.map(subnetText), isFurther: rank > 0 }, at);
      continue;
    }
    const kept = byPort.get(portKey(project, guest, name, subnet.first.family));
    if (kept === undefined || !isIn(subnet, kept)) {
      open.push([wish, subnet]);
      continue;
    }
    const address = formatIp(kept.ip);
    const other = owners.get(`${network} ${address}`);
    if (other !== undefined) yield report('freeip-lock-taken', { guest, name, address, other }, kept.at);
    taken.add(address);
    chosen.set(wish, `${address}/${subnet.prefix}`);
  }
  const searches = new Map<string, Iterator<string, undefined>>();
  for (const [wish, subnet] of open) {
    const { port: { guest, name }, at } = wish;
    const search = searches.get(subnetText(subnet)) ?? freeIn(subnet, around.begin, taken);
    searches.set(subnetText(subnet), search);
    const address = search.next().value;
    if (address === undefined) {
      yield report('freeip-full', { guest, name, network: subnetText(subnet) }, at);
      continue;
    }
    taken.add(address);
    chosen.set(wish, `${address}/${subnet.prefix}`);
  }
  yield* granted(chosen);
}

function* granted(chosen: ReadonlyMap<Wish, string>): Generator<TransformOperation> {
  const addressesOf = new Map<Port, { readonly addresses: string[]; readonly at: SettingPlace }>();
  for (const [{ port, index, at }, address] of chosen) {
    const changed = addressesOf.get(port) ?? { addresses: [...port.addresses], at };
    addressesOf.set(port, changed);
    changed.addresses[index] = address;
    yield keep([port.guest, port.name, address], at);
  }
  for (const [{ guest, name }, { addresses, at }] of addressesOf) yield change('host', guest, { network: { [name]: { address: addresses } } }, at);
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
