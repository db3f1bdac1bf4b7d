/** What a command writes to. Tests give their own. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly colourErr: boolean;
  /** A line on standard error that the next one replaces; nothing where no terminal listens. */
  readonly progress: (line: string) => void;
}

/** The process's own streams. A reader that went away (`mlnc ... | head`) misses the rest; the work is done all the same. */
export const processTerminal = (): Terminal => {
  const { stdout, stderr, env } = process;
  for (const stream of [stdout, stderr]) {
    stream.on('error', (fault: NodeJS.ErrnoException) => {
      if (fault.code !== 'EPIPE') throw fault;
    });
  }
  const colours = (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb';
  let shown = false;
  const clear = (): void => {
    if (shown) stderr.write('\r\u001b[K');
    shown = false;
  };
  return {
    out: text => {
      clear();
      stdout.write(text);
    },
    err: text => {
      clear();
      stderr.write(text);
    },
    colourErr: colours && stderr.isTTY === true,
    progress: line => {
      if (stderr.isTTY !== true) return;
      clear();
      // A line that is wrapped could not be taken back.
      stderr.write(line.slice(0, (stderr.columns || 80) - 1));
      shown = line !== '';
    },
  };
};
