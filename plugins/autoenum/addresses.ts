import { addressAfter, bitsOf, formatIp, netmask, networkOf, type ExpandInput, type Ip } from '../../compiler/plugin-api.ts';
import { refused, type Dealer } from './dealer.ts';
import { report } from './diagnostics.ts';
import type { Group } from './keywords.ts';

/** Taken where neither the network nor the superclass says how long its prefix is. */
const USUAL_PREFIX = { 4: 24, 6: 64 } as const;

/** The addresses of one group. What is given out is noted in `taken`, which has those of the groups before. */
export const addressesOf = ({ value }: Group, count: number, input: ExpandInput, taken: Set<string>): Dealer<string> => {
  const { network, addresses_begin: begin, addresses, address, superclass } = value;
  const asked = addresses ?? address;
  if (asked === undefined) return { next: () => undefined, ...(network && { warning: report('autoenum-network-unused', {}, network.at) }) };
  if (network === undefined) return refused(report('autoenum-no-network', {}, asked.at));

  const { ip, prefix: written } = network.value;
  const prefix = written ?? inheritedPrefix(ip.family, superclass?.value, input) ?? USUAL_PREFIX[ip.family];
  const subnet = networkOf(ip, prefix);
  const last = lastOf(subnet, prefix);
  const first = addressAfter(ip, begin.value);
  const free = first === undefined ? [] : freeIn({ first, last }, count, text => taken.has(text) || input.addresses.has(text));
  if (free.length < count) {
    const room = first === undefined ? 0 : Math.max(0, Number(last.value - first.value) + 1);
    return refused(report('autoenum-too-many', {
      count, network: `${formatIp(subnet)}/${prefix}`, first: formatIp(first ?? ip), room, taken: room - free.length,
    }, network.at));
  }
  for (const text of free) taken.add(text);
  let given = 0;
  return {
    next() {
      const text = free[given++];
      return text === undefined || written === undefined ? text : `${text}/${written}`;
    },
  };
};

interface Range {
  readonly first: Ip;
  readonly last: Ip;
}

const freeIn = ({ first, last }: Range, count: number, isTaken: (text: string) => boolean): readonly string[] => {
  const free: string[] = [];
  for (let { family, value } = first; value <= last.value && free.length < count; value++) {
    const text = formatIp({ family, value });
    if (!isTaken(text)) free.push(text);
  }
  return free;
};

/** The last address that a guest can have: IPv4 keeps the very last for broadcasts, where there are more than two. */
const lastOf = ({ family, value }: Ip, prefix: number): Ip => {
  const size = 1n << BigInt(bitsOf(family) - prefix);
  return { family, value: value + size - (family === 4 && size > 2n ? 2n : 1n) };
};

/** By the netmask of the superclass's `eth0`. */
const inheritedPrefix = (family: 4 | 6, superclass: string | undefined, { superclasses }: ExpandInput): number | undefined => {
  if (family === 6 || superclass === undefined) return undefined;
  const networks = superclasses.find(({ name }) => name === superclass)?.body['network'] as Readonly<Record<string, { readonly netmask?: string }>> | undefined;
  const read = netmask.read(networks?.['eth0']?.netmask ?? '');
  return 'value' in read && read.value <= bitsOf(family) ? read.value : undefined;
};
