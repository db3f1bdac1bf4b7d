import type { Project } from '../5-model/project.ts';
import type { OutputFile } from './output-file.ts';

/** `.secrets/<server>`: GUEST, ACCOUNT and HASH, a line each, only where a server has any. Readers let no TAB or line end into a hash. */
export const secretsFiles = (project: Project): OutputFile[] =>
  project.servers.flatMap((server): OutputFile[] => {
    const lines = server.guests.flatMap(guest => guest.accounts.logins.flatMap(({ name, hash }) => (hash === undefined ? [] : [`${guest.name}\t${name}\t${hash}\n`])));
    return lines.length === 0 ? [] : [{ path: `.secrets/${server.name}`, mode: 0o600, content: lines.join('') }];
  });
