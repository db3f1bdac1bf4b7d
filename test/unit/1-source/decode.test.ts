import { expect, test } from 'vitest';
import { decode } from '../../../compiler/1-source/decode.ts';
import { LARGEST_FILE } from '../../../compiler/1-source/reader.ts';

const bytes = (...parts: readonly (string | number[])[]): Uint8Array =>
  Buffer.concat(parts.map(part => Buffer.from(part as string)));

test('UTF-8 is text, line ends kept', () => {
  expect(decode(bytes('host \u00e9\u4e16\u{1f600}\r\n\n'))).toEqual({ text: 'host \u00e9\u4e16\u{1f600}\r\n\n' });
  expect(decode(bytes())).toEqual({ text: '' });
});

test('a byte order mark at the beginning is dropped, elsewhere it stays', () => {
  expect(decode(bytes([0xef, 0xbb, 0xbf], 'a'))).toEqual({ text: 'a' });
  expect(decode(bytes('a', [0xef, 0xbb, 0xbf]))).toEqual({ text: 'a\ufeff' });
});

test.each([
  ['a byte that never stands in UTF-8', ['ab', [0xff], 'c'], 2, 0xff, 2],
  ['Latin-1 in a word', ['caf', [0xe9], ' x'], 3, 0xe9, 3],
  ['a character cut at the end of the file', ['a', [0xe4, 0xb8]], 1, 0xe4, 1],
  ['a character cut by another', [[0xe4, 0xb8], 'x'], 0, 0xe4, 0],
  ['a continuation without a beginning', ['\u00e9', [0x80]], 2, 0x80, 1],
  ['an overlong form', ['a', [0xc0, 0xaf]], 1, 0xc0, 1],
  ['half of a surrogate pair', ['a', [0xed, 0xa0, 0x80]], 1, 0xed, 1],
  ['beyond Unicode', ['a', [0xf5, 0x80, 0x80, 0x80]], 1, 0xf5, 1],
  ['after a character of four bytes', ['\u{1f600}', [0xf0, 0x9f], ' '], 4, 0xf0, 2],
  ['behind a byte order mark, which counts as bytes', [[0xef, 0xbb, 0xbf], 'a', [0xff]], 4, 0xff, 1],
] as const)('not UTF-8: %s', (_, parts, offset, byte, index) => {
  const result = decode(bytes(...(parts as unknown as (string | number[])[])));
  expect(result).toMatchObject({ failure: { kind: 'not-utf8', offset, byte, index } });
  const { text } = (result as { failure: { text: string } }).failure;
  expect(text[index]).toBe('\ufffd');
  expect(text.slice(0, index)).not.toContain('\ufffd');
});

test('NUL means binary, told before all else', () => {
  expect(decode(bytes('ab', [0], 'c', [0xff]))).toEqual({ failure: { kind: 'binary', offset: 2 } });
  expect(decode(new Uint8Array(Buffer.from('host', 'utf16le')))).toEqual({ failure: { kind: 'binary', offset: 1 } });
});

test('64 MiB are read, one byte more is not', () => {
  expect(decode(new Uint8Array(LARGEST_FILE + 1))).toEqual({ failure: { kind: 'too-large', bytes: LARGEST_FILE + 1 } });
  expect(decode(new Uint8Array(LARGEST_FILE).fill(0x20))).toMatchObject({ text: expect.stringMatching(/^ /) });
});
