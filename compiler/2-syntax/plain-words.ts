/** More than the keywords and usual names of a description; a power of two. */
const PLACES = 512;

const LONGEST = 16;

/**
 * Words without anything special in them, as they were met before: a description says the same few words over and over,
 * and one string for all of them is found again faster than it is made, and compared by its address afterwards.
 */
export class PlainWords {
  private readonly known: (string | undefined)[] = new Array<string | undefined>(PLACES).fill(undefined);

  /** The word at these offsets if it was remembered. */
  find(text: string, start: number, end: number): string | undefined {
    if (end - start > LONGEST) return undefined;
    const word = this.known[placeOf(text, start, end)];
    return word !== undefined && word.length === end - start && text.startsWith(word, start) ? word : undefined;
  }

  /** Returns the word. */
  remember(word: string, text: string, start: number, end: number): string {
    if (end - start <= LONGEST) this.known[placeOf(text, start, end)] = word;
    return word;
  }
}

const placeOf = (text: string, start: number, end: number): number =>
  (text.charCodeAt(start) * 31 + text.charCodeAt(end - 1) * 7 + text.charCodeAt((start + end) >> 1) + (end - start) * 64) & (PLACES - 1);
