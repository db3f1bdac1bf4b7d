import { builtins } from '../1-source/builtins.ts';
import { sha256 } from '../1-source/sha256.ts';

/** The first line of the project's MANIFEST: how mlnc knows a directory as its own. No two blanks, so that every `sha256sum -c` passes over it. */
export const manifestMark = '# mlnc output: sha256sum -c MANIFEST tells what was edited';
const serverMark = '# mlnc output of one server';

/** Path to digest, both as in MANIFEST. */
export type Digests = ReadonlyMap<string, string>;

const serverPath = /^service-hosts\/([^/]+)\/(.+)$/;

/** The folder of secrets in an output. */
export const secretsName = '.secrets';

export const isSecret = (path: string): boolean => path.startsWith(`${secretsName}/`);

/**
 * sha256 in hex. A secret's digest lies in a tree that others review, so it is made slow to guess by
 * (pbkdf2, 20,000 rounds: 10 ms a server).
 */
export const digestOf = (path: string, data: string | Uint8Array): string =>
  isSecret(path)
    ? builtins.crypto.pbkdf2Sync(data, path, 20_000, 32, 'sha256').toString('hex')
    : sha256(data);

/** The texts of `MANIFEST` and of each `service-hosts/<server>/MANIFEST`, which lists its own server's files. */
export const printManifests = (digests: Digests): Map<string, string> => {
  const lines = new Map<string, string[]>([['MANIFEST', [manifestMark]]]);
  for (const path of [...digests.keys()].sort()) {
    const digest = digests.get(path) ?? '';
    const server = serverPath.exec(path);
    const manifest = server === null ? 'MANIFEST' : `service-hosts/${server[1]}/MANIFEST`;
    const line = isSecret(path) ? `# secret ${digest} ${path}` : `${digest}  ${server === null ? path : server[2]}`;
    const list = lines.get(manifest);
    if (list === undefined) lines.set(manifest, [serverMark, line]);
    else list.push(line);
  }
  return new Map([...lines].map(([path, list]) => [path, `${list.join('\n')}\n`]));
};

/** What one manifest lists, its paths put under `prefix` (empty, or `service-hosts/<server>/`). */
export const parseManifest = (text: string, prefix: string): Map<string, string> => {
  const digests = new Map<string, string>();
  for (const line of text.split('\n')) {
    const [, digest, below] = /^(?:# secret )?([0-9a-f]{64}) {1,2}(.+)$/.exec(line) ?? [];
    const path = prefix + below;
    if (digest !== undefined && isSafePath(path)) digests.set(path, digest);
  }
  return digests;
};

/** A manifest or a journal may come with a clone of somebody else's: no path in it may lead out of the directory, or into what is not output. */
export const isSafePath = (path: string): boolean =>
  path !== '' && !/[\0\n]|^\.(?:git|mlnc-new)(?:\/|$)|(?:^|\/)\.{0,2}(?:\/|$)/.test(path);
