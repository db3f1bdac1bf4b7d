import type { Origin } from '../diagnostics/span.ts';
import type { Keyword, Place } from '../schema/place.ts';
import type { Row } from '../schema/row.ts';
import type { Vocabulary } from '../schema/vocabulary.ts';
import type { ResolvedBlock, ResolvedEntry, ResolvedLine, ResolvedProject, ResolvedValue } from './tree.ts';

/** One setting of a resolved project under its path, `/host/www1/network/eth0/address`. */
export interface TreeRow {
  readonly path: readonly string[];
  /** A secret is `<secret>`; a word that stands alone has none; raw text is one value. */
  readonly values: readonly string[];
  readonly raw: boolean;
  readonly origin: Origin;
}

const secretText = '<secret>';

/** All settings below a path, in file order. An empty path is the whole project. */
export const treeRows = (project: ResolvedProject, vocabulary: Vocabulary, below: readonly string[]): readonly TreeRow[] => {
  const { places } = vocabulary;
  const rows: TreeRow[] = [];
  const add = (path: readonly string[], block: ResolvedBlock, place: Place): void => {
    if (overlaps(path, below)) addBlock(path, block, place, rows);
  };
  add(['global'], project.global, places.global);
  for (const each of project.serviceHosts) add(['service_host', each.name ?? ''], each, places.service_host);
  for (const each of project.templates) add(['template', each.name ?? ''], each, places.template);
  for (const each of project.switches) add(['switch', each.name ?? ''], each, places.switch);
  for (const each of project.hosts) add(['host', each.name], each.block, places.host);
  return below.length === 0 ? rows : rows.filter(row => isBelow(row.path, below));
};

/** A path in a guest is a part with slashes in it: `/host/gw/files//etc/motd`. */
const isBelow = (path: readonly string[], below: readonly string[]): boolean => {
  const parts = path.flatMap(part => part.split('/').filter(each => each !== ''));
  return below.every((part, index) => parts[index] === part);
};

/** Could a block at `path` hold, or lie in, what is asked for? */
const overlaps = (path: readonly string[], below: readonly string[]): boolean =>
  path.every((part, index) => below[index] === undefined || below[index] === part);

const addBlock = (path: readonly string[], block: ResolvedBlock, place: Place | undefined, rows: TreeRow[]): void => {
  if (block.entries.size === 0) rows.push({ path, values: [], raw: false, origin: block.origin });
  for (const [key, entries] of block.entries) {
    const keyword = place?.find(key);
    for (const entry of entries) addEntry([...path, key], entry, keyword, rows);
  }
};

const addEntry = (path: readonly string[], entry: ResolvedEntry, keyword: Keyword | undefined, rows: TreeRow[]): void => {
  switch (entry.kind) {
    case 'raw':
      rows.push({ path, values: [entry.text], raw: true, origin: entry.origin });
      return;
    case 'line':
      rows.push({ path, values: valuesOf(entry.values, keyword?.row), raw: false, origin: originOf(entry) });
      return;
    case 'block': {
      const named = entry.name === undefined ? path : [...path, entry.name];
      if (keyword?.inside !== undefined) addBlock(named, entry, keyword.inside, rows);
      else addFreeLines(named, entry, keyword?.row, rows);
    }
  }
};

const addFreeLines = (path: readonly string[], block: ResolvedBlock, row: Row | undefined, rows: TreeRow[]): void => {
  const entries = block.entries.get('') ?? [];
  if (entries.length === 0) rows.push({ path, values: [], raw: false, origin: block.origin });
  for (const entry of entries) {
    if (entry.kind === 'block') addFreeLines([...path, entry.keyword], entry, row, rows);
    else if (entry.kind === 'line') rows.push({ path: [...path, entry.keyword], values: columnsOf(entry, row), raw: false, origin: originOf(entry) });
  }
};

/** Where a line's value comes from says more than where the line stands: a variable is a step of the value. */
const originOf = ({ values, origin }: ResolvedLine): Origin => values.find(value => value.origin.via.length > origin.via.length)?.origin ?? origin;

const valuesOf = (values: readonly ResolvedValue[], row: Row | undefined): readonly string[] => {
  const secrets = row?.shape.kind === 'columns' ? Object.values(row.shape.columns).map(column => column.secret) : [];
  return values.map((value, index) => (row?.secret === true || secrets[index] === true ? secretText : value.text));
};

/** The columns behind the first, which is part of the path. A row with a secret column hides what has no column too. */
const columnsOf = ({ values }: ResolvedLine, row: Row | undefined): readonly string[] => {
  const columns = row?.shape.kind === 'lines' ? Object.values(row.shape.columns) : [];
  return values.map((value, index) => (row?.secret === true || columns[index + 1]?.secret === true ? secretText : value.text));
};
