import { expect, test } from 'vitest';
import { memoryReader } from '../../../compiler/1-source/memory-reader.ts';
import { findPlugins } from '../../../compiler/2-syntax/index.ts';
import { allNotes } from '../../../compiler/diagnostics/report.ts';
import { parse } from './support.ts';

test('statements of an included file stand in place of the include', () => {
  const { tree, found } = parse({
    'main.mln': 'a { #include one.mln }\nb\n#include "two words.mln" # why\nc',
    'one.mln': 'x; y',
    'two words.mln': 'host z { }',
  });
  expect(found).toEqual([]);
  expect(tree).toEqual([{ a: ['x', 'y'] }, 'b', { 'host z': [] }, 'c']);
});

test('what is included reads like the block that it stands in', () => {
  const files = { 'main.mln': 'users {\n#include accounts\n}', accounts: 'jack = 5\n' };
  expect(parse(files).tree).toEqual([{ users: ['jack | = | 5'] }]);
});

test('a path is relative to the including file', () => {
  const files = { 'd/main.mln': '#include sub/a.mln', 'd/sub/a.mln': '#include b.mln', 'd/sub/b.mln': 'right', 'b.mln': 'wrong' };
  expect(parse(files, 'd/main.mln')).toMatchObject({ tree: ['right'], found: [] });
});

test('else to the current directory, with a warning', () => {
  const files = { 'd/main.mln': '#include site.mln', 'site.mln': 'found' };
  expect(parse(files, 'd/main.mln')).toMatchObject({ tree: ['found'], found: ['include-from-current-directory at site.mln'] });
});

test('a pattern reads all files that match, in order', () => {
  const files = { 'main.mln': '#include hosts/*.mln\n#include none/*.mln', 'hosts/b.mln': 'b', 'hosts/a.mln': 'a', 'hosts/.c.mln': 'c', 'hosts/d.txt': 'd' };
  expect(parse(files)).toMatchObject({ tree: ['a', 'b'], found: ['include-matches-nothing at none/*.mln'] });
});

test('a circle is shown', () => {
  const { found, diagnostics } = parse({ 'main.mln': '#include a', a: '#include b', b: '#include a' });
  expect(found).toEqual(['include-cycle at a']);
  expect(diagnostics.flatMap(allNotes).map(note => note.text)).toEqual(['included from', 'included from']);
});

test('a missing file is told at its include, with the chain of files', () => {
  const { diagnostics } = parse({ 'main.mln': 'x\n#include a', a: '#include nope' });
  expect(diagnostics).toMatchObject([{ code: 'file-missing', params: { path: 'nope' }, at: { span: { file: { path: 'a', includedBy: { file: { path: 'main.mln' } } } } } }]);
});

test('includes end at a depth of 64', () => {
  const files = Object.fromEntries(Array.from({ length: 80 }, (_, i) => [`f${i}`, `#include f${i + 1}`]));
  expect(parse(files, 'f0').found).toEqual(['include-too-deep at f65']);
});

test('files that include each other over and over end as an error', () => {
  const files = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`f${i}`, `#include f${i + 1}\n`.repeat(2)]));
  expect(parse({ ...files, f40: 'x' }, 'f0').found).toContain('too-many-includes at f40');
});

test('nesting is counted over includes', () => {
  const files = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`f${i}`, `${'a {\n'.repeat(5)}#include f${i + 1}\n${'}\n'.repeat(5)}`]));
  expect(parse(files, 'f0').found).toEqual(['nested-too-deep at {']);
});

test.each([
  ['#include x.mln y', 'include-surplus-words at y'],
  ['#include x.mln { }', 'include-surplus-words at {'],
])('%j', (text, expected) => expect(parse({ 'main.mln': text, 'x.mln': '' }).found).toEqual([expected]));

test('a comment that begins like an include is a comment', () => {
  expect(parse('#includes all\na #include b\n# include c')).toMatchObject({ tree: ['a'], found: [] });
});

test('plug-ins are found in all globals, before bodies are read', () => {
  const reader = memoryReader({ 'main.mln': 'global {\n project a\n plugin one\n}\nhost a { plugin no }\n#include site.mln', 'site.mln': 'global { plugin exec ./two }\nbroken "' });
  const plugins = findPlugins('main.mln', { reader }).map(setting => setting.values.map(value => value.pieces));
  expect(plugins).toEqual([[[{ kind: 'text', text: 'one' }]], [[{ kind: 'text', text: 'exec' }], [{ kind: 'text', text: './two' }]]]);
});
