import { addressAfter, bitsOf, formatIp, networkOf, parseIp, type Ip } from '../../compiler/plugin-api.ts';

export interface Subnet {
  readonly first: Ip;
  readonly prefix: number;
}

export const families = [4, 6] as const;

export type Family = (typeof families)[number];

export const subnetOf = (ip: Ip, prefix: number): Subnet => ({ first: networkOf(ip, prefix), prefix });

export const subnetText = ({ first, prefix }: Subnet): string => `${formatIp(first)}/${prefix}`;

const linkLocal = subnetOf(parseIp('fe80::') as Ip, 10);

/** Every interface has an address of its own making in it: such a one tells of no network. */
export const isLinkLocal = (ip: Ip): boolean => ip.family === 6 && networkOf(ip, linkLocal.prefix).value === linkLocal.first.value;

export const isIn = (subnet: Subnet, { ip, prefix }: { readonly ip: Ip; readonly prefix: number }): boolean =>
  prefix === subnet.prefix && ip.family === subnet.first.family && networkOf(ip, prefix).value === subnet.first.value && isForGuests(subnet, ip);

/** Neither the network's own address, which is that of its routers in IPv6, nor that of broadcasts, which IPv6 has not. */
const isForGuests = ({ first, prefix }: Subnet, { family, value }: Ip): boolean => {
  const size = 1n << BigInt(bitsOf(family) - prefix);
  if (size <= 2n) return true;
  return value > first.value && (family === 6 || value < first.value + size - 1n);
};

/** From the lowest, each once. */
export function* freeIn(subnet: Subnet, begin: number, taken: ReadonlySet<string>): Generator<string, undefined> {
  const hostBits = bitsOf(subnet.first.family) - subnet.prefix;
  const end = subnet.first.value + (1n << BigInt(hostBits));
  for (let ip = addressAfter(subnet.first, hostBits <= 1 ? 0 : begin); ip !== undefined && ip.value < end; ip = addressAfter(ip, 1)) {
    const text = formatIp(ip);
    if (isForGuests(subnet, ip) && !taken.has(text)) yield text;
  }
  return undefined;
}
