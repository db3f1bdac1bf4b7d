/** IPv4 and IPv6 addresses as numbers: what readers, checks and counting stand on. */

export interface Ip {
  readonly family: 4 | 6;
  /** The address as one number, of 32 or 128 bits. */
  readonly value: bigint;
}

export const bitsOf = (family: 4 | 6): 32 | 128 => (family === 4 ? 32 : 128);

/** The address that the text is, in any spelling of RFC 4291; no prefix, no zone. */
export const parseIp = (text: string): Ip | undefined => {
  const value = text.includes(':') ? parseIpv6(text) : parseIpv4(text);
  return value === undefined ? undefined : { family: text.includes(':') ? 6 : 4, value };
};

const [DOT, ZERO, NINE] = [46, 48, 57];

/** Four decimal parts. A leading zero is refused: some programs read it as octal. */
const parseIpv4 = (text: string): bigint | undefined => {
  let value = 0;
  let part = 0;
  let digits = 0;
  let dots = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === DOT) {
      if (digits === 0 || ++dots > 3) return undefined;
      value = value * 256 + part;
      part = digits = 0;
    } else {
      if (unit < ZERO || unit > NINE || (digits > 0 && part === 0)) return undefined;
      part = part * 10 + unit - ZERO;
      digits++;
      if (part > 255) return undefined;
    }
  }
  return dots === 3 && digits > 0 ? BigInt(value * 256 + part) : undefined;
};

const parseIpv6 = (text: string): bigint | undefined => {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head, tail] = [groupsOf(halves[0] ?? '', halves.length === 1), groupsOf(halves[1] ?? '', true)];
  if (head === undefined || tail === undefined) return undefined;
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  const groups = [...head, ...Array<number>(missing).fill(0), ...tail];
  return groups.reduce((value, group) => (value << 16n) | BigInt(group), 0n);
};

/** The 16-bit groups of one half; the last may be an IPv4 address, which is two. */
const groupsOf = (half: string, mayEndInIpv4: boolean): number[] | undefined => {
  if (half === '') return [];
  const parts = half.split(':');
  const groups: number[] = [];
  for (const [index, part] of parts.entries()) {
    if (part.includes('.')) {
      const ipv4 = mayEndInIpv4 && index === parts.length - 1 ? parseIpv4(part) : undefined;
      if (ipv4 === undefined) return undefined;
      groups.push(Number(ipv4 >> 16n), Number(ipv4 & 0xffffn));
    } else {
      if (!/^[0-9A-Fa-f]{1,4}$/.test(part)) return undefined;
      groups.push(Number.parseInt(part, 16));
    }
  }
  return groups;
};

/** Canonical text: dotted, or by RFC 5952 (lower case, the longest run of zeros as `::`). */
export const formatIp = (ip: Ip): string => (ip.family === 4 ? formatIpv4(ip.value) : formatIpv6(ip.value));

const formatIpv4 = (value: bigint): string => {
  const bits = Number(value);
  return `${bits >>> 24}.${(bits >>> 16) & 255}.${(bits >>> 8) & 255}.${bits & 255}`;
};

const formatIpv6 = (value: bigint): string => {
  const groups = Array.from({ length: 8 }, (_, i) => ((value >> BigInt(112 - 16 * i)) & 0xffffn).toString(16));
  const run = longestZeroRun(groups);
  if (run.length < 2) return groups.join(':');
  return `${groups.slice(0, run.start).join(':')}::${groups.slice(run.start + run.length).join(':')}`;
};

const longestZeroRun = (groups: readonly string[]): { readonly start: number; readonly length: number } => {
  let best = { start: 0, length: 0 };
  for (let start = 0; start < groups.length; start++) {
    let end = start;
    while (groups[end] === '0') end++;
    if (end - start > best.length) best = { start, length: end - start };
  }
  return best;
};

/** The first address of the network that the address is in. */
export const networkOf = (ip: Ip, prefix: number): Ip => {
  const hostBits = BigInt(bitsOf(ip.family) - prefix);
  return { family: ip.family, value: (ip.value >> hostBits) << hostBits };
};

/** The address `steps` further on; none past the end of all addresses. */
export const addressAfter = (ip: Ip, steps: number): Ip | undefined => {
  const value = ip.value + BigInt(steps);
  return value < 0n || value >> BigInt(bitsOf(ip.family)) !== 0n ? undefined : { family: ip.family, value };
};

/** 24 for 255.255.255.0; none where the ones are not all in front. */
export const prefixOfNetmask = (mask: Ip): number | undefined => {
  const bits = mask.value.toString(2).padStart(bitsOf(mask.family), '0');
  return /^1*0*$/.test(bits) ? bits.replaceAll('0', '').length : undefined;
};

/** 255.255.255.0 for 24. */
export const netmaskOfPrefix = (prefix: number): string => formatIpv4(((1n << BigInt(prefix)) - 1n) << BigInt(32 - prefix));
