import type { Guest, Interface, Server } from '../../5-model/project.ts';
import { attachmentText } from '../facts.ts';

/** The networks of one server and who is on them. A network is a switch, or a bridge or device of the server. */
export interface Networks {
  /** "switch lan", in the order from top to bottom. */
  readonly names: readonly string[];
  readonly members: readonly Member[];
}

export interface Member {
  readonly guest: Guest;
  readonly joins: readonly Join[];
}

export interface Join {
  /** Index in `names`. */
  readonly network: number;
  /** "eth0 10.0.0.1/24" */
  readonly label: string;
}

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
  return {
    names,
    members: plugged.map(({ guest, interfaces }) => ({
      guest,
      joins: interfaces.map(one => ({ network: indexOf.get(attachmentText(one)) ?? 0, label: labelOf(one) })).sort((a, b) => a.network - b.network),
    })),
  };
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

const labelOf = (one: Interface): string =>
  [one.name, ...(one.dhcp ? ['dhcp'] : []), ...one.addresses.map(({ address, prefix }) => `${address}/${prefix}`)].join(' ');
