import type { SourceFile } from '../diagnostics/span.ts';
import { DEEPEST_NESTING } from './find-blocks.ts';
import type { FoundBlocks } from './find-blocks.ts';
import type { SyntaxReport } from './problems.ts';

/** Says which braces of a file do not belong together. */
export const reportBraces = (file: SourceFile, blocks: FoundBlocks, report: SyntaxReport): void => {
  const at = (offset: number) => ({ file, start: offset, end: offset + 1 });
  for (const offset of blocks.surplus) report('surplus-brace', at(offset), {});
  // Too deep is most often unclosed as well, and the depth is what there is to say.
  if (blocks.tooDeep !== undefined) return report('nested-too-deep', at(blocks.tooDeep), { limit: DEEPEST_NESTING });
  for (const offset of blocks.unclosed) report('unclosed-brace', at(offset), { block: header(file.text, offset) });
};

const LONGEST_HEADER = 60;

/** The words before an opening brace, back to where their statement begins. */
const header = (text: string, brace: number): string => {
  const before = text.slice(Math.max(0, brace - LONGEST_HEADER), brace);
  const words = /[^\n;{}]*\s*$/.exec(before)?.[0].replace(/#.*/g, '').trim().replace(/\s+/g, ' ') ?? '';
  return words === '' ? '{' : words;
};
