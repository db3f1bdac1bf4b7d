import type { Origin } from '../diagnostics/span.ts';
import type { Keyword, Place } from '../schema/place.ts';
import type { ResolvedBlock, ResolvedEntry, ResolvedLine } from './tree.ts';

/** The names and numbers that lead to a setting in what `readBody` makes of its block. */
export type PathInBody = readonly (string | number)[];

/** Where the setting at the path was written. A path that leads beyond what is there ends at the last thing that is. */
export const placeInBody = (block: ResolvedBlock, place: Place | undefined, [word, ...rest]: PathInBody): Origin => {
  const keyword = place?.find(String(word));
  const list = keyword && block.entries.get(keyword.name);
  const [first] = list ?? [];
  if (keyword === undefined || list === undefined || first === undefined) return block.origin;
  return placeByShape(list, keyword, rest) ?? first.origin;
};

const placeByShape = (list: readonly ResolvedEntry[], { row, inside }: Keyword, path: PathInBody): Origin | undefined => {
  const { shape } = row;
  const [step, ...rest] = path;
  const lines = list.filter(entry => entry.kind === 'line');
  const blocks = list.filter(entry => entry.kind === 'block');
  const isMany = row.repeat === 'many';
  switch (shape.kind) {
    case 'flag':
    case 'raw':
      return undefined;
    case 'value':
      return lines.flatMap(line => line.values)[isMany ? Number(step) : 0]?.origin;
    case 'phrase':
    case 'columns': {
      const line = lines[isMany ? Number(step) : 0];
      return line?.values[Number(isMany ? rest[0] : step)]?.origin ?? line?.origin;
    }
    case 'list':
      return blocks.flatMap(linesOf).flatMap(wordsOf)[Number(step)];
    case 'lines': {
      const line = blocks.flatMap(linesOf)[Number(step)];
      return line && (wordsOf(line)[Number(rest[0])] ?? line.origin);
    }
    case 'lists':
      return blocks.flatMap(block => block.entries.get('') ?? []).find(entry => entry.keyword === step)?.origin;
    case 'block': {
      const block = shape.named ? blocks.find(({ name }) => name === step) : blocks[0];
      return block && placeInBody(block, inside, shape.named ? rest : path);
    }
  }
};

const linesOf = (block: ResolvedBlock): readonly ResolvedLine[] => (block.entries.get('') ?? []).filter(entry => entry.kind === 'line');

const wordsOf = (line: ResolvedLine): readonly Origin[] => [line.origin, ...line.values.map(({ origin }) => origin)];
