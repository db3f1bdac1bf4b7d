import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findBlocks } from '../../../compiler/2-syntax/find-blocks.ts';
import { Lexer } from '../../../compiler/2-syntax/lexer.ts';
import type { LexicalMode } from '../../../compiler/2-syntax/lexer.ts';
import { soup } from './soup.ts';

/** Tokens of a whole text, bodies opened up. */
const tokens = (text: string, mode: LexicalMode): string[] => {
  const blocks = findBlocks(text);
  const read = (from: number, to: number): string[] => {
    const lexer = new Lexer(text, blocks, from, to, mode);
    const found: string[] = [];
    while (lexer.next()) {
      const { kind, start, end } = lexer;
      const close = Math.min(blocks.closeOf.get(start) ?? end, end);
      if (kind === 'body' && start + 1 <= close) found.push('{', ...read(start + 1, close), text.slice(close, end));
      else found.push(text.slice(start, end));
    }
    return found;
  };
  return read(0, text.length);
};

test('tokens joined are the text', () => {
  fc.assert(
    fc.property(soup, fc.constantFrom<LexicalMode>('statements', 'lines'), (text, mode) => {
      const found = tokens(text, mode);
      expect(found.join('')).toBe(text);
    }),
    { numRuns: 2000 },
  );
});
