import { chmodSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createReport } from '../../../compiler/diagnostics/report.ts';
import { writeCodes } from '../../../compiler/diagnostics/codes/write.ts';
import type { OutputFile } from '../../../compiler/6-plan/output-file.ts';
import { previewOutput, writeOutput, type Change, type OutputRequest, type Preview, type Surroundings } from '../../../compiler/7-write/write.ts';

/** A directory of its own for one test, gone when that ends. */
export const temporaryDirectory = (): string => {
  const directory = mkdtempSync(join(tmpdir(), 'mlnc-write-'));
  chmodSync(directory, 0o755);
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
};

/** Planned files from path and text: `.secrets/` is closed, `.sh` runs. */
export const planned = (texts: Readonly<Record<string, string>>): OutputFile[] =>
  Object.entries(texts).map(([path, content]) => ({ path, mode: path.startsWith('.secrets/') ? 0o600 : path.endsWith('.sh') ? 0o755 : 0o644, content }));

export interface Tried<T> {
  readonly result: readonly T[] | undefined;
  /** Codes and what they say, one line each. */
  readonly said: readonly string[];
}

type Extra = Partial<Surroundings & Pick<OutputRequest, 'force'>>;

const trial = async <T>(root: string, texts: Readonly<Record<string, string>>, extra: Extra, act: (request: OutputRequest, around: Surroundings) => Promise<readonly T[] | undefined>): Promise<Tried<T>> => {
  const { report, diagnostics } = createReport(writeCodes);
  const request = { project: 'kafe', files: planned(texts), root, force: extra.force ?? false };
  const result = await act(request, { readShipped: path => readFileSync(path), report, ...extra });
  const said = diagnostics.map(({ code, params }) => `${code}: ${writeCodes[code as keyof typeof writeCodes].message(params as never)}`);
  return { result, said };
};

/** Writes the project `kafe` below `root`. */
export const write = (root: string, texts: Readonly<Record<string, string>>, extra: Extra = {}): Promise<Tried<Change>> => trial(root, texts, extra, writeOutput);

export const preview = (root: string, texts: Readonly<Record<string, string>>, extra: Extra = {}): Promise<Tried<Preview>> =>
  trial(root, texts, extra, (request, around) => previewOutput(request, around, true));

/** Every entry below a directory as path and text (folders end in `/`), manifests left out. */
export const treeOf = (directory: string, below = ''): Record<string, string> =>
  Object.assign({}, ...readdirSync(join(directory, below), { withFileTypes: true }).map(entry => {
    const path = below + entry.name;
    if (entry.isDirectory()) return { [`${path}/`]: '', ...treeOf(directory, `${path}/`) };
    return entry.name === 'MANIFEST' ? {} : { [path]: readFileSync(join(directory, path), 'utf8') };
  }));

/** Inode, mtime and ctime: whether a file was touched at all. */
export const stampOf = (path: string): string => {
  const { ino, mtimeNs, ctimeNs } = lstatSync(path, { bigint: true });
  return `${ino} ${mtimeNs} ${ctimeNs}`;
};

export const network = {
  'README.md': 'two guests\n',
  'start.sh': '#!/bin/sh\n',
  '.secrets/local': 'gw\troot\t$6$abc\n',
  'service-hosts/local/vms/gw/vm.conf': 'memory=64\n',
  'service-hosts/local/vms/web/vm.conf': 'memory=128\n',
} as const;
