import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, type Stats } from 'node:fs';
import { dirname, join } from 'node:path';
import { hasErrno, WriteFailure } from './failure.ts';
import { manifestMark, parseManifest, secretsName } from './manifest.ts';

/** The directory of staged files and the journal, inside an existing output. */
export const stagingName = '.mlnc-new';

/** What is at a path itself, links not followed. */
export const statOf = (path: string): Stats | undefined => {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (fault) {
    if (hasErrno(fault, 'ENOTDIR')) return undefined;
    throw fault;
  }
};

/** A name beside `path` that no other process takes. Whoever writes there does so with `wx`: it is not secret. */
export const nameBeside = (path: string): string => `${path}.${process.pid}.${Math.random().toString(36).slice(2, 10)}`;

/** Makes `directory` and its parents below `root`, remembering in `made` what is known to be a real directory. */
export const makeDirectory = (root: string, directory: string, made: Set<string>): void => {
  if (made.has(directory)) return;
  const parent = dirname(directory);
  if (parent !== directory && directory !== '.') makeDirectory(root, parent, made);
  const path = join(root, directory);
  try {
    mkdirSync(path, { mode: directory === secretsName ? 0o700 : 0o755 });
  } catch (fault) {
    if (!hasErrno(fault, 'EEXIST')) throw fault;
    refuseNonDirectory(path, statOf(path));
  }
  made.add(directory);
};

/** Closes the folder of secrets to others, if it was opened since it was made. */
export const closeSecrets = (root: string): void => {
  const path = join(root, secretsName);
  const stat = statOf(path);
  if (stat?.isDirectory() && (stat.mode & 0o077) !== 0) chmodSync(path, 0o700);
};

/** Throws where what is at `path` is a link. */
export const refuseLink = (path: string, stat: Stats | undefined): void => {
  if (stat?.isSymbolicLink()) throw new WriteFailure(report => report('output-is-link', undefined, { path }));
};

/** Throws where what is at `path` is there, and a link or a file. */
export const refuseNonDirectory = (path: string, stat: Stats | undefined): void => {
  refuseLink(path, stat);
  if (stat !== undefined && !stat.isDirectory()) throw new WriteFailure(report => report('output-not-directory', undefined, { path }));
};

/** Throws where a parent of `path` below `root` is a link or a file; `seen` remembers those that are not. */
export const refuseLinkedParents = (root: string, path: string, seen: Set<string>): void => {
  const parent = dirname(path);
  if (parent === '.' || seen.has(parent)) return;
  refuseLinkedParents(root, parent, seen);
  const full = join(root, parent);
  refuseNonDirectory(full, statOf(full));
  seen.add(parent);
};

export type OutputState = 'absent' | 'ours';

/** Whether an output is there, and that it may be written to. */
export const stateOfOutput = (directory: string): OutputState => {
  const stat = statOf(directory);
  if (stat === undefined) return 'absent';
  refuseNonDirectory(directory, stat);
  if (isOurs(directory)) return 'ours';
  if (readdirSync(directory).length === 0) return 'absent';
  throw new WriteFailure(report => report('output-not-ours', undefined, { path: directory }));
};

const isOurs = (directory: string): boolean => {
  const text = readRegular(join(directory, 'MANIFEST'));
  return text?.toString('utf8').startsWith(`${manifestMark}\n`) ?? false;
};

/** The bytes of a regular file; undefined for anything else. */
export const readRegular = (path: string): Buffer | undefined =>
  statOf(path)?.isFile() ? readFileSync(path) : undefined;

/** What mlnc wrote into this directory when it last did, by its manifests (found by `locate`); the manifests themselves are not in it. */
export const readManifests = (directory: string, locate: (path: string) => string | undefined): Map<string, string> => {
  const read = (path: string): string => {
    const place = locate(path);
    return (place === undefined ? undefined : readRegular(place))?.toString('utf8') ?? '';
  };
  const digests = parseManifest(read('MANIFEST'), '');
  const servers = join(directory, 'service-hosts');
  if (!statOf(servers)?.isDirectory()) return digests;
  for (const entry of readdirSync(servers, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const below = `service-hosts/${entry.name}/`;
    for (const [path, digest] of parseManifest(read(`${below}MANIFEST`), below)) digests.set(path, digest);
  }
  return digests;
};

/** Every file below `directory`, as relative paths, links not followed. A version control's own directory is no part of an output. */
export function* walk(directory: string, below = ''): Generator<string> {
  for (const entry of readdirSync(join(directory, below), { withFileTypes: true })) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (path === stagingName || path === '.git') continue;
    if (entry.isDirectory()) yield* walk(directory, path);
    else yield path;
  }
}
