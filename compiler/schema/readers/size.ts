import { refuse, type Reader } from '../row.ts';

const KIB = 1024;
const KB = 1000;

/** `K M G T` and `KiB ...` are powers of 1024, `kB MB GB TB` of 1000; a bare number is megabytes, counted as `M`. */
const unitBytes: Readonly<Record<string, number>> = {
  '': KIB ** 2,
  b: 1, B: 1,
  K: KIB, k: KIB, KiB: KIB, kB: KB, KB,
  M: KIB ** 2, m: KIB ** 2, MiB: KIB ** 2, MB: KB ** 2,
  G: KIB ** 3, g: KIB ** 3, GiB: KIB ** 3, GB: KB ** 3,
  T: KIB ** 4, t: KIB ** 4, TiB: KIB ** 4, TB: KB ** 4,
};

const LARGEST = Number.MAX_SAFE_INTEGER;
const LARGEST_HINT = 'the largest is 8191T';

/** A size in bytes, at least `least`. Fractions are accepted where they come to whole bytes: `1.5G`. */
export const sizeFrom = (least: number): Reader<number> => ({
  kind: 'size',
  expects: 'a size such as 128M or 5GB',
  read(text) {
    const parts = /^([0-9]{1,16}(?:\.[0-9]{1,6})?)([A-Za-z]*)$/.exec(text);
    if (parts === null) return /^[0-9]{17,}[A-Za-z]*$/.test(text) ? refuse('is too large a size', LARGEST_HINT) : refuse('is not a size', sizeHint(text));
    const unit = parts[2] ?? '';
    const factor = Object.hasOwn(unitBytes, unit) ? unitBytes[unit] : undefined;
    if (factor === undefined) return refuse(`is not a size: there is no unit \`${unit}\``, 'units are K, M, G, T (of 1024) and kB, MB, GB, TB (of 1000)');
    const value = Math.floor(Number(parts[1]) * factor);
    if (value > LARGEST) return refuse('is too large a size', LARGEST_HINT);
    if (value < least) return refuse(`is too small: at least ${printSize(least)} is needed`);
    return { value };
  },
});

const sizeHint = (text: string): string =>
  text.startsWith('-') ? 'a size cannot be negative' : 'write a number and a unit without a space, such as 128M or 5GB';

/** Zero is a size: `swap 0` is none. */
export const size = sizeFrom(0);

/** A size that something can live in. */
export const positiveSize = sizeFrom(1);

/** The size in the largest unit that tells it whole: 134217728 is `128M`. */
export const printSize = (bytes: number): string => {
  for (const [unit, factor] of [['T', KIB ** 4], ['G', KIB ** 3], ['M', KIB ** 2], ['K', KIB]] as const) {
    if (bytes >= factor && bytes % factor === 0) return `${bytes / factor}${unit}`;
  }
  return `${bytes}b`;
};
