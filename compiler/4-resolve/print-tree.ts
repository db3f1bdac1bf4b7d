import { createLocator, type Locator } from '../diagnostics/lines.ts';
import type { Origin, Span, Via } from '../diagnostics/span.ts';
import type { Vocabulary } from '../schema/vocabulary.ts';
import type { ResolvedProject } from './tree.ts';
import { treeRows, type TreeRow } from './tree-rows.ts';

/** A place as programs want it; line and column are counted from 1. */
export interface TreePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One setting of `mlnc tree --json`. */
export interface TreeItem {
  readonly path: string;
  readonly values: readonly string[];
  readonly at: TreePlace;
  /** How it came there, nearest step first. */
  readonly via: readonly (TreePlace & { readonly kind: Via['kind']; readonly name: string })[];
}

/** `/host/www1/memory` as its parts; a slash in front or behind makes no difference. */
export const partsOfPath = (path: string): readonly string[] => path.split('/').filter(part => part !== '');

const pathText = (row: TreeRow): string => `/${row.path.join('/')}`;

const placeOf = (span: Span, locator: Locator): TreePlace => {
  const { path, start } = locator.place(span);
  return { file: path, line: start.line, column: start.column };
};

const nameOfStep = (via: Via): string => {
  switch (via.kind) {
    case 'inherited':
      return via.from;
    case 'range':
      return String(via.index);
    default:
      return via.name;
  }
};

const stepText = (via: Via): string => {
  switch (via.kind) {
    case 'inherited':
      return `inherited from ${via.from}`;
    case 'variable':
      return `$${via.name} set at`;
    case 'fact':
      return `$[${via.name}] is`;
    case 'range':
      return `number ${via.index} of the range at`;
    case 'plugin':
      return `added by the plug-in ${via.name} for`;
  }
};

const shortPlace = (span: Span, locator: Locator): string => {
  const { file, line } = placeOf(span, locator);
  return `${file}:${line}`;
};

const trailText = ({ origin }: TreeRow, locator: Locator): string =>
  [shortPlace(origin.span, locator), ...origin.via.map(via => (isPlugin(via, origin) ? `added by the plug-in ${via.name}` : `${stepText(via)} ${shortPlace(via.span, locator)}`))].join(', ');

/** What a plug-in adds stands where the words are that asked for it. */
const isPlugin = (via: Via, { span }: Origin): via is Via & { readonly kind: 'plugin' } => via.kind === 'plugin' && via.span.file === span.file && via.span.start === span.start;

/** A value that would not be seen as one word is shown in quotes. */
const shown = (text: string): string => (/^[\x21\x23-\x7e\u00a1-\uffff]+$/.test(text) ? text : JSON.stringify(text));

const valueText = (row: TreeRow): string => (row.raw ? '{' : row.values.map(shown).join(' '));

const rawText = (row: TreeRow): readonly string[] =>
  row.raw ? [...(row.values[0] ?? '').replace(/\n$/, '').split('\n').map(line => `    ${printable(line)}`), '}'] : [];

/** A description must not be able to send a terminal control characters. */
const printable = (line: string): string => line.replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/g, char => `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`);

/**
 * The settings below a path, each with its value and where it comes from, in three columns; undefined where nothing
 * has that path. Secrets are hidden.
 */
export const printTree = (project: ResolvedProject, vocabulary: Vocabulary, path: string): string | undefined => {
  const rows = treeRows(project, vocabulary, partsOfPath(path));
  if (rows.length === 0) return undefined;
  const locator = createLocator();
  const width = (cells: readonly string[], most: number): number => Math.min(most, Math.max(...cells.map(cell => cell.length)));
  const pathWidth = width(rows.map(pathText), 60);
  const valueWidth = width(rows.map(valueText), 40);
  const lines = rows.flatMap(row => [
    `${pathText(row).padEnd(pathWidth)}  ${valueText(row).padEnd(valueWidth)}  # ${trailText(row, locator)}`,
    ...rawText(row),
  ]);
  return `${lines.join('\n')}\n`;
};

/** The same for programs. */
export const treeItems = (project: ResolvedProject, vocabulary: Vocabulary, path: string): readonly TreeItem[] => {
  const locator = createLocator();
  return treeRows(project, vocabulary, partsOfPath(path)).map(row => ({
    path: pathText(row),
    values: row.values,
    at: placeOf(row.origin.span, locator),
    via: row.origin.via.map(via => ({ kind: via.kind, name: nameOfStep(via), ...placeOf(via.span, locator) })),
  }));
};
