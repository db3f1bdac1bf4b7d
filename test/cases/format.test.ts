import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { memoryReader } from '../../compiler/1-source/memory-reader.ts';
import { fileReader } from '../../compiler/1-source/file-reader.ts';
import { printTree } from '../../compiler/4-resolve/print-tree.ts';
import { installation } from '../../compiler/cli/installation.ts';
import { compile } from '../../compiler/compile.ts';
import { caseFolders } from './case-folder.ts';
import { recordOutput } from './record-output.ts';
import { formattedText } from './run-case.ts';

const texts = caseFolders
  .map(({ name, path }) => [name, path, readFileSync(`${path}/input.mln`, 'utf8')] as const)
  .filter(([, , text]) => formattedText(text) !== undefined);

test('most cases have a form that can be laid out', () => expect(texts.length).toBeGreaterThan(caseFolders.length / 2));

/** All that follows from a text but the places in it: output, tree, codes. */
const meaningOf = async (folder: string, text: string): Promise<object> => {
  const path = `${folder}/input.mln`;
  const { vocabulary, ...others } = installation();
  const compilation = await compile({ path, defines: new Map() }, { vocabulary, ...others, reader: memoryReader({ [path]: text }, fileReader()) });
  const tree = compilation.resolved && printTree(compilation.resolved, vocabulary, '/')?.replace(/^(\S+(?: .*?)?) {2,}.*$/gm, '$1');
  return {
    codes: compilation.diagnostics.map(({ code }) => code).sort(),
    tree: tree?.replace(/\(?[^ (]*\.mln:\d+(:\d+)?\)?/g, ''),
    files: compilation.output && [...recordOutput(await compilation.output.files())],
  };
};

test.each(texts)('%s: laid out, it means the same; laid out again, it stays', async (_, path, text) => {
  const once = formattedText(text) ?? '';
  expect(formattedText(once)).toBe(once);
  expect(await meaningOf(path, once)).toEqual(await meaningOf(path, text));
});
