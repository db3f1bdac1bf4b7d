import type { Span } from '../diagnostics/span.ts';
import type { Block, RawBlock, Setting } from '../2-syntax/tree.ts';
import type { Place } from '../schema/place.ts';
import type { Row } from '../schema/row.ts';
import { closest } from '../schema/suggest.ts';
import type { Context } from './context.ts';

const nameOf = (place: Place): string => place.name;

/** Where else the word is known, the top level last: as a block or as a line, if it is both. */
const placesOf = (word: string, asBlock: boolean, { vocabulary }: Context): readonly string[] => {
  const all = vocabulary.placesOf(word);
  const fitting = all.filter(kind => {
    const row = vocabulary.places[kind].find(word)?.row;
    return row !== undefined && (asBlock ? isBlockShape(row) || row.shape.kind === 'raw' : mayStandBare(row));
  });
  return fitting.length > 0 ? fitting : all;
};

/** A block of plain text that may stand here: where shell lines belong that were written without it. */
const rawBlockOf = (place: Place): string | undefined => place.keywords.find(({ row }) => row.shape.kind === 'raw')?.name;

export const reportUnknownLine = ({ span, keyword, values }: Setting, word: string, place: Place, context: Context): void => {
  const elsewhere = placesOf(word, false, context);
  if (elsewhere.length > 0) return context.report('misplaced', span, { word, here: nameOf(place), places: elsewhere });
  const suggestion = closest(word, place.words);
  const raw = suggestion === undefined && values.length > 0 ? rawBlockOf(place) : undefined;
  context.report('unknown-keyword', keyword.span, { word, here: nameOf(place), suggestion, raw });
};

export const reportUnknownBlock = (header: Span, word: string, place: Place, context: Context): void => {
  const elsewhere = placesOf(word, true, context);
  if (elsewhere.length > 0) return context.report('misplaced', header, { word, here: nameOf(place), places: elsewhere });
  context.report('unknown-block', header, { word, here: nameOf(place), suggestion: closest(word, place.words) });
};

const isBlockShape = ({ shape }: Row): boolean =>
  shape.kind === 'block' || shape.kind === 'lines' || shape.kind === 'list' || shape.kind === 'lists';

/** Whether a block of this row has a name: `network eth0 { }`. */
export const hasName = ({ shape }: Row): boolean => shape.kind === 'block' && shape.named;

const mayStandBare = ({ shape }: Row): boolean => !isBlockShape({ shape } as Row) || (shape.kind === 'block' && shape.bare);

/** Reports a line where a block is wanted, and the like; true when it did. */
export const reportMisshapen = (statement: Setting | Block | RawBlock, word: string, row: Row, context: Context): boolean => {
  switch (statement.kind) {
    case 'setting':
      if (row.shape.kind === 'raw' ? statement.values.length > 0 : mayStandBare(row)) return false;
      context.report('needs-block', statement.span, { word, named: hasName(row) });
      return true;
    case 'raw':
      if (row.shape.kind === 'raw') return false;
      context.report('not-a-block', statement.keyword.span, { word });
      return true;
    case 'block': {
      if (!isBlockShape(row)) {
        context.report('not-a-block', statement.header, { word });
        return true;
      }
      const named = hasName(row);
      if (named === (statement.name !== undefined) || (row.shape.kind === 'block' && row.shape.nameOptional === true)) return false;
      if (named) context.report('block-without-name', statement.header, { word });
      else context.report('block-with-name', statement.name?.span, { word });
      return true;
    }
  }
};
