import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fileReader } from '../../compiler/1-source/file-reader.ts';
import { memoryReader } from '../../compiler/1-source/memory-reader.ts';
import { loadAllCodes } from '../../compiler/cli/explain-code.ts';
import { installation } from '../../compiler/cli/installation.ts';
import { compile } from '../../compiler/compile.ts';
import type { CodeRow } from '../../compiler/diagnostics/diagnostic.ts';
import { printDiagnostics } from '../../compiler/diagnostics/print.ts';

const recorded = new URL('./messages.txt', import.meta.url);

/** What somebody reads who compiles the text. */
const printed = async (text: string): Promise<string> => {
  const reader = memoryReader({ 'wrong.mln': text }, fileReader());
  const { table, diagnostics } = await compile({ path: 'wrong.mln', defines: new Map() }, { ...installation(), reader });
  return printDiagnostics(table, diagnostics, { colour: false });
};

const page = async (): Promise<string> => {
  const sections: string[] = [];
  for (const [name, { wrong }] of Object.entries(await loadAllCodes() as Record<string, CodeRow<never>>)) {
    if (wrong !== undefined) sections.push(`==== ${name}\n\n${await printed(wrong)}`);
  }
  return sections.join('\n');
};

test('messages.txt is what the wrong example of each code gets, place and hint included (make golden)', async () => {
  const text = await page();
  if (process.env['MLN_GOLDEN'] === 'record') writeFileSync(recorded, text);
  expect(text).toBe(readFileSync(recorded, 'utf8'));
});
