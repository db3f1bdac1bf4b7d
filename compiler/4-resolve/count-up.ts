import { countAddress, isCountingAddress } from '../3-expand/count-address.ts';
import type { Span } from '../diagnostics/span.ts';
import type { Value } from '../2-syntax/tree.ts';
import type { Context, Scope } from './context.ts';

/** The keyword whose values count up over a range: `address 10.0.0.10+`. */
const countingKeyword = 'address';

export const isCounting = (keyword: string, values: readonly Value[]): boolean =>
  keyword === countingKeyword && values.some(({ mixed, text }) => {
    if (mixed === undefined) return text.includes('+');
    const last = mixed[mixed.length - 1];
    return last?.kind === 'text' && last.text.includes('+');
  });

/** `10.0.0.12` for the third host of a range that says `10.0.0.10+`; all else as it is. */
export const countUp = (keyword: string, text: string, at: Span, scope: Scope, context: Context): string => {
  if (keyword !== countingKeyword || !isCountingAddress(text)) return text;
  context.asked.ofHosts++;
  const position = scope.host?.position;
  if (position === undefined) {
    context.report('counting-outside-range', at, { text });
    return text;
  }
  const counted = countAddress(text, position);
  if (counted === undefined) context.report('counting-too-far', at, { text, host: scope.host?.name ?? '' });
  return counted ?? text;
};
