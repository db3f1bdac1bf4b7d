/** Lines on their way out: remembers what decides about empty lines and about comments behind a statement. */
export interface Page {
  /** A line of its own. `text` may hold several lines of raw text. */
  line(depth: number, text: string): void;
  /** Puts a comment behind what the author put it behind, or on a line of its own. */
  comment(depth: number, text: string): void;
  /** The author began a new line. */
  newline(): void;
  /** Begins the body of the block whose header is the last line. */
  open(): void;
  /** Ends it. */
  close(depth: number): void;
  text(): string;
}

export const INDENT = '    ';

export const createPage = (): Page => {
  const lines: string[] = [];
  let newlines = 1;
  let bodyIsEmpty = true;
  // A header and its comment: `host a { # the first`.
  let headerHasComment = false;

  const push = (depth: number, text: string) => {
    if (newlines > 1 && !bodyIsEmpty) lines.push('');
    lines.push(INDENT.repeat(depth) + text);
    newlines = 0;
    bodyIsEmpty = false;
  };
  const extendLast = (text: string) => lines.push((lines.pop() ?? '') + text);

  return {
    line: push,
    comment(depth, text) {
      if (newlines === 0) {
        extendLast(` ${text}`);
        headerHasComment = true;
      } else push(depth, text);
    },
    newline: () => void newlines++,
    open() {
      newlines = 0;
      bodyIsEmpty = true;
      headerHasComment = false;
    },
    close(depth) {
      if (bodyIsEmpty && !headerHasComment) extendLast(' }');
      else lines.push(`${INDENT.repeat(depth)}}`);
      newlines = 0;
      bodyIsEmpty = false;
    },
    text: () => lines.map(line => `${line}\n`).join(''),
  };
};
