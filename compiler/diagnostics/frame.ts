import type { Locator } from './lines.ts';
import type { Span } from './span.ts';
import { visible, width } from './visible.ts';

/** A line of a description with a stretch of it marked. */
export interface Frame {
  readonly line: number;
  readonly text: string;
  /** Blanks and `^`, to be put under `text`. */
  readonly marker: string;
}

/** What is shown of a long line, in characters of the file. */
const BEFORE = 40;
const WINDOW = 100;
const CUT = '...';

/** The line on which a span begins. Of a long line only the surroundings are touched, so that one of 10 MB costs no more. */
export const frameOf = (span: Span, locator: Locator): Frame => {
  const { text } = span.file;
  const lines = locator.lines(span.file);
  const { line } = lines.position(span.start);
  const bounds = lines.bounds(line);
  const fits = bounds.end - bounds.start <= WINDOW;
  const from = fits ? bounds.start : Math.max(bounds.start, wholeCharacter(text, span.start - BEFORE));
  const to = fits ? bounds.end : Math.min(bounds.end, wholeCharacter(text, from + WINDOW));
  const start = Math.min(Math.max(span.start, from), to);
  const end = Math.max(start, Math.min(span.end, to));
  const before = (from > bounds.start ? CUT : '') + visible(text.slice(from, start));
  const marked = visible(text.slice(start, end));
  const after = visible(text.slice(end, to)) + (to < bounds.end ? CUT : '');
  return { line, text: (before + marked + after).trimEnd(), marker: ' '.repeat(width(before)) + '^'.repeat(Math.max(1, width(marked))) };
};

/** Steps off the second half of a character that takes two units. */
const wholeCharacter = (text: string, offset: number): number => {
  const unit = text.charCodeAt(offset);
  return unit >= 0xdc00 && unit <= 0xdfff ? offset + 1 : offset;
};
