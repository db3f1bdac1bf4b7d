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
const reserved: readonly { readonly first: Ip; readonly prefix: number; readonly what: string }[] = [
  { first: parseIp('0.0.0.0') as Ip, prefix: 8, what: 'in 0.0.0.0/8, which stands for no address' },
  { first: parseIp('127.0.0.0') as Ip, prefix: 8, what: 'in 127.0.0.0/8, the guest itself' },
  { first: parseIp('224.0.0.0') as Ip, prefix: 4, what: 'in 224.0.0.0/4, addresses of groups' },
  { first: parseIp('240.0.0.0') as Ip, prefix: 4, what: 'in 240.0.0.0/4, which is reserved' },
  { first: parseIp('::') as Ip, prefix: 127, what: 'no address, or the guest itself' },
  { first: parseIp('ff00::') as Ip, prefix: 8, what: 'in ff00::/8, addresses of groups' },
];

/** What an address stands for that no interface can have. */
export const reservedRange = (ip: Ip): string | undefined => reserved.find(({ first, prefix }) => isNeighbour(ip, first, prefix))?.what;
