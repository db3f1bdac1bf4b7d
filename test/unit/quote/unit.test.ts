import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unitNamePart, unitText, unitWord, unitWords } from '../../../compiler/quote/unit.ts';
import { anyText, oneLine } from './text.ts';

/** As systemd cuts a setting into words (extract_first_word with EXTRACT_UNQUOTE) and then reads specifiers, of which `%%` is the only one here. */
const readWords = (line: string): string[] => {
  const words: string[] = [];
  let word: string | undefined;
  let quote = '';
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at] ?? '';
    if (character === '\\') word = (word ?? '') + (line[at += 1] ?? '');
    else if (quote !== '') { if (character === quote) quote = ''; else word = (word ?? '') + character; }
    else if (character === '"' || character === "'") { quote = character; word ??= ''; }
    else if (/[ \t]/.test(character)) { if (word !== undefined) words.push(word); word = undefined; }
    else word = (word ?? '') + character;
  }
  expect(quote).toBe('');
  if (word !== undefined) words.push(word);
  return words.map(one => {
    if (/^[0-9.]+%$/.test(one)) return one;
    expect(one.replaceAll('%%', '')).not.toContain('%');
    return one.replaceAll('%%', '%');
  });
};

const word = oneLine.filter(text => !/\p{Cc}/u.test(text));

test('words of a setting come back as they were, whatever is in them', () => {
  fc.assert(fc.property(fc.array(word, { maxLength: 4 }), words => {
    const line = unitWords(words);
    expect(line).not.toMatch(/\p{Cc}/u);
    expect(line.endsWith('\\')).toBe(false);
    expect(readWords(line)).toEqual(words);
  }));
});

test('a plain word is written as it is, and a colon, which parts two paths, is not plain', () => {
  expect(unitWord('/srv/disks-1/a.img')).toBe('/srv/disks-1/a.img');
  expect(unitWord('/srv/a:b')).toBe('"/srv/a:b"');
  expect(unitWord('/srv/100%')).toBe('/srv/100%%');
  expect(() => unitWord('a\nb')).toThrow('unit');
});

test('text for a reader is one line that holds no specifier and joins no other', () => {
  fc.assert(fc.property(anyText, text => {
    const line = unitText(text);
    expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]|\\$/u);
    expect(line.replaceAll('%%', '')).not.toContain('%');
  }));
  expect(unitText('100% Møte på è')).toBe('100%% Møte på è');
});

test('names are escaped as systemd-escape does', ({ skip }) => {
  const names = ['kafe', 'kafe-gw', '.hidden', 'a.b_c', 'a--b', 'x-', '1-2.3'];
  const escaped = spawnSync('systemd-escape', ['--', ...names], { encoding: 'utf8' });
  if (escaped.error !== undefined) skip('not installed: systemd');
  expect(names.map(unitNamePart)).toEqual(escaped.stdout.trim().split(' '));
});
