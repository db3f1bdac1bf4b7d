import { expect, test } from 'vitest';
import { isPattern, matcher } from '../../../compiler/1-source/glob.ts';
import { memoryReader } from '../../../compiler/1-source/memory-reader.ts';
import { remembering } from '../../../compiler/1-source/reader.ts';

test('a memory reader lies over another', () => {
  const below = memoryReader({ 'a.mln': 'below', 'b.mln': 'below' });
  const reader = memoryReader({ 'a.mln': 'unsaved', 'bad.mln': new Uint8Array([0xff]) }, below);
  expect(reader.read('./a.mln')).toEqual({ text: 'unsaved' });
  expect(reader.read('b.mln')).toEqual({ text: 'below' });
  expect(reader.read('c.mln')).toEqual({ failure: { kind: 'missing' } });
  expect(reader.read('bad.mln')).toMatchObject({ failure: { kind: 'not-utf8' } });
  expect(reader.expand('*.mln')).toEqual(['a.mln', 'b.mln', 'bad.mln']);
});

test('a file is read once, so that all phases see one text', () => {
  let count = 0;
  const reader = remembering({ read: () => ({ text: String(++count) }), expand: () => [] });
  expect([reader.read('a'), reader.read('a'), reader.read('b')]).toEqual([{ text: '1' }, { text: '1' }, { text: '2' }]);
});

test('patterns in memory match as on a disk', () => {
  expect(['a*', 'a?', '[ab]'].map(isPattern)).toEqual([true, true, true]);
  expect(isPattern('a-b.mln')).toBe(false);
  expect(matcher('site/**/*.mln')('site/a.mln')).toBe(true);
  expect(matcher('site/**/*.mln')('site/x/y/a.mln')).toBe(true);
  expect(matcher('site/**/*.mln')('site/.git/a.mln')).toBe(false);
  expect(matcher('*.mln')('d/a.mln')).toBe(false);
  expect(matcher('a.mln')('aXmln')).toBe(false);
  expect(matcher('*'.repeat(40) + 'x')('a'.repeat(200))).toBe(false);
});
