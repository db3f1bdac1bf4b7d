import { join } from 'node:path';
import type { ReadyFile } from './content.ts';
import { digestOf, type Digests } from './manifest.ts';
import { readRegular, refuseLinkedParents, statOf } from './on-disk.ts';

/** What becomes of one path of an existing output. */
export type Verdict =
  | { readonly kind: 'same'; readonly path: string; readonly digest: string }
  | { readonly kind: 'new' | 'changed'; readonly path: string; readonly digest: string; readonly file: ReadyFile }
  /** Edited by hand: stays, and MANIFEST goes on saying what mlnc wrote. */
  | { readonly kind: 'kept'; readonly path: string; readonly digest: string | undefined; readonly removed: boolean }
  | { readonly kind: 'removed'; readonly path: string };

export interface Comparison {
  readonly directory: string;
  readonly old: Digests;
  /** ctime of MANIFEST in ms when files not changed after it are known to be as it says; otherwise each is read. */
  readonly trustedUntil: number | undefined;
  readonly force: boolean;
}

type Found = { readonly kind: 'absent' | 'strange' } | { readonly kind: 'file'; readonly digest: string; readonly mode: number };

const look = ({ directory, old, trustedUntil }: Comparison, path: string): Found => {
  const full = join(directory, path);
  const stat = statOf(full);
  if (stat === undefined) return { kind: 'absent' };
  if (!stat.isFile()) return { kind: 'strange' };
  const known = trustedUntil !== undefined && stat.ctimeMs <= trustedUntil ? old.get(path) : undefined;
  return { kind: 'file', mode: stat.mode & 0o777, digest: known ?? digestOf(path, readRegular(full) ?? '') };
};

/** git keeps of a mode only whether it is executable, and a clone is as good as what was written; a secret must be closed. */
const sameMode = (found: number, wanted: number): boolean =>
  wanted === 0o600 ? found === wanted : (found & 0o100) === (wanted & 0o100);

const judge = (comparison: Comparison, file: ReadyFile): Verdict => {
  const { path, digest } = file;
  const found = look(comparison, path);
  const written = comparison.old.get(path);
  if (found.kind === 'absent') return { kind: 'new', path, digest, file };
  if (found.kind === 'file' && found.digest === digest)
    return sameMode(found.mode, file.mode) ? { kind: 'same', path, digest } : { kind: 'changed', path, digest, file };
  const unedited = found.kind === 'file' && found.digest === written;
  if (unedited || comparison.force) return { kind: 'changed', path, digest, file };
  return { kind: 'kept', path, digest: written, removed: false };
};

/** Judges every planned file, then every file that was written before and is planned no longer. */
export function* compare(comparison: Comparison, files: Iterable<ReadyFile>): Generator<Verdict> {
  const parents = new Set<string>();
  const planned = new Set<string>();
  for (const file of files) {
    planned.add(file.path);
    refuseLinkedParents(comparison.directory, file.path, parents);
    yield judge(comparison, file);
  }
  for (const [path, written] of comparison.old) {
    if (planned.has(path)) continue;
    refuseLinkedParents(comparison.directory, path, parents);
    const found = look(comparison, path);
    if (found.kind === 'absent') continue;
    const unedited = found.kind === 'file' && found.digest === written;
    yield unedited || (comparison.force && found.kind === 'file') ? { kind: 'removed', path } : { kind: 'kept', path, digest: undefined, removed: true };
  }
}
