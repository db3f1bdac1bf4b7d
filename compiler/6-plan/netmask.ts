/** 24 is 255.255.255.0. */
export const netmask = (prefix: number): string =>
  [0, 8, 16, 24].map(shift => 256 - 2 ** (8 - Math.min(8, Math.max(0, prefix - shift)))).join('.');
