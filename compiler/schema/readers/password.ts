import { refuse, type PhraseReader, type ReadResult, type Reader } from '../row.ts';
import { matching } from './make.ts';
import { sourcePath } from './path.ts';

export type Password =
  /** As in the second field of /etc/shadow. */
  | { readonly kind: 'hash'; readonly hash: string }
  /** Nobody logs in by password. `text` as written: `*`, or the paper's `*****`. */
  | { readonly kind: 'locked'; readonly text: string };

export type RootPassword = Password
  /** The hash is the first line of this file: absolute or beside the description. */
  | { readonly kind: 'file'; readonly path: string };

/** `$id$...`: what crypt(5) knows, in the characters that it uses, and no `:` or line end, which would break /etc/shadow. */
const MODULAR = /^\$(?:1|2[abxy]|5|6|7|y|gy|md5|sha1|3)\$[./A-Za-z0-9$=,+_-]{1,512}$/;
/** Traditional DES: two of salt, eleven of hash. */
const TRADITIONAL = /^[./A-Za-z0-9]{13}$/;
const LOCKED = /^(?:\*+|!+\*?)$/;

const HINT = 'write a hash and never the password itself: `openssl passwd -6` asks for one and prints it; `*` locks the account';

/** A crypt hash, or stars that lock the account. */
export const cryptHash: Reader<Password> = {
  kind: 'password',
  expects: 'a password\'s hash, or * for none',
  read(text) {
    if (LOCKED.test(text)) return { value: { kind: 'locked', text } };
    if (MODULAR.test(text) || TRADITIONAL.test(text)) return { value: { kind: 'hash', hash: text } };
    return refuse(text.startsWith('$') ? 'is not a hash that crypt knows' : 'is not a password\'s hash', HINT);
  },
};

/** `root_password HASH`, `root_password file PATH`. */
export const rootPassword: PhraseReader<RootPassword> = {
  kind: 'password',
  expects: 'HASH, *, or file PATH',
  least: 1,
  most: 2,
  read(words): ReadResult<RootPassword> {
    const [first = '', second] = words;
    if (second === undefined) return first === 'file' ? refuse('names no file', 'write `file PATH`') : cryptHash.read(first);
    if (first !== 'file') return refuse('is not a password\'s hash', 'a hash is one word; from a file: `root_password file PATH`');
    const path = sourcePath.read(second);
    return 'refusal' in path ? path : { value: { kind: 'file', path: path.value } };
  },
};

/** What VNC compares, in characters that stand in a list of options as they are. */
export const vncPassword: Reader<string> = matching(
  'password', 'a password of VNC', /^[!#-&(-+\x2d-\x5b\]-~]{1,8}$/,
  'VNC compares eight characters at most; no blank, comma, quote or backslash is among them',
);
