import { expect, test } from 'vitest';
import { width } from '../../../compiler/diagnostics/visible.ts';
import { createReport } from '../../../compiler/diagnostics/report.ts';
import { fileOf, frame, printed, spanOf, table, wrongAt } from './reported.ts';

test('message, place, marked stretch, hint, summary', () => {
  const file = fileOf('global { }\nhost a {\n    memry 64M\n}\n');
  expect(printed(wrongAt(spanOf(file, 'memry'), 'memry'))).toBe(`error: \`memry\` is wrong [wrong]
 --> a.mln:3:5
   |
 3 |     memry 64M
   |     ^^^^^
hint: right memry

1 error
`);
});

test('of very many, the first errors are shown, wherever warnings stand, and how many there are', () => {
  const file = fileOf(`memry odd ${'memry '.repeat(200)}`);
  const words = [...file.text.matchAll(/memry/g)].map(({ index }) => ({ file, start: index, end: index + 5 }));
  const { report, diagnostics } = createReport(table);
  report('odd', spanOf(file, 'odd'), {});
  for (const word of words) report('wrong', word, { what: 'memry' });
  const text = printed(diagnostics);
  expect(text.match(/^error: /gm)).toHaveLength(100);
  expect(text).not.toMatch(/^warning: /m);
  expect(text).toMatch(/\n201 errors, 1 warning; only 100 of them are shown\n$/);
});

test('nothing is printed where nothing was found', () => {
  expect(printed([])).toBe('');
});

test('without a place there is no frame, and a file that could not be shown has its name only', () => {
  expect(printed(wrongAt(undefined))).toBe('error: `plain` is wrong [wrong]\n\n1 error\n');
  expect(printed(wrongAt({ file: fileOf(''), start: 0, end: 0 }))).toBe('error: `plain` is wrong [wrong]\n --> a.mln:1:1\n\n1 error\n');
});

test('the mark stands under its words behind tabs, wide characters and accents', () => {
  expect(frame('\tmemry 64M', 'memry')).toEqual(['   |', ' 1 |     memry 64M', '   |     ^^^^^']);
  expect(frame('\u4e16\u754c x', 'x')).toEqual(['   |', ' 1 | \u4e16\u754c x', '   |      ^']);
  expect(frame('e\u0301 x', 'x')).toEqual(['   |', ' 1 | e\u0301 x', '   |   ^']);
  expect(frame('a \u4e16\u754c', '\u4e16\u754c')[2]).toBe('   |   ^^^^');
});

test('an empty stretch, the end of the file and a line end are marked by one sign', () => {
  const file = fileOf('host a {\n');
  expect(printed(wrongAt({ file, start: 5, end: 5 }))).toContain('\n   |      ^\n');
  expect(printed(wrongAt({ file, start: 9, end: 9 }))).toContain(' --> a.mln:2:1\n');
  expect(printed(wrongAt({ file, start: 8, end: 9 }))).toContain('\n   |         ^\n');
});

test('a stretch over several lines is shown by its first', () => {
  expect(frame('host a {\n  x\n}\n', 'a {\n  x\n}')).toEqual(['   |', ' 1 | host a {', '   |      ^^^']);
});

test('CRLF and lines far down', () => {
  expect(frame('a\r\nb c\r\nd', 'c')).toEqual(['   |', ' 2 | b c', '   |   ^']);
  expect(frame(`${'\n'.repeat(998)}here`, 'here')).toEqual(['     |', ' 999 | here', '     | ^^^^']);
});

test.each([20, 500, 5_000_000])('of a long line only the surroundings are shown, quickly (%i)', before => {
  const lines = frame(`${'x '.repeat(before)}memry${' y'.repeat(before)}`, 'memry');
  const [, shown = '', marker = ''] = lines;
  expect(width(shown)).toBeLessThan(120);
  expect(shown.slice(marker.indexOf('^'), marker.indexOf('^') + 5)).toBe('memry');
  expect(shown.includes('...')).toBe(before > 40);
});

test('a cut never divides a character', () => {
  for (const shift of ['', 'a']) {
    const [, shown = ''] = frame(`${shift}${'\u{1f600}'.repeat(300)}memry${'\u{1f600}'.repeat(300)}`, 'memry');
    expect(shown).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|U\+D/);
  }
});

test('nothing of a description reaches a terminal as control: not in frame, message, hint, note or path', () => {
  const evil = '\u001b[2J\u0007\u009b1m\u202egnihtyna\u2066\u200b\u0000';
  const file = fileOf(`host ${evil} x`, `a${evil}.mln`);
  const text = printed(wrongAt(spanOf(file, 'x'), evil, [{ text: evil, span: spanOf(file, 'host') }]));
  expect(text.replace(/\n/g, '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/);
  expect(text).toContain('\u241b[2J');
  expect(text).toContain('<U+202E>');
});

test('a message or note with a line end stays on its line', () => {
  expect(printed(wrongAt(undefined, 'a\nerror: forged')).split('\n')[0]).toBe('error: `a\u240aerror: forged` is wrong [wrong]');
});

test('notes, then the way of the value, then the includes', () => {
  const main = fileOf('#include site.mln\n', 'main.mln');
  const site = fileOf('#include host.mln\n', 'site.mln', spanOf(main, 'site.mln'));
  const host = fileOf('$m = 64Q\nsuperclass s { memory $m }\n', 'host.mln', spanOf(site, 'host.mln'));
  const at = { span: spanOf(host, '$m }'), via: [
    { kind: 'variable', name: 'm', span: spanOf(host, '$m = 64Q') },
    { kind: 'inherited', from: 's', span: spanOf(host, 'superclass s') },
  ] } as const;
  const lines = printed(wrongAt(at, 'plain', [{ text: 'first of all' }])).split('\n');
  expect(lines.filter(line => /^note| -->/.test(line))).toEqual([
    ' --> host.mln:2:23', 'note: first of all', 'note: $m set here', ' --> host.mln:1:1', 'note: inherited from superclass s',
    ' --> host.mln:2:1', 'note: included from', ' --> site.mln:1:10', 'note: included from', ' --> main.mln:1:10',
  ]);
});

test('in the order of places, what has none first, and counted', () => {
  const file = fileOf('a b c');
  const other = fileOf('a', 'b.mln');
  const { report, diagnostics } = createReport(table);
  report('odd', spanOf(file, 'c'), {});
  report('wrong', spanOf(other, 'a'), { what: 'plain' });
  report('odd', spanOf(file, 'a'), {});
  report('wrong', undefined, { what: 'plain' });
  const text = printed(diagnostics);
  expect(text.match(/ --> .*/g)).toEqual([' --> a.mln:1:1', ' --> a.mln:1:5', ' --> b.mln:1:1']);
  expect(text).toMatch(/^error[^]*\n2 errors, 2 warnings\n$/);
});

test('colour only when asked for, and then nothing but colour is added', () => {
  const found = wrongAt(spanOf(fileOf('host memry'), 'memry'), 'memry');
  expect(printed(found)).not.toContain('\u001b');
  expect(printed(found, true)).toContain('\u001b[1;31merror\u001b[0m');
  expect(printed(found, true).replace(/\u001b\[[0-9;]*m/g, '')).toBe(printed(found));
});
