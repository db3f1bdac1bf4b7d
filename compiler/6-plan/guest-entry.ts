import { listLine } from '../quote/list-line.ts';
import type { Content, OutputFile } from './output-file.ts';

/** A change to the guest's disk: a line of guest.list, and a file in the output where it has one. Owners are `user:group` as the guest knows them. */
export type GuestEntry =
  | { readonly kind: 'dir'; readonly mode: string; readonly owner: string; readonly path: string }
  | { readonly kind: 'line'; readonly path: string; readonly text: string }
  | { readonly kind: 'file'; readonly mode: string; readonly owner: string; readonly path: string; readonly content: string }
  /** The same in every guest of its family: written once for a server. */
  | { readonly kind: 'common'; readonly mode: string; readonly path: string; readonly content: Content }
  /** The description's own: from the service host, or from the output. */
  | { readonly kind: 'source'; readonly what: 'file' | 'tree'; readonly mode: string; readonly owner: string; readonly path: string; readonly from: string }
  | { readonly kind: 'link'; readonly path: string; readonly target: string }
  | { readonly kind: 'group'; readonly name: string; readonly members: readonly string[] }
  | { readonly kind: 'login'; readonly name: string; readonly locked: boolean; readonly uid: string; readonly home: string };

/** A file that belongs to root. */
export const rootFile = (path: string, content: string, mode = '0644'): GuestEntry => ({ kind: 'file', mode, owner: '0:0', path, content });

/** Small files that belong to root, kept in guest.list itself, one entry a line of text. */
export const rootLines = (path: string, lines: readonly string[]): GuestEntry[] => lines.map(text => ({ kind: 'line', path, text }));

export const link = (path: string, target: string): GuestEntry => ({ kind: 'link', path, target });

/** Where a file of the guest lies in the output, beside guest.list. */
export type Places = (path: string) => string;

/**
 * A file lies in `guest/` under its bare name: most of the time that a large compile takes is spent on making folders.
 * Two of one name, or one named like the description's own files there, keep their whole paths.
 */
export const placesOf = (entries: readonly GuestEntry[]): Places => {
  const taken = new Map<string, number>();
  for (const entry of entries) {
    const name = entry.kind === 'file' ? keyOf(entry.path) : entry.kind === 'source' ? entry.path.split('/')[1]?.toLowerCase() ?? '' : undefined;
    if (name !== undefined) taken.set(name, (taken.get(name) ?? 0) + 1);
  }
  return path => (taken.get(keyOf(path)) === 1 ? `guest/${baseName(path)}` : `guest${path}`);
};

/** Some file systems do not tell upper from lower case. */
const keyOf = (path: string): string => baseName(path).toLowerCase();

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** guest.list, in the order of the entries. */
export const guestList = (entries: readonly GuestEntry[], family: string, places: Places): string =>
  `# what\tmode\towner\tpath in the guest\tfrom\n${entries.map(entry => listLine(fields(entry, family, places))).join('')}`;

/** The files of the output that the entries stand on, without those that are common to a family. */
export const guestFiles = (entries: readonly GuestEntry[], folder: string, places: Places): OutputFile[] =>
  entries.flatMap(entry => (entry.kind === 'file'
    ? [{ path: `${folder}/${places(entry.path)}`, mode: outputMode(entry.mode), content: entry.content }]
    : []));

/** The owner's bits decide whether git shows a script as one; what others may do is said in guest.list alone. */
const outputMode = (mode: string): 0o644 | 0o755 => ((Number.parseInt(mode, 8) & 0o100) === 0 ? 0o644 : 0o755);

const fields = (entry: GuestEntry, family: string, places: Places): readonly string[] => {
  switch (entry.kind) {
    case 'dir': return ['dir', entry.mode, entry.owner, entry.path];
    case 'line': return ['line', '0644', '0:0', entry.path, entry.text];
    case 'file': return ['file', entry.mode, entry.owner, entry.path, places(entry.path)];
    case 'common': return ['file', entry.mode, '0:0', entry.path, `common/${family}${entry.path}`];
    case 'source': return [entry.what, entry.mode, entry.owner, entry.path, entry.from];
    case 'link': return ['link', '-', '-', entry.path, entry.target];
    case 'group': return ['group', entry.name, entry.members.length === 0 ? '-' : entry.members.join(',')];
    case 'login': return ['login', entry.name, entry.locked ? 'locked' : 'secret', entry.uid, entry.home];
  }
};
