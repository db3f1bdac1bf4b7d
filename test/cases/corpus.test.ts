import { existsSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { fileReader } from '../../compiler/1-source/file-reader.ts';
import { printTree } from '../../compiler/4-resolve/print-tree.ts';
import { installation } from '../../compiler/cli/installation.ts';
import { compile } from '../../compiler/compile.ts';
import { printDiagnostics } from '../../compiler/diagnostics/print.ts';

/** A folder of descriptions that others wrote for the original program. */
const corpus = process.env['MLN_CORPUS'] ?? '';

const descriptionsIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.mln'))
    .map(entry => `${entry.parentPath ?? entry.path}/${entry.name}`)
    .sort();

const found = corpus !== '' && existsSync(corpus) ? descriptionsIn(corpus) : [];

test.skipIf(found.length > 0)('descriptions of others: MLN_CORPUS names no folder of them', context => context.skip());

test.each(found.map(path => [basename(path), path]))('%s comes to a tree, or its fault is told at a line', async (_, path) => {
  const { vocabulary, ...others } = installation();
  const { table, diagnostics, resolved } = await compile({ path, defines: new Map() }, { vocabulary, ...others, reader: fileReader() });
  const printed = printDiagnostics(table, diagnostics, { colour: false });
  if (resolved !== undefined) expect(printTree(resolved, vocabulary, '/')).toContain('/host/');
  else expect(diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
  const placeless = diagnostics.filter(({ severity, at }) => severity === 'error' && at === undefined).map(({ code }) => code);
  expect(placeless).toEqual([]);
  if (diagnostics.length > 0) expect(printed).toMatch(/ --> .*\.mln:\d+:\d+/);
});
