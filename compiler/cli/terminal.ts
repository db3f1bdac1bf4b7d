import { fstatSync, writeFileSync } from 'node:fs';

/** What a command writes to. Tests give their own. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly colourErr: boolean;
  /** A line on standard error that the next one replaces; nothing where no terminal listens. */
  readonly progress: (line: string) => void;
}

export interface ProcessTerminal extends Terminal {
  /** What kept standard output from taking all that was written; that its reader went away counts as nothing. */
  readonly refusedOut: () => Promise<NodeJS.ErrnoException | undefined>;
}

interface Outlet {
  readonly write: (text: string) => void;
  readonly refused: () => Promise<NodeJS.ErrnoException | undefined>;
}

/** The process's own streams. A reader that went away (`mlnc ... | head`) or a full disk misses the rest; the work is done all the same. */
export const processTerminal = (): ProcessTerminal => {
  const { stdout, stderr, env } = process;
  const [out, err] = [outlet(stdout), outlet(stderr)];
  const colours = (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb';
  let shown = false;
  const clear = (): void => {
    if (shown) err.write('\r\u001b[K');
    shown = false;
  };
  return {
    out: text => {
      clear();
      out.write(text);
    },
    err: text => {
      clear();
      err.write(text);
    },
    colourErr: colours && stderr.isTTY === true,
    progress: line => {
      if (stderr.isTTY !== true) return;
      clear();
      // A line that is wrapped could not be taken back.
      err.write(line.slice(0, (stderr.columns || 80) - 1));
      shown = line !== '';
    },
    refusedOut: out.refused,
  };
};

type Stream = NodeJS.WriteStream & { readonly fd: number };

const outlet = (stream: Stream): Outlet => {
  let fault: NodeJS.ErrnoException | undefined;
  const keep = (refusal: unknown): void => {
    fault ??= refusal as NodeJS.ErrnoException;
  };
  stream.on('error', keep);
  const isFile = leadsToFile(stream);
  return {
    write: text => {
      // What came behind a gap would read as if there was none.
      if (fault !== undefined) return;
      if (!isFile) return void stream.write(text);
      try {
        writeFileSync(stream.fd, Buffer.from(text));
      } catch (refusal) {
        keep(refusal);
      }
    },
    refused: async () => {
      await new Promise<unknown>(resolve => stream.write('', resolve));
      return fault?.code === 'EPIPE' ? undefined : fault;
    },
  };
};

/** Where a part of a text may find room: Node.js's stream then takes it for the whole. */
const leadsToFile = ({ fd, isTTY }: Stream): boolean => {
  const stat = fstatSync(fd);
  return stat.isFile() || (stat.isCharacterDevice() && !isTTY);
};
