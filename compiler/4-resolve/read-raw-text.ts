import type { RawBlock } from '../2-syntax/tree.ts';
import type { SourceFile, Span } from '../diagnostics/span.ts';

/** What may be replaced in raw text. `sure` for `$[name]`, which is never the shell's. */
export interface RawReference {
  readonly name: string;
  readonly sure: boolean;
  readonly written: string;
  readonly span: Span;
}

/** A raw block's text, dedented, cut at its references. */
export interface RawText {
  readonly pieces: readonly (string | RawReference)[];
  /** Lines with a backslash that the original program wanted, and that a shell now sees. */
  readonly oddEscapes: readonly Span[];
}

interface Line {
  readonly text: string;
  readonly start: number;
}

/** The lines between the braces; a blank first and last line are dropped, and so is the space before the closing brace. */
const linesOf = (file: SourceFile, start: number, end: number): readonly Line[] => {
  const lines: Line[] = [];
  let at = start;
  while (at <= end) {
    const newline = file.text.indexOf('\n', at);
    const stop = newline === -1 || newline >= end ? end : newline;
    const last = stop === end;
    const text = file.text.slice(at, stop > at && file.text[stop - 1] === '\r' ? stop - 1 : stop);
    lines.push({ text: last ? text.trimEnd() : text, start: at });
    at = stop + 1;
  }
  const isBlank = (line: Line | undefined): boolean => line !== undefined && line.text.trim() === '';
  if (isBlank(lines[0])) lines.shift();
  if (isBlank(lines[lines.length - 1])) lines.pop();
  return lines;
};

const indentOf = (text: string): string => /^[ \t]*/.exec(text)?.[0] ?? '';

const commonPrefix = (a: string, b: string): string => {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return a.slice(0, length);
};

/** Takes off what all lines begin with; text that touches the opening brace has no indentation of its own. */
const dedent = (lines: readonly Line[], bodyStart: number): readonly Line[] => {
  let common: string | undefined;
  for (const line of lines) {
    if (line.start === bodyStart || line.text.trim() === '') continue;
    const indent = indentOf(line.text);
    common = common === undefined ? indent : commonPrefix(common, indent);
  }
  return lines.map(line => {
    const cut = line.start === bodyStart ? indentOf(line.text).length : commonPrefix(line.text, common ?? '').length;
    return { text: line.text.slice(cut), start: line.start + cut };
  });
};

const referencePattern = /\\.|\$\[([A-Za-z0-9_][A-Za-z0-9_.-]*)\]|\$\{([A-Za-z_]\w*)\}|\$([A-Za-z_]\w*)/g;

const isFactOrVariable = (name: string): boolean => /^[A-Za-z_]\w*$/.test(name) || /^[^.]+\..*[^.]$/.test(name);

/** Names that the shell text itself sets: `name=`, `for name`, `read name`. */
const namesSetIn = (text: string): ReadonlySet<string> => {
  const names = new Set<string>();
  for (const match of text.matchAll(/(?:^|[\s;&|(){}`])([A-Za-z_]\w*)\+?=/gm)) names.add(match[1] as string);
  for (const match of text.matchAll(/\bfor\s+([A-Za-z_]\w*)/g)) names.add(match[1] as string);
  for (const match of text.matchAll(/\bread\s+([^\n;|&<]*)/g)) {
    for (const word of (match[1] as string).split(/\s+/)) if (/^[A-Za-z_]\w*$/.test(word)) names.add(word);
  }
  return names;
};

const isOddEscape = (line: string, at: number): boolean => {
  const escaped = line[at + 1];
  if (escaped === ';') return !/-(?:exec|execdir|ok|okdir)\s/.test(line.slice(0, at));
  return escaped === '{' || escaped === '}' || escaped === '#';
};

/** Reads the text between a raw block's braces, or that of a plug-in. */
export const readRawText = ({ text, exact }: Pick<RawBlock, 'text' | 'exact'>): RawText => (exact === undefined ? readLaidOut(text) : {
  pieces: exact.map(piece => (piece.kind === 'text' ? piece.text : { name: piece.name, sure: true, written: `$[${piece.name}]`, span: piece.span })),
  oddEscapes: [],
});

/** Lines end with a line feed whatever the file has. */
const readLaidOut = (body: Span): RawText => {
  const { file, start, end } = body;
  const lines = dedent(linesOf(file, start, end), start);
  const setHere = namesSetIn(file.text.slice(start, end));
  const pieces: (string | RawReference)[] = [];
  const oddEscapes: Span[] = [];
  let text = '';
  for (const line of lines) {
    let done = 0;
    if (line.text.includes('$') || line.text.includes('\\')) {
      for (const match of line.text.matchAll(referencePattern)) {
        const [written, sure, braced, plain] = match;
        const span = { file, start: line.start + match.index, end: line.start + match.index + written.length };
        if (written.startsWith('\\')) {
          if (isOddEscape(line.text, match.index)) oddEscapes.push(span);
          continue;
        }
        const name = sure ?? braced ?? plain ?? '';
        if (sure === undefined ? setHere.has(name) : !isFactOrVariable(name)) continue;
        text += line.text.slice(done, match.index);
        if (text !== '') pieces.push(text);
        pieces.push({ name, sure: sure !== undefined, written, span });
        text = '';
        done = match.index + written.length;
      }
    }
    text += `${line.text.slice(done)}\n`;
  }
  if (text !== '') pieces.push(text);
  return { pieces, oddEscapes };
};
