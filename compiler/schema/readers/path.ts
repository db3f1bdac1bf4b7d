import { refuse, type Reader, type Refusal } from '../row.ts';

/** What no path may hold: the lists of the runtime are lines with TABs. */
const control = (text: string): { readonly refusal: Refusal } | undefined => {
  if (text === '') return refuse('is empty, and not a path');
  if (/[\u0000-\u001f\u007f]/.test(text)) return refuse('holds a line end, a TAB or another control character', 'such a path cannot be written into the lists of the output');
  if (new TextEncoder().encode(text).length > 1024) return refuse('is too long a path', 'paths have at most 1024 bytes');
  return undefined;
};

const climbs = (text: string): boolean => text.split('/').includes('..');

/** A path on the service host, from its root. */
export const absolutePath: Reader<string> = {
  kind: 'path',
  expects: 'an absolute path',
  read(text) {
    const bad = control(text);
    if (bad !== undefined) return bad;
    if (!text.startsWith('/')) return refuse('is not an absolute path', 'it is looked up on the service host: begin it with `/`');
    if (climbs(text)) return refuse('climbs with `..`', 'write the path that is meant');
    return { value: tidy(text) };
  },
};

/** A path in the guest. */
export const guestPath: Reader<string> = {
  kind: 'path',
  expects: 'an absolute path in the guest',
  read(text) {
    const bad = control(text);
    if (bad !== undefined) return bad;
    if (!text.startsWith('/')) return refuse('is not an absolute path', 'it is a place in the guest: begin it with `/`');
    if (climbs(text)) return refuse('climbs with `..`', 'write the place in the guest that is meant');
    return { value: tidy(text) };
  },
};

/** Absolute: on the service host. Relative: beside the description, and never above it. */
export const sourcePath: Reader<string> = {
  kind: 'path',
  expects: 'a path',
  read(text) {
    const bad = control(text);
    if (bad !== undefined) return bad;
    if (climbs(text)) return refuse('climbs with `..`', 'relative paths are looked up beside the description and below it; or give an absolute path of the service host');
    return { value: tidy(text) };
  },
};

/** Without doubled slashes, `.` parts and a slash at the end. */
const tidy = (text: string): string => {
  const parts = text.split('/').filter((part) => part !== '' && part !== '.');
  return text.startsWith('/') ? `/${parts.join('/')}` : parts.join('/') || '.';
};

/** Four octal digits; three are written out. */
export const fileMode: Reader<string> = {
  kind: 'mode',
  expects: 'a mode such as 0644',
  read: (text) => (/^[0-7]{3,4}$/.test(text) ? { value: text.padStart(4, '0') } : refuse('is not a mode', 'three or four octal digits, such as 644 or 0755')),
};
