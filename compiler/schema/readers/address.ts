import { bitsOf, formatIp, networkOf, parseIp, prefixOfNetmask, type Ip } from '../ip.ts';
import { closest } from '../suggest.ts';
import { refuse, type PhraseReader, type ReadResult, type Reader } from '../row.ts';

/** An address in canonical text and as a number, with the prefix where one was written. */
export interface Address {
  readonly family: 4 | 6;
  readonly address: string;
  readonly ip: Ip;
  readonly prefix: number | undefined;
}

export interface Network {
  readonly family: 4 | 6;
  /** The first address of the network, canonical. */
  readonly address: string;
  readonly prefix: number;
}

export type InterfaceAddressValue =
  | ({ readonly kind: 'address' } & Address)
  /** Asked for by the guest itself. */
  | { readonly kind: 'dhcp' }
  /** Chosen by a plug-in. */
  | { readonly kind: 'auto' }
  /** Chosen by the compiler, the next that is free. */
  | { readonly kind: 'free' };

export interface Route {
  readonly to: Network;
  /** Canonical text of the neighbour that the way goes over. */
  readonly via: string;
}

const addressHint = (text: string): string => {
  if (/^[0-9.]+$/.test(text)) {
    const parts = text.split('.');
    if (parts.length !== 4) return 'an IPv4 address has four parts, such as 10.0.0.1';
    if (parts.some((part) => Number(part) > 255)) return 'each part of an IPv4 address is at most 255';
    if (parts.some((part) => part.length > 1 && part.startsWith('0'))) return 'write its parts without leading zeros';
  }
  return 'write an address such as 10.0.0.1 or 2001:db8::1';
};

const splitPrefix = (text: string): { readonly ip: Ip; readonly prefix: number | undefined } | { readonly refusal: { readonly problem: string; readonly hint?: string } } => {
  const slash = text.indexOf('/');
  const ip = parseIp(slash < 0 ? text : text.slice(0, slash));
  if (ip === undefined) return refuse('is not an address', addressHint(slash < 0 ? text : text.slice(0, slash)));
  if (slash < 0) return { ip, prefix: undefined };
  const prefix = text.slice(slash + 1);
  if (!/^[0-9]{1,3}$/.test(prefix) || Number(prefix) > bitsOf(ip.family)) {
    return refuse(`has a prefix that is not from 0 to ${bitsOf(ip.family)}`, 'write it as in 10.0.0.1/24');
  }
  return { ip, prefix: Number(prefix) };
};

/** An address with or without a prefix length. */
export const addressWithPrefix: Reader<Address> = {
  kind: 'address',
  expects: 'an address such as 10.0.0.1/24',
  read(text) {
    const parts = splitPrefix(text);
    if ('refusal' in parts) return parts;
    return { value: { family: parts.ip.family, address: formatIp(parts.ip), ip: parts.ip, prefix: parts.prefix } };
  },
};

/** An address without a prefix; canonical text. */
export const plainAddress: Reader<string> = {
  kind: 'address',
  expects: 'an address such as 10.0.0.1',
  read(text) {
    if (text.includes('/')) return refuse('has a prefix, which has no meaning here', `write \`${text.slice(0, text.indexOf('/'))}\``);
    const ip = parseIp(text);
    return ip === undefined ? refuse('is not an address', addressHint(text)) : { value: formatIp(ip) };
  },
};

/** An IPv4 address without a prefix. */
export const ipv4Address: Reader<string> = {
  kind: 'address',
  expects: 'an IPv4 address such as 10.0.0.255',
  read(text) {
    const ip = parseIp(text);
    return ip?.family === 4 ? { value: formatIp(ip) } : refuse('is not an IPv4 address', ip === undefined ? addressHint(text) : undefined);
  },
};

const notAddresses = ['dhcp', 'auto', 'free'] as const;

