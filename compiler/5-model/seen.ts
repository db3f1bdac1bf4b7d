import type { ResolvedValue } from '../4-resolve/tree.ts';
import { formatIp, parseIp } from '../schema/ip.ts';
import { domainName } from '../schema/readers.ts';
import { closest } from '../schema/suggest.ts';
import type { ModelReport } from './context.ts';
import type { Guest, Interface, InterfaceAddress, Seen } from './project.ts';
import { isNeighbour } from './subnet.ts';

/** By what address a word of an expectation is reached; none where that was reported. */
export type FindSeen = (word: ResolvedValue, report: ModelReport) => Seen | undefined;

/** For what is looked at from one guest, or from the service host. */
export type SeenFrom = (viewer: Guest | undefined) => FindSeen;

/** A guest, one of its interfaces, an address, or a name with a dot that is looked up where the check runs. */
export const seenFrom = (guests: readonly Guest[]): SeenFrom => {
  const byName = new Map(guests.map(guest => [guest.name, guest]));
  return viewer => ({ text, origin }, report) => {
    const ip = parseIp(text);
    if (ip !== undefined) return { address: formatIp(ip), guest: undefined };
    const dot = text.lastIndexOf('.');
    const guest = byName.get(text) ?? byName.get(text.slice(0, Math.max(dot, 0)));
    const interfaces = guest?.interfaces.filter(({ name }) => text === guest.name || text === `${guest.name}.${name}`) ?? [];
    if (guest === undefined && dot > 0 && 'value' in domainName.read(text)) return { address: text, guest: undefined };
    if (guest === undefined || (text !== guest.name && interfaces.length === 0)) {
      report('expect-unknown-host', origin, { text, near: closest(text, guest === undefined ? byName.keys() : guest.interfaces.map(({ name }) => `${guest.name}.${name}`)) });
      return undefined;
    }
    const seen = seenGuest(guest, interfaces, viewer);
    if (seen === undefined) report('expect-no-address', origin, { name: text });
    return seen;
  };
};

/** One on a network that both are on, if there is one; else its first, of IPv4 rather than of IPv6. */
const seenGuest = (guest: Guest, interfaces: readonly Interface[], viewer: Guest | undefined): Seen | undefined => {
  const all = interfaces.flatMap(one => one.addresses.map(address => ({ address, near: viewer?.interfaces.some(own => isShared(own, one, address)) === true })));
  const found = all.find(({ near }) => near) ?? all.find(({ address }) => address.family === 4) ?? all[0];
  return found && { address: found.address.address, guest: guest.name };
};

const isShared = (own: Interface, other: Interface, { ip, prefix }: InterfaceAddress): boolean =>
  own.attachment.kind === 'switch' && other.attachment.kind === 'switch' && own.attachment.switch === other.attachment.switch
  && own.addresses.some(address => isNeighbour(address.ip, ip, prefix));
