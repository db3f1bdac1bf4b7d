import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Recorded files by their path in the case's folder. */
export type Recorded = ReadonlyMap<string, string>;

/** `test/cases/NAME/`: `input.mln`, what it needs beside it, and what is recorded of it. */
export interface CaseFolder {
  readonly name: string;
  readonly path: string;
  /** Options of the compilation, from the file `args`. */
  readonly words: readonly string[];
  /** `tree.txt` and `formatted.mln` are recorded only where such a file, be it empty, is there already. */
  wants(file: 'tree.txt' | 'formatted.mln'): boolean;
  recorded(): Recorded;
  /** Replaces all that is recorded. */
  record(outcome: Recorded): void;
}

const root = fileURLToPath(new URL('.', import.meta.url));

const recordedNames = ['diagnostics.txt', 'tree.txt', 'formatted.mln'];

const openFolder = (name: string): CaseFolder => {
  const path = join(root, name);
  const args = join(path, 'args');
  const recorded = (): Recorded => {
    const names = recordedNames.filter(file => existsSync(join(path, file)));
    return new Map([...names, ...filesBelow(path, 'expected')].map(file => [file, readFileSync(join(path, file), 'utf8')]));
  };
  return {
    name,
    path,
    words: existsSync(args) ? readFileSync(args, 'utf8').split(/\s+/).filter(word => word !== '') : [],
    wants: file => existsSync(join(path, file)),
    recorded,
    record(outcome) {
      for (const file of recorded().keys()) if (!outcome.has(file)) rmSync(join(path, file));
      for (const [file, text] of outcome) {
        mkdirSync(dirname(join(path, file)), { recursive: true });
        writeFileSync(join(path, file), text);
      }
    },
  };
};

const filesBelow = (base: string, folder: string): readonly string[] => {
  if (!existsSync(join(base, folder))) return [];
  return readdirSync(join(base, folder), { withFileTypes: true })
    .flatMap(entry => (entry.isDirectory() ? filesBelow(base, `${folder}/${entry.name}`) : [`${folder}/${entry.name}`]));
};

export const caseFolders: readonly CaseFolder[] = readdirSync(root)
  .filter(name => existsSync(join(root, name, 'input.mln')))
  .sort()
  .map(openFolder);
