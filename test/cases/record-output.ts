import type { OutputFile } from '../../compiler/6-plan/output-file.ts';

/**
 * An output directory in the form that is committed, by path. `plan.txt` lists every file with its mode; shipped
 * files and the user's own are named there and not stored again. Secrets are gathered in `secrets.txt`.
 */
export const recordOutput = (files: Iterable<OutputFile>): ReadonlyMap<string, string> => {
  const recorded = new Map<string, string>();
  const plan: string[] = [];
  const secrets: string[] = [];
  for (const { path, mode, content } of files) {
    plan.push(`${mode.toString(8)} ${path}${originOf(content)}`);
    if (typeof content !== 'string') continue;
    if (path.startsWith('.secrets/')) secrets.push(`# ${path}\n${content}`);
    else recorded.set(visiblePath(path), content);
  }
  recorded.set('plan.txt', plan.sort().map(line => `${line}\n`).join(''));
  if (secrets.length > 0) recorded.set('secrets.txt', secrets.join(''));
  return recorded;
};

const originOf = (content: OutputFile['content']): string => {
  if (typeof content === 'string') return '';
  return 'copy' in content ? ` copy ${content.copy}` : ` source ${content.source}`;
};

/** A file that begins with a dot is easily lost: by a shell's `*`, by git's own files. */
const visiblePath = (path: string): string => path.replace(/(^|\/)\./g, '$1dot-');
