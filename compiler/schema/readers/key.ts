import type { PhraseReader, ReadResult } from '../row.ts';
import { userName } from './name.ts';
import { publicKey } from './text.ts';

export interface AccountKey {
  readonly user: string;
  /** A line of authorized_keys, or the path of a file with such lines. */
  readonly key: string;
}

/** `ssh_key USER KEY-OR-FILE`: a key has spaces of its own. */
export const userAndKey: PhraseReader<AccountKey> = {
  kind: 'text',
  expects: 'USER and a public key or a file that holds it',
  least: 2,
  most: Number.POSITIVE_INFINITY,
  read(words): ReadResult<AccountKey> {
    const user = userName.read(words[0] ?? '');
    if ('refusal' in user) return user;
    const key = publicKey.read(words.slice(1).join(' '));
    return 'refusal' in key ? key : { value: { user: user.value, key: key.value } };
  },
};
