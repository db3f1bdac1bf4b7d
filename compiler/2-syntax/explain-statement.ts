import type { SourceFile } from '../diagnostics/span.ts';
import type { SyntaxReport } from './problems.ts';
import type { StatementKind } from './grammar.ts';

/** A token of a statement: what the grammar sees, and where it stands. */
export interface Part {
  readonly kind: StatementKind;
  readonly start: number;
  readonly end: number;
}

/** Says what is wrong with a statement that has no shape. */
export const reportShapeless = (file: SourceFile, parts: readonly Part[], report: SyntaxReport): void => {
  const [first, second, third] = parts;
  const at = ({ start, end }: Part) => ({ file, start, end });
  const text = ({ start, end }: Part) => file.text.slice(start, end);
  const body = parts.find(part => part.kind === 'body');
  if (first === undefined) return;
  if (second?.kind === 'equals' && third === undefined) return report('assignment-without-value', at(second), { name: text(first).replace(/^\$/, '') });
  if (body === undefined) return report('bad-block-keyword', at(first), { word: text(first) });
  if (body === first) return report('block-without-keyword', { file, start: body.start, end: body.start + 1 }, {});
  if (first.kind !== 'word') return report('bad-block-keyword', at(first), { word: text(first) });
  const surplus = third !== undefined && third !== body ? third : first;
  report('surplus-block-words', at(surplus), { keyword: text(first), word: text(surplus) });
};
