import type { Reader } from '../1-source/reader.ts';
import type { Words } from '../7-write/remember-output.ts';
import type { CompileArguments } from './arguments.ts';
import { build } from '../../dist/registry.mts';

/** What a run read, so that the next can see whether it would read the same. */
export interface Reads {
  readonly reader: Reader;
  readonly files: ReadonlySet<string>;
  /** False once something was looked at that is more than files: a pattern, or standard input. */
  readonly areFilesOnly: () => boolean;
}

export const notingReads = (reader: Reader): Reads => {
  const files = new Set<string>();
  let filesOnly = true;
  return {
    files,
    areFilesOnly: () => filesOnly,
    reader: {
      read(path) {
        files.add(path);
        return reader.read(path);
      },
      expand(pattern) {
        filesOnly = false;
        return reader.expand(pattern);
      },
      look(path) {
        files.add(path);
        reader.look?.(path);
      },
    },
  };
};

/**
 * The words under which a run is remembered; undefined where a memory must not answer in place of a compilation: only
 * writing one description is remembered. Who watches must see what is read.
 */
export const wordsOf = ({ files, output, mode, watch, force, json, strict, definitions, plugins }: CompileArguments, colour: boolean): Words | undefined => {
  const [file, ...more] = files;
  if (file === undefined || file === '-' || more.length > 0 || mode !== 'write' || watch || force || json) return undefined;
  return [build, process.cwd(), file, output, strict ? 'strict' : '', colour ? 'colour' : '', JSON.stringify([...definitions]), JSON.stringify(plugins)];
};
