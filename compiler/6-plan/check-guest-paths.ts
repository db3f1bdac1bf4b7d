import type { PlanCodes } from '../diagnostics/codes/plan.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import type { Guest, GuestFile } from '../5-model/project.ts';
import { ownPaths } from './own-paths.ts';

/** mlnc's own folder in a guest. */
const ownFolder = '/etc/mln';

/**
 * A file of the description in a place that mlnc writes itself; and two of them that cannot lie side by side in the
 * output: one place twice, a file where another needs a folder, names that differ in case alone, which some file systems
 * of those who read the output take for one.
 */
export const checkGuestPaths = (guest: Guest, report: Report<PlanCodes>): void => {
  if (guest.files.length === 0) return;
  const own = ownPaths(guest);
  const ownFolders = new Set([ownFolder, ...[...own].flatMap(foldersAbove)]);
  const isOwn = (path: string): boolean => own.has(path) || path === ownFolder || foldersAbove(path).some(folder => own.has(folder) || folder === ownFolder);
  const written = new Map<string, string>();
  for (const file of guest.files) {
    for (const path of placesOf(file)) {
      if (isOwn(path) || (isFile(file) && ownFolders.has(path))) report('guest-path-twice', file.at, { guest: guest.name, path });
      else if (file.source.kind !== 'server') reportClash(path, written, file, guest.name, report);
    }
  }
};

/** Whether it is known to put files, and no folder, into its places. */
const isFile = ({ source }: GuestFile): boolean => source.kind === 'text' || (source.kind === 'description' && source.files.length > 0);

/** Where its files will be: its own place, and those below it that are known now. */
const placesOf = ({ source, destination }: GuestFile): readonly string[] => (source.kind !== 'description' || source.files.length === 0
  ? [destination]
  : source.files.map(({ below }) => (below === '' ? destination : `${destination}/${below}`)));

/** `written` holds each file, and each folder with a slash at its end, by its name in lower case. */
const reportClash = (path: string, written: Map<string, string>, { at }: GuestFile, guest: string, report: Report<PlanCodes>): void => {
  const folders = foldersAbove(path);
  const lower = path.toLowerCase();
  const other = written.get(lower) ?? written.get(`${lower}/`) ?? folders.map(folder => written.get(folder.toLowerCase())).find(found => found !== undefined)
    ?? folders.map(folder => [folder, written.get(`${folder.toLowerCase()}/`)] as const).find(([folder, found]) => found !== undefined && found !== folder)?.[1];
  if (other !== undefined) report('guest-paths-clash', at, { guest, path, other });
  written.set(lower, path);
  for (const folder of folders) written.set(`${folder.toLowerCase()}/`, folder);
};

/** Without the root. */
const foldersAbove = (path: string): string[] => {
  const parts = path.split('/');
  return parts.slice(2).map((_, index) => parts.slice(0, index + 2).join('/'));
};
