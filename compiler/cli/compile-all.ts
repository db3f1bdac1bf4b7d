import type { Reader } from '../1-source/reader.ts';
import type { ResolvedTree } from '../4-resolve/plugin-steps.ts';
import { unifiedDiff } from '../7-write/show-diff.ts';
import { createFile, replaceFile } from '../7-write/single-file.ts';
import type { Compilation } from '../compile.ts';
import type { codes } from '../diagnostics/codes.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import { KeptFiles, type Together } from '../plugins/kept-lines.ts';
import type { CompileArguments } from './arguments.ts';
import type { Terminal } from './terminal.ts';

type CompileOne = (path: string, together: Together) => Promise<Compilation>;

export interface AllCompiled {
  readonly compilations: readonly Compilation[];
  readonly kept: KeptFiles;
}

/**
 * Compiles all descriptions of one command. Where a plug-in wants to know what the others say, all are compiled once to learn that;
 * its descriptions are then compiled one after another, and each sees what was kept for those before it.
 */
export const compileAll = async (paths: readonly string[], reader: Reader, compileOne: CompileOne): Promise<AllCompiled> => {
  const seen = new Map<string, ResolvedTree>();
  const round = async (kept: KeptFiles, which: readonly string[], othersOf: (path: string) => readonly ResolvedTree[]): Promise<Compilation[]> => {
    const found: Compilation[] = [];
    for (const path of which) found.push(await compileOne(path, { kept, others: othersOf(path), see: tree => seen.set(path, tree) }));
    return found;
  };
  const first = { compilations: await round(new KeptFiles(reader), paths, () => []), kept: new KeptFiles(reader) };
  const wanting = paths.filter(path => seen.has(path));
  if (wanting.length === 0) return first;
  const trees = new Map(paths.flatMap((path, index) => {
    const tree = seen.get(path) ?? treeOf(first.compilations[index]);
    return tree === undefined ? [] : [[path, tree] as const];
  }));
  const kept = new KeptFiles(reader);
  const again = await round(kept, wanting, path => [...trees].filter(([other]) => other !== path).map(([, tree]) => tree));
  return { kept, compilations: paths.map((path, index) => again[wanting.indexOf(path)] ?? first.compilations[index] as Compilation) };
};

const treeOf = (compilation: Compilation | undefined): ResolvedTree | undefined => {
  const resolved = compilation?.resolved;
  return resolved && { ...resolved, project: resolved.name, textOf: value => value.text };
};

/** Writes what plug-ins keep, before any output is written, or says what would be. False where it could not be. */
export const deliverKept = (kept: KeptFiles, files: Reader, { mode, json }: CompileArguments, terminal: Terminal, report: Report<typeof codes>): boolean => {
  let isSound = true;
  for (const { path, before, after } of kept.changed()) {
    if (mode === 'write') {
      const now = files.read(path);
      if (('text' in now ? now.text : undefined) !== before) report('kept-file-changed', undefined, { path });
      else if (before === undefined ? createFile(path, after, report) : replaceFile(path, after, report)) {
        if (!json) terminal.out(`${path}: ${before === undefined ? 'new' : 'changed'}\n`);
        continue;
      }
      isSound = false;
    } else if (!json) {
      terminal.out(mode === 'diff' ? unifiedDiff(path, before, after) : `${(before === undefined ? 'new' : 'changed').padEnd(7)} ${path}\n`);
    }
  }
  return isSound;
};
