import { bitsOf, formatIp, networkOf, parseIp, type Ip } from '../schema/ip.ts';

/** The last address of the network that the address is in: in IPv4 its broadcast address. */
export const lastOf = (ip: Ip, prefix: number): Ip => {
  const hosts = (1n << BigInt(bitsOf(ip.family) - prefix)) - 1n;
  return { family: ip.family, value: ip.value | hosts };
};

/** `10.0.0.0/24` for 10.0.0.7 and 24. */
export const subnetText = (ip: Ip, prefix: number): string => `${formatIp(networkOf(ip, prefix))}/${prefix}`;

/** Whether both are in one network of that prefix. */
export const isNeighbour = (a: Ip, b: Ip, prefix: number): boolean =>
  a.family === b.family && networkOf(a, prefix).value === networkOf(b, prefix).value;

/** IPv6 addresses that exist on every link without being given: fe80::/10, RFC 4291. */
export const isLinkLocal = (ip: Ip): boolean => ip.family === 6 && ip.value >> 118n === 0x3fan;

/** Ranges of fixed meaning, RFC 6890 and RFC 4291. */
const reserved = ([
  ['0.0.0.0', 8, 'in 0.0.0.0/8, which stands for no address'],
  ['127.0.0.0', 8, 'in 127.0.0.0/8, the guest itself'],
  ['224.0.0.0', 4, 'in 224.0.0.0/4, addresses of groups'],
  ['240.0.0.0', 4, 'in 240.0.0.0/4, which is reserved'],
  ['::', 127, 'no address, or the guest itself'],
  ['ff00::', 8, 'in ff00::/8, addresses of groups'],
] as const).map(([text, prefix, what]) => {
  const first = parseIp(text) as Ip;
  return { family: first.family, first: first.value, last: lastOf(first, prefix).value, what };
});

/** Whether any address from the first to the last has a fixed meaning. */
export const touchesReserved = (first: Ip, last: Ip): boolean =>
  reserved.some(range => range.family === first.family && range.first <= last.value && range.last >= first.value);

/** What an address stands for that no interface can have. */
export const reservedRange = ({ family, value }: Ip): string | undefined =>
  reserved.find(range => range.family === family && value >= range.first && value <= range.last)?.what;
