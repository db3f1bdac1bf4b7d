import type { SourceFile } from '../diagnostics/span.ts';
import type { Parts } from './parts.ts';
import type { SyntaxReport } from './problems.ts';

/** Says what is wrong with a statement that has no shape. */
export const reportShapeless = (file: SourceFile, parts: Parts, report: SyntaxReport): void => {
  if (parts.length === 0) return;
  const text = (index: number) => parts.text(file, index);
  const first = parts.span(file, 0);
  // a body ends its statement
  const body = parts.kind(parts.last) === 'body' ? parts.last : undefined;
  if (parts.kind(1) === 'equals' && parts.length === 2) return report('assignment-without-value', parts.span(file, 1), { name: text(0).replace(/^\$/, '') });
  if (body === undefined) return report('bad-block-keyword', first, { word: text(0) });
  if (body === 0) return report('block-without-keyword', { file, start: first.start, end: first.start + 1 }, {});
  if (parts.kind(0) !== 'word') return report('bad-block-keyword', first, { word: text(0) });
  const surplus = parts.length > 2 && body !== 2 ? 2 : 0;
  report('surplus-block-words', parts.span(file, surplus), { keyword: text(0), word: text(surplus) });
};
