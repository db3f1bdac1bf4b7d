import type { Statement } from '../2-syntax/tree.ts';
import type { Body, Written } from '../schema/operations.ts';
import type { Keyword, Place } from '../schema/place.ts';
import type { Row, Shape } from '../schema/row.ts';
import { addedAssignment, addedBlock, addedLine, addedRaw, addedSetting, type Source } from './added-nodes.ts';

/**
 * A plug-in's plain values as the statements that a person would have written. What does not fit its row becomes the
 * statement that it looks like, so that the checks of the language refuse it in their own words.
 */
export const writeBody = (body: Body, place: Place | undefined, source: Source): readonly Statement[] =>
  Object.entries(body).flatMap(([word, written]) => statementsFor(word, written, place?.find(word), source));

const statementsFor = (word: string, written: Written, keyword: Keyword | undefined, source: Source): readonly Statement[] => {
  if (written === null) return [addedSetting(source, 'no', [word])];
  if (word.startsWith('$') && !isBlock(written)) return [addedAssignment(source, word.slice(1), wordsOf(written))];
  if (keyword === undefined) return [isBlock(written) ? addedBlock(source, word, undefined, []) : addedSetting(source, word, wordsOf(written))];
  const { row, inside } = keyword;
  const { shape } = row;
  if (isMisfit(written, shape)) return [isBlock(written) ? addedBlock(source, word, undefined, []) : addedSetting(source, word, wordsOf(written))];
  switch (shape.kind) {
    case 'flag':
      return [addedSetting(source, word, written === true ? [] : written === false ? ['no'] : wordsOf(written))];
    case 'value':
      return [typeof written === 'string' ? addedLine(source, word, written) : addedSetting(source, word, wordsOf(written))];
    case 'phrase':
    case 'columns':
      return phrasesOf(written, row).map(words => addedSetting(source, word, words));
    case 'lines':
    case 'list':
    case 'lists':
      return [addedBlock(source, word, undefined, linesOf(written, shape).map(([first = '', ...rest]) => addedSetting(source, first, rest)))];
    case 'raw':
      return [addedRaw(source, word, Array.isArray(written) ? wordsOf(written).join('\n') : String(written))];
    case 'block':
      if (written === true) return [addedSetting(source, word, [])];
      if (!shape.named) return [addedBlock(source, word, undefined, writeBody(written as Body, inside, source))];
      return Object.entries(written).map(([name, body]) =>
        addedBlock(source, word, name === '' ? undefined : name, writeBody(isBlock(body) ? body : {}, inside, source)));
  }
};

const isBlock = (written: Written): written is Body => typeof written === 'object' && written !== null && !Array.isArray(written);

/** A block where a line is wanted, or a line where a block is. */
const isMisfit = (written: Written, shape: Shape): boolean => {
  switch (shape.kind) {
    case 'block': return !(isBlock(written) || (shape.bare && written === true));
    case 'lines':
    case 'lists': return !isBlock(written) && !Array.isArray(written);
    case 'list': return !Array.isArray(written);
    default: return isBlock(written);
  }
};

const wordsOf = (written: Written): readonly string[] => {
  if (Array.isArray(written)) return written.flatMap(wordsOf);
  return written === true || written === null || typeof written === 'object' ? [] : [String(written)];
};

/** One line for each phrase; a text is cut into words, as it would be in a description. */
const phrasesOf = (written: Written, { shape, repeat }: Row): readonly (readonly string[])[] => {
  if (typeof written === 'string' && shape.kind === 'phrase') return [written.split(/\s+/).filter(word => word !== '')];
  if (repeat === 'many' && Array.isArray(written)) return written.flatMap(each => phrasesOf(each as Written, { shape, repeat: 'one' } as Row));
  return [wordsOf(written)];
};

/** `{ jack: HASH }`, or `[['jack', HASH]]`. */
const linesOf = (written: Written, shape: Shape): readonly (readonly string[])[] => {
  if (isBlock(written)) return Object.entries(written).map(([first, rest]) => [first, ...wordsOf(rest)]);
  const lines = Array.isArray(written) ? written as readonly Written[] : [];
  return shape.kind === 'list' ? lines.flatMap(line => wordsOf(line).map(word => [word])) : lines.map(wordsOf);
};
