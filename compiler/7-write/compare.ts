import { readdirSync, type Dirent } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ReadyFile } from './content.ts';
import { digestOf, type Digests } from './manifest.ts';
import { readRegular, refuseNonDirectory, statOf } from './on-disk.ts';

/** What becomes of one path of an existing output. */
export type Verdict =
  | { readonly kind: 'same'; readonly path: string; readonly digest: string }
  | { readonly kind: 'new' | 'changed'; readonly path: string; readonly digest: string; readonly file: ReadyFile }
  /** Edited by hand: stays, and MANIFEST goes on saying what mlnc wrote. */
  | { readonly kind: 'kept'; readonly path: string; readonly digest: string | undefined }
  | { readonly kind: 'removed'; readonly path: string };

export interface Comparison {
  readonly directory: string;
  readonly old: Digests;
  /** The modes of all files, where each is known to be as `old` says and lies in real folders: none is looked at. */
  readonly untouched: ReadonlyMap<string, number> | undefined;
  readonly force: boolean;
  /** Where a path's file is; elsewhere than in `directory` only while a journal is pending. */
  readonly locate: (path: string) => string | undefined;
}

type Found = { readonly kind: 'absent' | 'directory' | 'other' } | { readonly kind: 'file'; readonly digest: string; readonly mode: number };

const look = ({ old, untouched, locate }: Comparison, path: string): Found => {
  const mode = untouched?.get(path);
  const written = mode === undefined ? undefined : old.get(path);
  if (mode !== undefined && written !== undefined) return { kind: 'file', mode, digest: written };
  const place = locate(path);
  const stat = place === undefined ? undefined : statOf(place);
  if (place === undefined || stat === undefined) return { kind: 'absent' };
  if (!stat.isFile()) return { kind: stat.isDirectory() ? 'directory' : 'other' };
  return { kind: 'file', mode: stat.mode & 0o777, digest: digestOf(path, readRegular(place) ?? '') };
};

/** git keeps of a mode only whether it is executable, and a clone is as good as what was written; a secret must be closed. */
const sameMode = (found: number, wanted: number): boolean =>
  wanted === 0o600 ? found === wanted : (found & 0o100) === (wanted & 0o100);

/** Whether what mlnc wrote at `path` may go: it is as it was written, or edits do not matter. */
const mayGo = (comparison: Comparison, path: string, found = look(comparison, path)): boolean => {
  const written = comparison.old.get(path);
  return found.kind === 'file' && written !== undefined && (found.digest === written || comparison.force);
};

/** Whether a directory holds nothing but files that are going: one of them is planned no longer, since this file is to be where it is. */
const isLeaving = (comparison: Comparison, path: string): boolean => {
  const entries = readdirSync(join(comparison.directory, path), { withFileTypes: true });
  const leaves = (entry: Dirent): boolean => (entry.isDirectory() ? isLeaving : mayGo)(comparison, `${path}/${entry.name}`);
  return entries.length > 0 && entries.every(leaves);
};

const judge = (comparison: Comparison, file: ReadyFile): Verdict => {
  const { path, digest } = file;
  const found = look(comparison, path);
  const written = comparison.old.get(path);
  if (found.kind === 'absent') return { kind: 'new', path, digest, file };
  if (found.kind === 'directory') return isLeaving(comparison, path) ? { kind: 'new', path, digest, file } : { kind: 'kept', path, digest: written };
  if (found.kind === 'file' && found.digest === digest)
    return sameMode(found.mode, file.mode) ? { kind: 'same', path, digest } : { kind: 'changed', path, digest, file };
  const unedited = found.kind === 'file' && found.digest === written;
  return unedited || comparison.force ? { kind: 'changed', path, digest, file } : { kind: 'kept', path, digest: written };
};

/** Throws where a parent of `path` is a link, or a file that stays; `seen` remembers those that are not. */
const refuseParents = (comparison: Comparison, path: string, seen: Set<string>): void => {
  if (comparison.untouched?.has(path)) return;
  const parent = dirname(path);
  if (parent === '.' || seen.has(parent)) return;
  refuseParents(comparison, parent, seen);
  const full = join(comparison.directory, parent);
  const stat = comparison.locate(parent) === undefined ? undefined : statOf(full);
  if (!stat?.isFile() || !mayGo(comparison, parent)) refuseNonDirectory(full, stat);
  seen.add(parent);
};

/** Judges every planned file, then every file that was written before and is planned no longer. */
export function* compare(comparison: Comparison, files: Iterable<ReadyFile>): Generator<Verdict> {
  const parents = new Set<string>();
  const planned = new Set<string>();
  for (const file of files) {
    planned.add(file.path);
    refuseParents(comparison, file.path, parents);
    yield judge(comparison, file);
  }
  for (const path of comparison.old.keys()) {
    if (planned.has(path)) continue;
    refuseParents(comparison, path, parents);
    const found = look(comparison, path);
    if (found.kind === 'absent') continue;
    yield mayGo(comparison, path, found) ? { kind: 'removed', path } : { kind: 'kept', path, digest: undefined };
  }
}
