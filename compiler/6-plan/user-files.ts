import type { Guest, GuestFile } from '../5-model/project.ts';
import type { GuestEntry } from './guest-entry.ts';
import type { OutputFile } from './output-file.ts';

/** The lines of guest.list for `files` and for what plug-ins write. What lies on the service host is read there when the guest is built. */
export const userFileEntries = (files: readonly GuestFile[]): GuestEntry[] => files.map(({ source, destination, mode, owner }): GuestEntry => {
  if (source.kind === 'server') return { kind: 'source', what: 'tree', mode: mode ?? '=', owner: '=', path: destination, from: `server:${source.path}` };
  if (source.kind === 'text') return { kind: 'file', mode: mode ?? '0644', owner: owner ?? '0:0', path: destination, content: source.text };
  const from = `guest${destination}`;
  if (source.isFolder) return { kind: 'source', what: 'tree', mode: mode ?? '=', owner: '=', path: destination, from };
  return { kind: 'source', what: 'file', mode: mode ?? (source.files[0]?.executable === true ? '0755' : '0644'), owner: '0:0', path: destination, from };
});

/** Copies, in the guest's folder of the output, of the files that lie beside the description. */
export const userFileCopies = (guest: Guest, folder: string): OutputFile[] => guest.files.flatMap(({ source, destination, at }) =>
  (source.kind !== 'description' ? [] : source.files.map((file): OutputFile => ({
    path: `${folder}/guest${destination}${file.below === '' ? '' : `/${file.below}`}`,
    mode: file.executable ? 0o755 : 0o644,
    content: { source: file.path },
    ...(at === undefined ? {} : { from: at }),
  }))));
