import { fileReader } from '../../../compiler/1-source/file-reader.ts';
import { memoryReader, type MemoryFiles } from '../../../compiler/1-source/memory-reader.ts';
import { printTree } from '../../../compiler/4-resolve/print-tree.ts';
import { installation } from '../../../compiler/cli/installation.ts';
import { compile, type Compilation } from '../../../compiler/compile.ts';
import { printDiagnostics } from '../../../compiler/diagnostics/print.ts';
import type { Plugin } from '../../../compiler/plugin-api.ts';
import { createVocabulary } from '../../../compiler/schema/vocabulary.ts';

export interface Compiled extends Compilation {
  readonly codes: readonly string[];
  readonly printed: string;
  /** `mlnc tree` below a path. */
  readonly tree: (path: string) => string | undefined;
  /** Contents by path; none where there is an error. */
  readonly files: () => Promise<ReadonlyMap<string, string>>;
}

/** Compiles with the built-in plug-ins and these. */
export const compileWith = async (plugins: readonly Plugin[], text: string, beside: MemoryFiles = {}): Promise<Compiled> => {
  const { vocabulary: own, plugins: builtIn, ...others } = installation();
  const vocabulary = createVocabulary({ targets: own.targets, plugins: [...builtIn, ...plugins] });
  const reader = memoryReader({ 'demo.mln': text, ...beside }, fileReader());
  const compilation = await compile({ path: 'demo.mln', defines: new Map() }, { ...others, vocabulary, plugins: [...builtIn, ...plugins], reader });
  const { table, diagnostics, resolved, output } = compilation;
  return {
    ...compilation,
    codes: diagnostics.map(({ code }) => code),
    printed: printDiagnostics(table, diagnostics, { colour: false }),
    tree: path => resolved && printTree(resolved, vocabulary, path),
    files: async () => new Map([...await output?.files() ?? []].flatMap(({ path, content }) => (typeof content === 'string' ? [[path, content]] : []))),
  };
};
