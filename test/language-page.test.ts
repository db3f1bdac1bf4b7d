import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { installation } from '../compiler/cli/installation.ts';
import { referencePage } from '../compiler/schema/reference.ts';

test('docs/language.md is what the keyword table says (make golden)', () => {
  const page = new URL('../docs/language.md', import.meta.url);
  const text = referencePage(installation().vocabulary);
  if (process.env['MLN_GOLDEN'] === 'record') writeFileSync(page, text);
  expect(readFileSync(page, 'utf8')).toBe(text);
});
