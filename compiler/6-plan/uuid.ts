import { builtins } from '../1-source/builtins.ts';

/** A UUID of version 8 (RFC 9562: made in one's own way) from a name: the same at each compile. */
export const nameBasedUuid = (name: string): string => {
  const bytes = builtins.crypto.createHash('sha256').update(`mln\n${name}`).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
};
