/** Columns of what mlnc prints about itself. */
const WIDTH = 80;

/** A paragraph as lines of at most 80 columns: the first after `first`, the others after `hang`. Words stay whole. */
export const wrap = (text: string, first = '', hang = first): string => {
  const lines: string[] = [];
  let start = first;
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && start.length + line.length + 1 + word.length > WIDTH) {
      lines.push(start + line);
      [start, line] = [hang, word];
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, start + line].join('\n');
};

/** Wraps each line that is too long, its indentation kept. */
export const wrapLines = (text: string): string =>
  text.split('\n').map(line => (line.length <= WIDTH ? line : wrap(line.trimStart(), /^ */.exec(line)?.[0]))).join('\n');
