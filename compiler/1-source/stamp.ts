import { statSync } from 'node:fs';

/** A text that differs when the file or folder differs: time, size, number and mode, or that it is missing. */
export const stampOf = (path: string): string => {
  try {
    const { mtimeMs, size, ino, mode } = statSync(path);
    return `${mtimeMs} ${size} ${ino} ${mode}`;
  } catch {
    return 'missing';
  }
};
