import { isDevice } from '../disks.ts';
import type { Place } from '../named-paths.ts';
import { below } from './own-paths.ts';
import type { Setting } from './setting.ts';

/** What systemd itself does not start without. /usr/local may be another file system, which comes later. */
const always = ['/usr', '/boot', '/efi', '/etc', '/lib', '/lib64'] as const;
const mayComeLater = ['/usr/local'] as const;

/** Folders whose file systems must be there for a guest: of the places that it reaches. Of a file its folder, so that guests with a file each in one folder are alike. */
export const mountsOf = (places: readonly Place[]): string[] =>
  places
    .filter(({ path }) => !isDevice(path))
    .map(({ path, isFolder }) => (isFolder ? path : path.replace(/\/[^/]*$/, '')))
    .filter(path => path !== '' && path !== '/' && (!below(path, always) || below(path, mayComeLater)));

/** Those of `mounts` that are not waited for by another of them, or by what the template has: systemd waits for all above a folder too. */
export const mountsBeside = (mounts: readonly string[], template: readonly string[]): string[] => {
  const known = new Set([...template, ...[...template, ...mounts].flatMap(foldersAbove)]);
  return [...new Set(mounts)].filter(path => !known.has(path)).sort();
};

const foldersAbove = (path: string): string[] => {
  const parts = path.split('/').slice(1, -1);
  return parts.map((_, index) => `/${parts.slice(0, index + 1).join('/')}`);
};

/** Those that all guests have. What one has alone is not here, since no drop-in could take it back. */
export const commonMounts = ([first = [], ...others]: readonly (readonly string[])[]): string[] => {
  const sets = others.map(mounts => new Set(mounts));
  return first.filter(path => sets.every(mounts => mounts.has(path)));
};

/** A line each. */
export const waitingFor = (mounts: readonly string[]): Setting[] => mounts.map(path => ({ name: 'RequiresMountsFor', words: [path] }));
