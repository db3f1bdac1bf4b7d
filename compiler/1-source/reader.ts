/** Why a file could not be had as text. Offsets of bytes count from 0. */
export type ReadFailure =
  | { readonly kind: 'missing' | 'directory' | 'permission' }
  | { readonly kind: 'too-large'; readonly bytes: number }
  /** `text` is the file where it is text but for its NUL at `index`. */
  | { readonly kind: 'binary'; readonly offset: number; readonly text?: string; readonly index?: number }
  /** `text` is the file with a replacement character at `index`, to show the place by. */
  | { readonly kind: 'not-utf8'; readonly offset: number; readonly byte: number; readonly text: string; readonly index: number }
  /** Anything else; `reason` is the system's. */
  | { readonly kind: 'unreadable'; readonly reason: string };

export type ReadResult = { readonly text: string } | { readonly failure: ReadFailure };

/**
 * All that the compiler sees of the file system. Handed to it, so that an editor can offer unsaved text and a test
 * needs no files.
 */
export interface Reader {
  /** The text of a file; `path` as a user would type it. Never throws. */
  read(path: string): ReadResult;
  /** Files that match a pattern with `*`, `?`, `[...]`, `**`, sorted; none where nothing does. */
  expand(pattern: string): readonly string[];
  /** Is told of each file and folder that is looked at by other ways than these, before it is. Never throws. */
  look?(path: string): void;
}

/** The largest file that is read, in bytes. */
export const LARGEST_FILE = 64 * 1024 * 1024;

/** Each file is read once, however often it is asked for; so all phases see the same text. */
export const remembering = (reader: Reader): Reader => {
  const known = new Map<string, ReadResult>();
  return {
    read(path) {
      const result = known.get(path) ?? reader.read(path);
      known.set(path, result);
      return result;
    },
    expand: pattern => reader.expand(pattern),
    look: path => reader.look?.(path),
  };
};
