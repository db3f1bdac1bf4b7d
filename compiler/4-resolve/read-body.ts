import type { Body, Written } from '../schema/operations.ts';
import type { Keyword, Place } from '../schema/place.ts';
import type { ResolvedBlock, ResolvedEntry, ResolvedLine, ResolvedValue } from './tree.ts';

export type TextOf = (value: ResolvedValue) => string;

/** A resolved block as plain values, in the form in which plug-ins write them; without secrets. */
export const readBody = ({ entries }: Pick<ResolvedBlock, 'entries'>, place: Place | undefined, textOf: TextOf): Body => {
  const body: Record<string, Written> = {};
  entries.forEach((list, key) => {
    const keyword = place?.find(key);
    if (keyword !== undefined && list.length > 0 && !keyword.row.secret) body[key] = writtenBy(list, keyword, textOf);
  });
  return body;
};

const writtenBy = (list: readonly ResolvedEntry[], { row, inside }: Keyword, textOf: TextOf): Written => {
  const { shape } = row;
  const lines = list.filter(entry => entry.kind === 'line');
  const blocks = list.filter(entry => entry.kind === 'block');
  switch (shape.kind) {
    case 'flag':
      return lines.flatMap(line => line.values.map(textOf))[0] ?? true;
    case 'value': {
      const words = lines.flatMap(line => line.values.map(textOf));
      return row.repeat === 'many' ? words : words[0] ?? true;
    }
    case 'phrase':
    case 'columns': {
      const phrases = lines.map(line => line.values.map(textOf));
      return row.repeat === 'many' ? phrases : phrases[0] ?? [];
    }
    case 'raw':
      return list.map(entry => (entry.kind === 'raw' ? entry.text : '')).join('\n');
    case 'list':
      return blocks.flatMap(linesOf).flatMap(line => [line.keyword, ...line.values.map(textOf)]);
    case 'lines': {
      const secrets = Object.values(shape.columns).map(column => column.secret);
      return blocks.flatMap(linesOf).map(line => [line.keyword, ...line.values.map(textOf)].map((word, column) => (secrets[column] === true ? '' : word)));
    }
    case 'lists':
      return Object.fromEntries(blocks.flatMap(block => (block.entries.get('') ?? []).map(entry => listOf(entry, textOf))));
    case 'block':
      if (blocks.length === 0) return true;
      if (!shape.named) return readBody(blocks[0] as ResolvedBlock, inside, textOf);
      return Object.fromEntries(blocks.map(block => [block.name ?? '', readBody(block, inside, textOf)]));
  }
};

const linesOf = (block: ResolvedBlock): readonly ResolvedLine[] => (block.entries.get('') ?? []).filter(entry => entry.kind === 'line');

const listOf = (entry: ResolvedEntry, textOf: TextOf): readonly [string, Written] => {
  if (entry.kind === 'line') return [entry.keyword, entry.values.map(textOf)];
  return [entry.keyword, entry.kind === 'block' ? linesOf(entry).flatMap(line => [line.keyword, ...line.values.map(textOf)]) : []];
};
