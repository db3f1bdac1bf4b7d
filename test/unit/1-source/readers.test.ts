import { expect, test } from 'vitest';
import { isPattern } from '../../../compiler/1-source/glob.ts';
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
  const paths = ['site/a.mln', 'site/x/y/a.mln', 'site/.git/a.mln', 'd/a.mln', 'b.mln', 'a'.repeat(200)];
  const { expand } = memoryReader(Object.fromEntries(paths.map(path => [path, ''])));
  expect(expand('site/**/*.mln')).toEqual(['site/a.mln', 'site/x/y/a.mln']);
  expect(expand('*.mln')).toEqual(['b.mln']);
  expect(expand(`${'*'.repeat(40)}x`)).toEqual([]);
});
