import { refuse, type Reader } from '../row.ts';
import { integer } from './make.ts';

const SECONDS: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, min: 60, h: 3600 };

/** Whole seconds: `3`, `3s`, `2m`, `1h`. */
export const duration: Reader<number> = {
  kind: 'duration',
  expects: 'a time such as 30s or 2m',
  read(text) {
    const parts = /^([0-9]{1,7})([a-z]*)$/.exec(text);
    const unit = parts?.[2] ?? '';
    if (parts === null || !Object.hasOwn(SECONDS, unit)) return refuse('is not a time', 'write seconds or a number with s, m or h, such as 120, 30s or 2m');
    return { value: Number(parts[1]) * (SECONDS[unit] ?? 1) };
  },
};

/** Milliseconds of delay on a wire: `20ms`, `1s`. */
export const delay: Reader<number> = {
  kind: 'duration',
  expects: 'a delay such as 20ms',
  read(text) {
    const parts = /^([0-9]{1,6}(?:\.[0-9]{1,3})?)(ms|s)?$/.exec(text);
    if (parts === null) return refuse('is not a delay', 'write milliseconds, such as 20ms');
    return { value: Number(parts[1]) * (parts[2] === 's' ? 1000 : 1) };
  },
};

/** 0 to 100: `1%`, `0.5%`, `3`. */
export const percent: Reader<number> = {
  kind: 'percent',
  expects: 'a share such as 1%',
  read(text) {
    const number = /^([0-9]{1,3}(?:\.[0-9]{1,4})?)%?$/.exec(text)?.[1];
    if (number === undefined || Number(number) > 100) return refuse('is not a share of a hundred', 'write 0% to 100%');
    return { value: Number(number) };
  },
};

const BITS: Readonly<Record<string, number>> = { bit: 1, kbit: 1e3, mbit: 1e6, gbit: 1e9 };

/** Bits a second: `10mbit`. */
export const rate: Reader<number> = {
  kind: 'rate',
  expects: 'a rate such as 10mbit',
  read(text) {
    const parts = /^([0-9]{1,6}(?:\.[0-9]{1,3})?)([a-z]+)$/.exec(text.toLowerCase());
    const unit = parts?.[2] ?? '';
    if (parts === null || !Object.hasOwn(BITS, unit)) return refuse('is not a rate', 'write a number with bit, kbit, mbit or gbit, such as 10mbit');
    const value = Math.floor(Number(parts[1]) * (BITS[unit] ?? 1));
    return value === 0 ? refuse('lets nothing through', 'give at least 1bit') : { value };
  },
};

/** A port of TCP or UDP. */
export const port: Reader<number> = { ...integer(1, 65535, 'a port'), kind: 'port' };

/** 32 bits; the last number means "none" to the kernel. */
export const userId = integer(0, 4294967294, 'a user\'s number');
