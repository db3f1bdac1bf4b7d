import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markdownSentence, markdownText } from '../../../compiler/quote/markdown.ts';
import { xmlText } from '../../../compiler/quote/xml.ts';
import { anyText, oneLine } from './text.ts';

/** What a reader of Markdown sees of inline text: a backslash before punctuation is not printed, entities are read. */
const shown = (markdown: string): string => markdown.replace(/\\([!-/:-@[-`{-~])/g, '$1').replaceAll('&amp;', '&').replaceAll('&lt;', '<');

test('Markdown: a cell shows what was written, on one line, without markup', () => {
  fc.assert(fc.property(oneLine, value => {
    const cell = markdownText(value);
    expect(cell).not.toMatch(/[\n\r]/);
    expect(cell).not.toMatch(/(?<!\\)(?:\\\\)*[|*[\]<`]/);
    expect(shown(cell)).toBe(value.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' '));
  }));
});

test('Markdown: names, addresses and paths stay as they are, so that the page reads as plain text', () => {
  for (const plain of ['host_a', '10.0.0.1/24, switch lan', 'fd00::1/64', '/srv/my-disks/a_b.ext4', 'router1.ring', '5 > 4 & 3?', 'host_a.b']) expect(markdownText(plain)).toBe(plain);
});

test('Markdown: names in backquotes of a message are code, and no odd backquote opens one', () => {
  expect(markdownSentence('host `a_*` and `b|c`: is *it* so?')).toBe('host `a_*` and `b|c`: is \\*it\\* so?');
  expect(markdownSentence('a ` b')).toBe('a \\` b');
  fc.assert(fc.property(oneLine, value => {
    const code = markdownSentence(`it is \`${value}\` here`);
    if (!value.includes('`') && value !== '') expect(code).toBe(`it is \`${value.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')}\` here`);
    else expect(shown(code)).toBe(`it is \`${value}\` here`.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' '));
  }));
});

/** The one reader of XML that every Debian has. */
const readXml = (xml: string): string[] => {
  const ended = spawnSync('python3', ['-c', `
import json, sys, xml.etree.ElementTree as tree
root = tree.fromstring(sys.stdin.buffer.read())
print(json.dumps([part for one in root for part in (one.text or '', one.get('a'), one.get('b'))]))`], { input: xml, encoding: 'utf8' });
  expect(ended.stderr).toBe('');
  return JSON.parse(ended.stdout) as string[];
};

test('XML: text and attributes in both kinds of quotes come back as they were', { skip: spawnSync('python3', ['-c', '']).status !== 0 }, () => {
  fc.assert(fc.property(fc.array(anyText, { minLength: 40, maxLength: 40 }), values => {
    const xml = `<r>${values.map(value => `<t a="${xmlText(value)}" b='${xmlText(value)}'>${xmlText(value)}</t>`).join('')}</r>`;
    const said = values.map(value => value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd'));
    expect(readXml(xml)).toEqual(said.flatMap(value => [value, value, value]));
  }), { numRuns: 3 });
});
