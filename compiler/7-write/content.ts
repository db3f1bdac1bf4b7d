import { readFileSync, statSync } from 'node:fs';
import type { OutputFile } from '../6-plan/output-file.ts';
import { reasonOf, WriteFailure } from './failure.ts';
import { digestOf } from './manifest.ts';

/** Reads a file that mlnc ships, by its path in the installation. */
export type ReadShipped = (path: string) => Uint8Array;

/** A file of the output with its bytes and their digest. */
export interface ReadyFile {
  readonly path: string;
  readonly mode: number;
  readonly data: string | Uint8Array;
  readonly digest: string;
}

const readSource = (path: string): Uint8Array => {
  try {
    // A named pipe would be waited for.
    if (!statSync(path).isFile()) throw new WriteFailure(report => report('output-source-unreadable', undefined, { path, reason: 'not a plain file' }));
    return readFileSync(path);
  } catch (fault) {
    if (fault instanceof WriteFailure) throw fault;
    throw new WriteFailure(report => report('output-source-unreadable', undefined, { path, reason: reasonOf(fault) }));
  }
};

/** Fetches the bytes of planned files, one at a time; each shipped file is read once. */
export function* readyFiles(files: Iterable<OutputFile>, readShipped: ReadShipped): Generator<ReadyFile> {
  const shipped = new Map<string, Uint8Array>();
  for (const { path, mode, content } of files) {
    let data: string | Uint8Array;
    if (typeof content === 'string') data = content;
    else if ('source' in content) data = readSource(content.source);
    else {
      data = shipped.get(content.copy) ?? readShipped(content.copy);
      shipped.set(content.copy, data);
    }
    yield { path, mode, data, digest: digestOf(path, data) };
  }
}
