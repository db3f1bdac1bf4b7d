import type { Report } from '../diagnostics/diagnostic.ts';
import type { expandCodes } from '../diagnostics/codes/expand.ts';
import { Value, type Piece, type Statement } from '../2-syntax/tree.ts';
import { AddedBlock, type ExpandedBlock, type Expander } from './expander.ts';
import { findRanges, writeNumber, type NumberRange } from './number-range.ts';

/** More hosts than this from one block is taken for a slip: every guest is files, and a process on a server. */
const mostHosts = 100_000;

interface Place {
  readonly piece: number;
  readonly range: NumberRange;
}

const placesOf = (name: Value): readonly Place[] =>
  name.pieces.flatMap((piece, index) =>
    piece.kind === 'text' ? findRanges(piece.text).map(range => ({ piece: index, range })) : [],
  );

const nameAt = (name: Value, place: Place, index: number): Value => {
  const { start, end } = place.range;
  const counted = (text: string): string => text.slice(0, start) + writeNumber(place.range, index) + text.slice(end);
  const content = name.mixed === undefined
    ? counted(name.text)
    : name.mixed.map((piece, at): Piece => (at === place.piece && piece.kind === 'text' ? { kind: 'text', text: counted(piece.text) } : piece));
  return new Value(name.file, name.start, name.end, content, name.quoted);
};

const hasRange = (statement: Statement): statement is ExpandedBlock & { readonly name: Value } =>
  statement.kind === 'block' && statement.word === 'host' && statement.name !== undefined &&
  statement.name.text.includes('[') && placesOf(statement.name).length > 0;

const hostsOf = (block: ExpandedBlock & { readonly name: Value }, report: Report<typeof expandCodes>): readonly Statement[] => {
  const [place, second] = placesOf(block.name);
  if (place === undefined) return [block];
  const { first, last } = place.range;
  if (second !== undefined) {
    report('range-repeated', block.name.span, {});
    return [];
  }
  if (last < first) {
    report('range-backwards', block.name.span, { first, last });
    return [];
  }
  if (last - first >= mostHosts) {
    report('range-too-long', block.name.span, { count: last - first + 1, most: mostHosts });
    return [];
  }
  return Array.from({ length: last - first + 1 }, (_, position) => {
    const index = first + position;
    return new AddedBlock(block, nameAt(block.name, place, index), { via: [{ kind: 'range', index, span: block.name.span }], index, position });
  });
};

/** Replaces `host www[1-40] { ... }` by forty hosts that share one body. */
export const rangeExpander: Expander = {
  name: 'ranges',
  expand: (body, report) => (body.some(hasRange) ? body.flatMap(statement => (hasRange(statement) ? hostsOf(statement, report) : [statement])) : body),
};
