import type { Report } from '../diagnostics/diagnostic.ts';
import type { Origin } from '../diagnostics/span.ts';
import type { ValueCodes } from '../diagnostics/codes/values.ts';
import type { Column, Columns, PhraseReader, Reader, ReaderKind, Refusal } from '../schema/row.ts';
import type { Setting } from '../schema/settings.ts';

/** The line whose words are read. */
export interface Given {
  readonly keyword: string;
  readonly at: Origin;
  /** A value that is refused is then not repeated in the message. */
  readonly secret: boolean;
  /** How many values it may have; absent: any number. */
  readonly most: number | undefined;
}

export type Words = readonly { readonly text: string; readonly origin: Origin }[];

type Settings = readonly Setting<unknown>[];

const none: Settings = [];

const YES = ['yes', 'on', 'true', '1'];
const NO = ['no', 'off', 'false', '0'];

export const readFlag = (given: Given, words: Words, report: Report<ValueCodes>): Settings => {
  const [word, surplus] = words;
  if (surplus !== undefined) return tooMany(given, words, 1, report);
  const text = word?.text.toLowerCase();
  if (text === undefined || YES.includes(text)) return [{ value: true, at: given.at }];
  if (NO.includes(text)) return [{ value: false, at: given.at }];
  refuseWord(given, 'word', word?.text ?? '', word?.origin ?? given.at, { problem: 'is neither yes nor no', hint: `\`${given.keyword}\` stands alone, or with yes or no` }, report);
  return [];
};

/** Each word by the same reader: one setting for each that is accepted. */
export const readValues = (given: Given, words: Words, reader: Reader<unknown>, report: Report<ValueCodes>): Settings => {
  if (words.length === 0) return tooFew(given, reader.expects, report);
  if (given.most !== undefined && words.length > given.most) return tooMany(given, words, given.most, report);
  const only = words[0];
  // Nearly all lines have one word, and an array that grows by `push` has room for 17.
  if (only !== undefined && words.length === 1) return readWord(given, only, reader, report);
  return words.flatMap(word => readWord(given, word, reader, report));
};

const readWord = (given: Given, { text, origin }: Words[number], reader: Reader<unknown>, report: Report<ValueCodes>): Settings => {
  const read = reader.read(text);
  if ('value' in read) return [{ value: read.value, at: origin }];
  refuseWord(given, reader.kind, text, origin, read.refusal, report);
  return none;
};

/** All words together by one reader. */
export const readPhrase = (given: Given, words: Words, reader: PhraseReader<unknown>, report: Report<ValueCodes>): Settings => {
  if (words.length < reader.least) return tooFew(given, reader.expects, report);
  if (words.length > reader.most) return tooMany(given, words, reader.most, report);
  const texts = words.map((word) => word.text);
  const read = reader.read(texts);
  if ('value' in read) return [{ value: read.value, at: given.at }];
  refuseWord(given, reader.kind, texts.join(' '), given.at, read.refusal, report);
  return [];
};

/** Each word by the reader of its column: one setting, or none where a word was refused. */
export const readColumns = (given: Given, words: Words, columns: Columns, report: Report<ValueCodes>): Settings => {
  const all = Object.entries(columns);
  const missing = all.slice(words.length).find(([, column]) => !column.optional);
  if (missing !== undefined) return tooFew(given, `the ${missing[0]}: ${missing[1].reader.expects}`, report);
  if (words.length > all.length && all[all.length - 1]?.[1].rest !== true) return tooMany(given, words, all.length, report);
  const value: Record<string, unknown> = {};
  let sound = true;
  for (const [index, [name, column]] of all.entries()) {
    const word = wordOfColumn(words, index, column);
    if (word === undefined) {
      value[name] = undefined;
      continue;
    }
    const read = column.reader.read(word.text);
    if ('value' in read) {
      value[name] = read.value;
      continue;
    }
    sound = false;
    refuseWord({ ...given, secret: given.secret || column.secret }, column.reader.kind, word.text, word.origin, read.refusal, report);
  }
  return sound ? [{ value, at: given.at }] : [];
};

const wordOfColumn = (words: Words, index: number, column: Column): Words[number] | undefined => {
  const first = words[index];
  if (first === undefined || !column.rest) return first;
  return { text: words.slice(index).map((word) => word.text).join(' '), origin: first.origin };
};

const refuseWord = (given: Given, kind: ReaderKind, text: string, at: Origin, refusal: Refusal, report: Report<ValueCodes>): void => {
  const hint = refusal.hint === undefined ? {} : { hint: refusal.hint };
  report(`bad-${kind}`, at, { keyword: given.keyword, text: given.secret || kind === 'password' ? undefined : text, problem: refusal.problem, ...hint });
};

const tooFew = (given: Given, expects: string, report: Report<ValueCodes>): Settings => {
  report('value-missing', given.at, { keyword: given.keyword, expects });
  return [];
};

const tooMany = (given: Given, words: Words, most: number, report: Report<ValueCodes>): Settings => {
  const first = words[most];
  report('value-surplus', first?.origin ?? given.at, { keyword: given.keyword, most, text: given.secret ? undefined : first?.text });
  return [];
};
