import type { Guest, Interface, Server } from '../../5-model/project.ts';
import { attachmentText } from '../facts.ts';

/** The networks of one server and who is on them. A network is a switch, or a bridge or device of the server. */
export interface Networks {
  /** "switch lan", in the order from top to bottom. */
  readonly names: readonly string[];
  readonly members: readonly Member[];
}

/** A box of the picture: a guest, or the many guests of one network. */
export interface Member {
  readonly name: string;
  readonly platform: string;
  /** "eth0 10.0.0.1/24", in the order of its interfaces. */
  readonly rows: readonly string[];
  /** By network. */
  readonly joins: readonly Join[];
}

export interface Join {
  /** Index in `names`. */
  readonly network: number;
  /** "eth0" */
  readonly name: string;
}

/** More guests of one network than these are drawn as one box. */
const MOST_DRAWN = 60;

/** Networks that share a guest are put next to each other as far as they can be, beginning at an end of a line if there is one. */
export const networksOf = (server: Server): Networks => {
  const plugged = server.guests.map(guest => ({ guest, interfaces: guest.interfaces.filter(one => one.attachment.kind !== 'unplugged') }));
  const neighbours = new Map<string, Set<string>>();
  for (const one of server.switches) neighbours.set(`switch ${one.name}`, new Set());
  for (const { interfaces } of plugged) {
    const names = [...new Set(interfaces.map(attachmentText))];
    for (const name of names) {
      const known = neighbours.get(name) ?? new Set<string>();
      for (const other of names) if (other !== name) known.add(other);
      neighbours.set(name, known);
    }
  }
  const names = inOrder(neighbours);
  const indexOf = new Map(names.map((name, index) => [name, index]));
  const members = plugged.map(({ guest, interfaces }) => ({
    guest,
    member: {
      name: guest.name,
      platform: guest.platform,
      rows: interfaces.map(rowOf),
      joins: interfaces.map(one => ({ network: indexOf.get(attachmentText(one)) ?? 0, name: one.name })).sort((a, b) => a.network - b.network),
    },
  })).sort((a, b) => byBootOrder(a.guest, b.guest)).map(({ member }) => member);
  return { names, members: fold(members) };
};

/** By boot order, then by name, `www2` before `www10`. */
const byBootOrder = (a: Guest, b: Guest): number =>
  a.settings.boot_order.value - b.settings.boot_order.value || (counting(a.name) < counting(b.name) ? -1 : 1);

const counting = (name: string): string => name.replace(/[0-9]+/g, digits => digits.padStart(12, '0'));

/** Guests that only one network has are one box where a picture could not show them all. */
const fold = (members: readonly Member[]): Member[] => {
  const single = (member: Member): number | undefined => (member.joins.length === 1 ? member.joins[0]!.network : undefined);
  const piles = new Map<number, Member[]>();
  for (const member of members) {
    const network = single(member);
    if (network === undefined) continue;
    const pile = piles.get(network);
    if (pile === undefined) piles.set(network, [member]);
    else pile.push(member);
  }
  const isFolded = (member: Member): boolean => (piles.get(single(member) ?? -1)?.length ?? 0) > MOST_DRAWN;
  return [
    ...members.filter(member => !isFolded(member)),
    ...[...piles.values()].filter(pile => pile.length > MOST_DRAWN).map((pile): Member => ({
      name: `${pile.length} guests`,
      platform: [...new Set(pile.map(member => member.platform))].join(', '),
      rows: [`${pile[0]!.name} to`, pile.at(-1)!.name],
      joins: pile[0]!.joins,
    })),
  ];
};

const inOrder = (neighbours: ReadonlyMap<string, ReadonlySet<string>>): string[] => {
  const degree = (name: string): number => neighbours.get(name)?.size ?? 0;
  const least = (names: Iterable<string>): string[] => [...names].sort((a, b) => degree(a) - degree(b) || (a < b ? -1 : 1));
  const ordered = new Set<string>();
  for (const start of least(neighbours.keys())) {
    const waiting = [start];
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      if (ordered.has(name)) continue;
      ordered.add(name);
      waiting.push(...least(neighbours.get(name) ?? []).reverse());
    }
  }
  return [...ordered];
};

const rowOf = (one: Interface): string =>
  [one.name, ...(one.dhcp ? ['dhcp'] : []), ...one.addresses.map(({ address, prefix }) => `${address}/${prefix}`)].join(' ');
