import { refuse, type PhraseReader, type Reader } from '../row.ts';
import { matching } from './make.ts';

/** Without the characters that no place of the output can hold on one line. */
const printable = (text: string): boolean => !/[\u0000-\u001f\u007f]/.test(text);

/** Any one line. */
export const text: Reader<string> = {
  kind: 'text',
  expects: 'text',
  read: (given) => (printable(given) ? { value: given } : refuse('holds a control character', 'text here is one line')),
};

/** Any one line with something on it. */
export const word: Reader<string> = {
  kind: 'text',
  expects: 'a word',
  read: (given) => (given === '' ? refuse('is empty') : text.read(given)),
};

/** All words of the line, joined by one space each. */
export const wholeLine: PhraseReader<string> = {
  kind: 'text',
  expects: 'text to the end of the line',
  least: 1,
  most: Number.POSITIVE_INFINITY,
  read: (words) => text.read(words.join(' ')),
};

export const timezone = matching('word', 'a time zone', /^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+){0,2}$/, 'a name of the tz database, such as Europe/Oslo or UTC');
export const locale = matching('word', 'a locale', /^(?:C|POSIX|[a-z]{2,3}(?:_[A-Z]{2})?)(?:\.[A-Za-z0-9-]+)?(?:@[a-z]+)?$/, 'such as C.UTF-8 or nb_NO.UTF-8');
export const kernelModule = matching('name', 'a kernel module', /^[A-Za-z0-9_][A-Za-z0-9_-]{0,62}$/, 'such as loop or 8021q');
export const sha256 = matching('word', 'a SHA-256 digest', /^[0-9a-f]{64}$/, '64 hexadecimal digits in lower case, as `sha256sum FILE` prints them');
export const sshDestination = matching('word', 'an ssh destination', /^(?:[A-Za-z_][A-Za-z0-9._-]*@)?(?:[A-Za-z0-9][A-Za-z0-9._-]*|\[?[0-9A-Fa-f:]*:[0-9A-Fa-f:]+\]?)$/, 'such as root@gw1.example.com');
export const fileSystemType = matching('word', 'a file system\'s type', /^[a-z0-9][a-z0-9_.-]{0,31}$/, 'such as ext4, iso9660 or swap');
export const mountOptions = matching('word', 'mount options', /^[A-Za-z0-9_=.,:%@/+-]+$/, 'words with commas between, such as ro,noatime');

/** A public key as in authorized_keys, or the path of a file that holds some. */
export const publicKey: Reader<string> = {
  kind: 'text',
  expects: 'a public key, or a file that holds it',
  read(given) {
    if (given.includes('PRIVATE KEY')) return refuse('is a private key', 'give the public one, from the file that ends in .pub');
    return word.read(given);
  },
};
