/** As many as are worth reading at once. */
const MOST_BLAMED = 3;

/**
 * Which opening braces to blame when some are left open at the end of a file. Where a brace is forgotten, each later
 * one closes a block too far inside, and it is the outermost that stays open. The indentation tells: the first block
 * whose closing brace stands further left than the line that opened it took a brace that was not meant for it.
 */
export const culprits = (text: string, open: readonly number[], closeOf: ReadonlyMap<number, number>): readonly number[] => {
  if (open.length === 0) return [];
  // The map keeps the order in which blocks were closed.
  const shifted = [...closeOf].filter(([at, close]) => isShifted(text, at, close)).map(([at]) => at);
  const blamed = shifted.slice(0, open.length);
  return [...blamed, ...open.slice(blamed.length)].slice(0, MOST_BLAMED).sort((a, b) => a - b);
};

const isShifted = (text: string, open: number, close: number): boolean => {
  const closeLine = lineStart(text, close);
  if (closeLine <= open) return false;
  const isExpansion = text[open - 1] === '$';
  return isExpansion || (standsFirst(text, closeLine, close) && indentation(text, closeLine) < indentation(text, lineStart(text, open)));
};

const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;

const standsFirst = (text: string, start: number, brace: number): boolean => text.slice(start, brace).trim() === '';

/** In columns, a tab as eight. */
const indentation = (text: string, start: number): number => {
  let columns = 0;
  for (let i = start; text[i] === ' ' || text[i] === '\t'; i++) columns += text[i] === '\t' ? 8 - (columns % 8) : 1;
  return columns;
};
