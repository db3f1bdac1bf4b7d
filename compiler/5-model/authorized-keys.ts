import type { HostSettings } from '../schema/keywords.ts';
import type { Setting } from '../schema/settings.ts';
import type { ModelContext } from './context.ts';
import { homeOf } from './home.ts';
import { byText } from './order.ts';
import type { AuthorizedKeys, Login } from './project.ts';

interface AccountKey {
  readonly user: string;
  readonly key: string;
}

/** Public keys by user: of `ssh_key` and of `sshkey`, which mean the same. */
export const authorizedKeys = (settings: HostSettings, logins: readonly Login[], context: ModelContext): readonly AuthorizedKeys[] => {
  const given: readonly Setting<AccountKey>[] = [...settings.ssh_key, ...settings.sshkey];
  if (given.length === 0) return [];
  const byUser = new Map<string, Set<string>>();
  for (const { value, at } of given) {
    const lines = byUser.get(value.user) ?? new Set();
    for (const line of linesOf(value.key, at, context)) lines.add(line);
    byUser.set(value.user, lines);
  }
  return [...byUser.keys()].sort(byText).map(user => ({
    user,
    home: logins.find(login => login.name === user)?.home ?? homeOf(user),
    lines: [...byUser.get(user) ?? []],
  }));
};

/** As sshd(8) has it: options, a type, the key in base64, a comment. A path has no blank before such a type. */
const KEY = /^(?:\S+ +)*(?:ssh-(?:ed25519|rsa|dss)|ecdsa-sha2-nistp(?:256|384|521)|sk-(?:ssh-ed25519|ecdsa-sha2-nistp256)@openssh\.com) +[A-Za-z0-9+/]+={0,3}(?: .*)?$/;

const linesOf = (key: string, at: Setting<unknown>['at'], { sources, report }: ModelContext): readonly string[] => {
  if (KEY.test(key) || at === undefined) return [key];
  const file = sources.text(key, at.span);
  if ('problem' in file) {
    report('key-file', at, { path: key, problem: file.problem });
    return [];
  }
  const lines = file.text.split('\n').map(line => line.trim()).filter(line => line !== '' && !line.startsWith('#'));
  const wrong = lines.find(line => !KEY.test(line));
  if (wrong !== undefined || lines.length === 0) {
    report('key-file', at, { path: key, problem: file.text.includes('PRIVATE KEY') ? 'holds a private key, which never leaves its owner' : 'holds no public key, or a line that is none' });
    return [];
  }
  return lines;
};
