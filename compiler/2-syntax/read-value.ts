import type { SourceFile } from '../diagnostics/span.ts';
import { PlainWords } from './plain-words.ts';
import type { SyntaxReport } from './problems.ts';
import { Value, type Piece } from './tree.ts';

/** Text, or pieces with a reference among them. */
type Content = string | readonly Piece[];

/** Words into values. */
export interface ValueReader {
  /** The text of a word that means nothing but itself, else undefined. */
  plain(file: SourceFile, start: number, end: number): string | undefined;
  /** A word without quotes. */
  word(file: SourceFile, start: number, end: number): Value;
  /** A word in quotes, the marks included in the span. */
  quoted(file: SourceFile, start: number, end: number): Value;
}

export const createValueReader = (report: SyntaxReport): ValueReader => {
  const words = new PlainWords();
  const plain = ({ text }: SourceFile, start: number, end: number): string | undefined => {
    const known = words.find(text, start, end);
    if (known !== undefined) return known;
    const word = text.slice(start, end);
    return isPlain(word) ? words.remember(word, text, start, end) : undefined;
  };
  const contentOf = (file: SourceFile, start: number, end: number, rules: Rules): Content => {
    const word = plain(file, start, end);
    if (word !== undefined) return word;
    const text = file.text.slice(start, end);
    return isCryptHash(text) ? text : readPieces(file, start, text, rules, report);
  };
  return {
    plain,
    word: (file, start, end) => new Value(file, start, end, contentOf(file, start, end, unquoted), false),
    quoted(file, start, end) {
      const literal = file.text[start] === "'";
      const content = literal ? file.text.slice(start + 1, end - 1) : contentOf(file, start + 1, end - 1, doubleQuoted);
      return new Value(file, start, end, content, true);
    },
  };
};

const isPlain = (text: string): boolean => !text.includes('$') && !text.includes('\\');

/**
 * What crypt(3) makes, and nothing shorter: `$y$x` is two variables, `$y$j9T$salt$hash` a hash. The digits of the
 * other schemes cannot begin a variable's name.
 */
export const isCryptHash = (text: string): boolean => /^\$(?:(?:1|2[abxy]?|3|5|6|7|8)\$|g?y\$j[./0-9A-Za-z]*\$[./0-9A-Za-z]*\$)/.test(text);

interface Rules {
  /** What a backslash and the character behind it stand for. */
  readonly escapes: Readonly<Record<string, string>>;
  /** Escapes that people expect and that are told not to be any. */
  readonly mistaken: RegExp;
}

const unquoted: Rules = { escapes: { ';': ';', '{': '{', '}': '}', '#': '#', '\\': '\\' }, mistaken: /["'$]/ };
const doubleQuoted: Rules = { escapes: { '"': '"', '\\': '\\', n: '\n', t: '\t' }, mistaken: /[^]/ };

/** An escape, `$$`, a reference in one of its three forms, or a form that was meant as one. */
const special = () => /\\([^])|\$(?:(\$)|([A-Za-z_][A-Za-z0-9_]*)|\{([A-Za-z_][A-Za-z0-9_]*)\}|\[([A-Za-z0-9_][A-Za-z0-9_.:-]*)\]|\{[^}]*\}?|\[[^\]]*\]?)/g;

const readPieces = (file: SourceFile, start: number, text: string, rules: Rules, report: SyntaxReport): Content => {
  const pieces: Piece[] = [];
  let pending = '';
  let done = 0;
  const span = (match: RegExpMatchArray) => ({ file, start: start + (match.index ?? 0), end: start + (match.index ?? 0) + match[0].length });
  for (const match of text.matchAll(special())) {
    const [whole, escaped, dollar, name, braced, bracketed] = match;
    pending += text.slice(done, match.index);
    done = match.index + whole.length;
    const reference = name ?? braced ?? bracketed;
    if (reference !== undefined) {
      if (pending !== '') pieces.push({ kind: 'text', text: pending });
      pieces.push({ kind: 'reference', name: reference, span: span(match) });
      pending = '';
    } else if (dollar !== undefined) pending += '$';
    else if (escaped === undefined) report('bad-reference', span(match), { text: whole });
    else {
      pending += rules.escapes[escaped] ?? whole;
      if (rules.escapes[escaped] === undefined && rules.mistaken.test(escaped)) report('unknown-escape', span(match), { escape: whole });
    }
  }
  pending += text.slice(done);
  if (pieces.length === 0) return pending;
  if (pending !== '') pieces.push({ kind: 'text', text: pending });
  return pieces;
};
