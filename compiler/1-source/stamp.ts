import { statSync } from 'node:fs';

/** A text that differs when the file differs: time, size and number of a file, or that it is missing. */
export const stampOf = (path: string): string => {
  try {
    const { mtimeMs, size, ino } = statSync(path);
    return `${mtimeMs} ${size} ${ino}`;
  } catch {
    return 'missing';
  }
};
