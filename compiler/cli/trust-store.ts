import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** Where a user's trust in plug-ins is kept: a line for each, its digest and where it lay. */
export const trustFile = (): string => join(process.env['XDG_CONFIG_HOME'] || join(homedir(), '.config'), 'mln', 'trusted-plugins');

const digestPattern = /^[0-9a-f]{64}\b/;

/** Digests of the plug-ins that the user trusts. */
export const readTrust = (): ReadonlySet<string> => {
  const path = trustFile();
  if (!existsSync(path)) return new Set();
  return new Set(readFileSync(path, 'utf8').split('\n').flatMap(line => digestPattern.exec(line) ?? []));
};

/** Takes one more into the file, which only its owner can change. */
export const addTrust = (digest: string, place: string): void => {
  mkdirSync(dirname(trustFile()), { recursive: true, mode: 0o700 });
  appendFileSync(trustFile(), `${digest}  ${place.replace(/[\n\r]/g, '?')}\n`, { mode: 0o600 });
};