/** What an interface may have: an address, or a word that says where it comes from. */
export const interfaceAddress: Reader<InterfaceAddressValue> = {
  kind: 'address',
  expects: 'an address such as 10.0.0.1/24, dhcp, auto or free',
  words: notAddresses,
  read(text): ReadResult<InterfaceAddressValue> {
    const word = notAddresses.find((one) => one === text);
    if (word !== undefined) return { value: { kind: word } };
    if (isCounting(text)) return refuse('counts up, but nothing here has a number', 'use it in a host with a range, such as `host www[1-40]`');
    const parts = splitPrefix(text);
    if (!('refusal' in parts)) return { value: { kind: 'address', family: parts.ip.family, address: formatIp(parts.ip), ip: parts.ip, prefix: parts.prefix } };
    const suggestion = closest(text, notAddresses);
    return suggestion === undefined ? parts : refuse('is not an address', `did you mean \`${suggestion}\`?`);
  },
};

/** `10.0.0.10+` and `10.0.0.10+/24` count up with the hosts of a range. */
const isCounting = (text: string): boolean => /^[0-9A-Fa-f.:]+\+(?:\/[0-9]+)?$/.test(text);

/** A network by its first address and prefix; `default` is all addresses. */
export const network: Reader<Network> = {
  kind: 'address',
  expects: 'a network such as 10.1.0.0/16',
  read(text) {
    const parts = splitPrefix(text);
    if ('refusal' in parts) return parts;
    const prefix = parts.prefix ?? bitsOf(parts.ip.family);
    const first = networkOf(parts.ip, prefix);
    if (first.value !== parts.ip.value) return refuse(`is not the first address of a network of /${prefix}`, `write \`${formatIp(first)}/${prefix}\``);
    return { value: { family: parts.ip.family, address: formatIp(first), prefix } };
  },
};

/** `NETWORK via ADDRESS`, `default via ADDRESS`; the `via` may be left out. */
export const route: PhraseReader<Route> = {
  kind: 'address',
  expects: 'NETWORK via ADDRESS',
  least: 2,
  most: 3,
  read(words): ReadResult<Route> {
    if (words.length === 2 && words[1] === 'via') return refuse('lacks the address after `via`', 'write `route 10.1.0.0/16 via 10.0.0.254`');
    if (words.length === 3 && words[1] !== 'via') return refuse('is not a route', 'write `route 10.1.0.0/16 via 10.0.0.254`');
    const via = plainAddress.read(words[words.length - 1] ?? '');
    if ('refusal' in via) return via;
    const family = via.value.includes(':') ? 6 : 4;
    const to = words[0] === 'default' ? network.read(family === 4 ? '0.0.0.0/0' : '::/0') : network.read(words[0] ?? '');
    if ('refusal' in to) return to;
    if (to.value.family !== family) return refuse('mixes IPv4 and IPv6', 'the network and the address after `via` must be of one kind');
    return { value: { to: to.value, via: via.value } };
  },
};

/** A netmask, as the length of its prefix: 255.255.255.0, /24 and 24 are 24. */
export const netmask: Reader<number> = {
  kind: 'netmask',
  expects: 'a netmask such as 255.255.255.0',
  read(text) {
    const length = /^\/?([0-9]{1,3})$/.exec(text)?.[1];
    if (length !== undefined) return Number(length) <= 128 ? { value: Number(length) } : refuse('is not a netmask', 'a prefix has at most 32 bits in IPv4, 128 in IPv6');
    const mask = parseIp(text);
    if (mask === undefined) return refuse('is not a netmask', 'write 255.255.255.0, or give the address a prefix as in 10.0.0.1/24');
    const prefix = prefixOfNetmask(mask);
    return prefix === undefined ? refuse('is not a netmask: its ones do not stand all in front', 'masks are 255.255.255.0, 255.255.255.128, 255.255.254.0 and so on') : { value: prefix };
  },
};

/** Lower case, with colons. */
export const mac: Reader<string> = {
  kind: 'mac',
  expects: 'a MAC address such as 02:00:00:00:00:01',
  read(text) {
    const pairs = text.split(/[:-]/);
    if (pairs.length !== 6 || !pairs.every((pair) => /^[0-9A-Fa-f]{2}$/.test(pair))) return refuse('is not a MAC address', 'write six pairs of hexadecimal digits, such as 02:00:00:00:00:01');
    if (Number.parseInt(pairs[0] ?? '', 16) % 2 === 1) return refuse('is a group address, which no interface can have', 'make its first pair even, such as 02');
    if (pairs.every((pair) => pair === '00')) return refuse('is no address at all', 'leave `mac` out: a stable one is derived');
    return { value: pairs.join(':').toLowerCase() };
  },
};
