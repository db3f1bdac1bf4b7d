import { LARGEST_FILE } from './reader.ts';
import type { ReadResult } from './reader.ts';

/** Bytes as a description's text: strict UTF-8, a byte order mark dropped, line ends kept. */
export const decode = (bytes: Uint8Array): ReadResult => {
  if (bytes.length > LARGEST_FILE) return { failure: { kind: 'too-large', bytes: bytes.length } };
  const nul = bytes.indexOf(0);
  if (nul >= 0) return { failure: { kind: 'binary', offset: nul, ...(isSlip(bytes, nul) && placeOf(bytes, nul)) } };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { failure: firstBadByte(bytes) };
  }
};

/** A file with one NUL in it is text that somebody wants to mend; with more it is another kind of file. */
const isSlip = (bytes: Uint8Array, nul: number): boolean => bytes.indexOf(0, nul + 1) < 0 && decodes(bytes);

const firstBadByte = (bytes: Uint8Array) => {
  const offset = lengthOfValidUtf8(bytes);
  return { kind: 'not-utf8', offset, byte: bytes[offset] ?? 0, ...placeOf(bytes, offset) } as const;
};

const placeOf = (bytes: Uint8Array, offset: number): { readonly text: string; readonly index: number } => ({
  text: new TextDecoder('utf-8').decode(bytes),
  index: new TextDecoder('utf-8').decode(bytes.subarray(0, offset)).length,
});

/** Length of the longest valid beginning: bisection, since whether a beginning decodes is monotone. */
const lengthOfValidUtf8 = (bytes: Uint8Array): number => {
  let valid = 0;
  let invalid = bytes.length;
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    if (decodes(bytes.subarray(0, middle))) valid = middle;
    else invalid = middle;
  }
  return startOfCutCharacter(bytes, valid);
};

/** `stream` lets a beginning end in the middle of a character. */
const decodes = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
};

/** Steps back over a character that has begun before `end` and is cut there, so that its first byte is blamed. */
const startOfCutCharacter = (bytes: Uint8Array, end: number): number => {
  for (let start = Math.max(0, end - 3); start < end; start++) {
    const lead = bytes[start] ?? 0;
    const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
    if (start + length > end) return start;
  }
  return end;
};
