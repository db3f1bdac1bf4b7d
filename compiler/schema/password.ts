/** Passwords that are made and not chosen. Of the language's own means alone: plug-ins run where there is nothing else. */
import { hmac } from '@noble/hashes/hmac.js';
import { scrypt } from '@noble/hashes/scrypt.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';

/** Letters and digits that are not taken for each other in print or by ear. */
const READABLE = 'abcdefghjkmnpqrstuvwxyz23456789';
/** Of crypt(3), in the order of their values. */
const CRYPT = './0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

const bytesOf = (text: string): Uint8Array => Uint8Array.from(unescape(encodeURIComponent(text)), character => character.charCodeAt(0));

const spelled = (bytes: Uint8Array, alphabet: string, length: number): string => {
  let number = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  let text = '';
  for (const base = BigInt(alphabet.length); text.length < length; number /= base) text += alphabet[Number(number % base)];
  return text;
};

/** What belongs to one name, always the same, and is not found out without the secret. */
export interface Derived {
  /** Twelve letters and digits in groups of four: 59 bits. */
  readonly password: string;
  readonly salt: string;
}

/**
 * Passwords from one secret, by name; `realm` tells apart what else the secret is used for. The secret is stretched by scrypt, since who
 * knows one password can try secrets at leisure.
 */
export const derivedFrom = (secret: string, realm: string): ((name: string) => Derived) => {
  const key = scrypt(bytesOf(secret), bytesOf(realm), { N: 2 ** 14, r: 8, p: 1, dkLen: 32 });
  const derive = (use: string, name: string): Uint8Array => hmac(sha256, key, bytesOf(`${use}\0${name}`));
  return name => ({
    password: (spelled(derive('password', name), READABLE, 12).match(/.{4}/g) ?? []).join('-'),
    salt: spelled(derive('salt', name), CRYPT, 16),
  });
};

/** What is not said in a hash. */
const USUAL_ROUNDS = 5000;

/**
 * The hash of a password as /etc/shadow has it: crypt(3)'s `$5$`, SHA-256. The salt has at most 16 of the characters `./0-9A-Za-z`; of rounds
 * there are at least 1000, which is enough for a password that is as good as random.
 */
export const cryptOf = (password: string, salt: string, rounds = USUAL_ROUNDS): string => {
  const [key, grain] = [bytesOf(password), bytesOf(salt)];
  const start = startOf(key, grain);
  const keyed = stretched(sha256(repeated(key, key.length)), key.length);
  const salted = stretched(sha256(repeated(grain, 16 + (start[0] as number))), grain.length);
  let digest = start;
  for (let round = 0; round < rounds; round++) {
    const odd = round % 2 === 1;
    digest = sha256(concatBytes(odd ? keyed : digest, ...(round % 3 === 0 ? [] : [salted]), ...(round % 7 === 0 ? [] : [keyed]), odd ? digest : keyed));
  }
  return `$5$${rounds === USUAL_ROUNDS ? '' : `rounds=${rounds}$`}${salt}$${encoded(digest)}`;
};

const startOf = (key: Uint8Array, salt: Uint8Array): Uint8Array => {
  const other = sha256(concatBytes(key, salt, key));
  const bits: Uint8Array[] = [];
  for (let length = key.length; length > 0; length >>= 1) bits.push(length % 2 === 1 ? other : key);
  return sha256(concatBytes(key, salt, stretched(other, key.length), ...bits));
};

const repeated = (bytes: Uint8Array, times: number): Uint8Array => concatBytes(...Array<Uint8Array>(times).fill(bytes));

const stretched = (digest: Uint8Array, length: number): Uint8Array => repeated(digest, Math.ceil(length / digest.length)).slice(0, length);

/** Each three bytes are four characters, lowest bits first; which three is crypt's own affair. */
const encoded = (digest: Uint8Array): string => {
  const byte = (index: number): bigint => BigInt(digest[index] as number);
  const characters = (value: bigint, count: number): string => Array.from({ length: count }, (_, at) => CRYPT[Number((value >> BigInt(6 * at)) & 63n)]).join('');
  let text = '';
  for (let [a, b, c] = [0, 10, 20], step = 0; step < 10; step++) {
    text += characters((byte(a) << 16n) | (byte(b) << 8n) | byte(c), 4);
    [a, b, c] = [c + 1, a + 1, b + 1];
  }
  return text + characters((byte(31) << 8n) | byte(30), 3);
};
