/** "Did you mean": the word of a set that a mistyped one is nearest to. */

/** Letters that may be wrong: one in a word of up to 4, two up to 8, three in a longer one. */
const tolerance = (word: string): number => (word.length <= 2 ? 0 : word.length <= 4 ? 1 : word.length <= 8 ? 2 : 3);

/**
 * Damerau-Levenshtein distance in its restricted form (optimal string alignment): letters put in, left out,
 * changed, or two neighbours exchanged count one each. Stops at `limit`, answering `limit + 1`.
 */
export const distance = (a: string, b: string, limit: number): number => {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min((row[j - 1] ?? 0) + 1, (last[j] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      row.push(best);
    }
    if (Math.min(...row) > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? limit + 1;
};

const folded = (word: string): string => word.toLowerCase().replaceAll('-', '_');

/** The nearest of `words`, the first among equals; none where all are too far to be meant. Case and `-` for `_` cost nothing. */
export const closest = (word: string, words: Iterable<string>): string | undefined => {
  const limit = tolerance(word);
  let best: string | undefined;
  let least = limit + 1;
  for (const candidate of words) {
    const far = distance(folded(word), folded(candidate), Math.min(limit, least));
    if (far < least) [best, least] = [candidate, far];
  }
  return best;
};
