/** Makers of readers that differ only in their data. */
import { closest } from '../suggest.ts';
import { refuse, type Reader, type ReaderKind } from '../row.ts';

/** A closed set of words. `also` gives other spellings of one of them. */
export const wordOf = <const W extends string>(words: readonly W[], also: Readonly<Record<string, W>> = {}): Reader<W> => ({
  kind: 'word',
  expects: words.join(', ').replace(/, (?=[^,]*$)/, ' or '),
  words,
  read(text) {
    const found = words.find((word) => word === text) ?? (Object.hasOwn(also, text) ? also[text] : undefined);
    if (found !== undefined) return { value: found };
    const near = closest(text, words);
    return refuse(`is not ${this.expects}`, near === undefined ? undefined : `did you mean \`${near}\`?`);
  },
});

/** Text of a fixed form; `hint` tells what the form is. */
export const matching = (kind: ReaderKind, what: string, form: RegExp, hint: string): Reader<string> => ({
  kind,
  expects: what,
  read: (text) => (form.test(text) ? { value: text } : refuse(`is not ${what}`, hint)),
});

/** A whole number from `least` to `most`. */
export const integer = (least: number, most: number, what = 'a whole number'): Reader<number> => ({
  kind: 'number',
  expects: `${what} from ${least} to ${most}`,
  read(text) {
    if (!/^[+-]?[0-9]{1,15}$/.test(text)) return refuse(`is not ${what}`, `give a number from ${least} to ${most}`);
    const value = Number(text);
    if (value < least || value > most) return refuse(`is not ${what} from ${least} to ${most}`);
    return { value: value === 0 ? 0 : value };
  },
});
