import type { Guest, Project } from '../5-model/project.ts';
import type { OutputFile } from './output-file.ts';

/** A value that is kept beside the output: an account's hash, or what a word of the description says. */
interface Secret {
  readonly kind: 'login' | 'setting';
  readonly name: string;
  readonly value: string;
}

const secretsOf = ({ accounts, settings }: Guest): readonly Secret[] => [
  ...accounts.logins.flatMap(({ name, hash }): Secret[] => (hash === undefined ? [] : [{ kind: 'login', name, value: hash }])),
  ...(settings.vncpasswd === undefined ? [] : [{ kind: 'setting', name: 'vncpasswd', value: settings.vncpasswd.value } as const]),
];

export const hasSecrets = (guest: Guest): boolean => secretsOf(guest).length > 0;

/** Words whose values the launcher of a guest lacks: what stands there for them is replaced at start. */
export const secretSettings = (guest: Guest): readonly string[] => secretsOf(guest).flatMap(({ kind, name }) => (kind === 'setting' ? [name] : []));

/** `.secrets/<server>`: KIND, GUEST, NAME and VALUE, a line each, only where a server has any. Readers let no TAB or line end into a value. */
export const secretsFiles = (project: Project): OutputFile[] =>
  project.servers.flatMap((server): OutputFile[] => {
    const lines = server.guests.flatMap(guest => secretsOf(guest).map(({ kind, name, value }) => `${kind}\t${guest.name}\t${name}\t${value}\n`));
    return lines.length === 0 ? [] : [{ path: `.secrets/${server.name}`, mode: 0o600, content: lines.join('') }];
  });
