import { addressAfter, formatIp, parseIp } from '../schema/ip.ts';

/**
 * `10.0.0.10+`, `10.0.0.10+/24`, `fd00::10+`: an address that counts up over the hosts of a range. The plus may
 * stand before or after the prefix length.
 */
const countingPattern = /^([0-9a-fA-F.:]+?)(?:\+(\/\d+)?|(\/\d+)\+)$/;

export const isCountingAddress = (text: string): boolean => countingPattern.test(text);

/** The address that is `by` after the one written, with its prefix length; `undefined` past the last of all addresses, or where it is none. */
export const countAddress = (text: string, by: number): string | undefined => {
  const [, base = '', after, before] = countingPattern.exec(text) ?? [];
  const first = parseIp(base);
  const counted = first && addressAfter(first, by);
  return counted && formatIp(counted) + (after ?? before ?? '');
};
