import { readSync } from 'node:fs';
import { memoryReader } from './memory-reader.ts';
import { LARGEST_FILE, type Reader, type ReadResult } from './reader.ts';

/** Standard input's name in messages. */
export const STANDARD_INPUT = '<stdin>';

/** Reads standard input as the file `<stdin>`, all else through `below`. It is read once, when first asked for. */
export const withStandardInput = (below: Reader): Reader => {
  let held: Reader | undefined;
  return {
    read(path): ReadResult {
      if (path !== STANDARD_INPUT) return below.read(path);
      try {
        held ??= memoryReader({ [STANDARD_INPUT]: readAll() });
      } catch (fault) {
        const { code, message } = fault as NodeJS.ErrnoException;
        return { failure: { kind: 'unreadable', reason: code === 'EISDIR' ? 'it is a directory' : code ?? message } };
      }
      return held.read(path);
    },
    expand: pattern => below.expand(pattern),
    look: path => below.look?.(path),
  };
};

/** How long to wait before a descriptor that does not block is asked again, in milliseconds. */
const PAUSE = 10;

const readAll = (): Uint8Array => {
  const chunks: Buffer[] = [];
  for (let size = 0; size <= LARGEST_FILE;) {
    const chunk = Buffer.allocUnsafe(1 << 16);
    const length = readSome(chunk);
    if (length === 0) break;
    chunks.push(chunk.subarray(0, length));
    size += length;
  }
  return Buffer.concat(chunks);
};

/** Waits where the other end made the descriptor one that does not block. */
const readSome = (chunk: Buffer): number => {
  for (;;) {
    try {
      return readSync(0, chunk);
    } catch (fault) {
      const { code } = fault as NodeJS.ErrnoException;
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') throw fault;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
    }
  }
};
