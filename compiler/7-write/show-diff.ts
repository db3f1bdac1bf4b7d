import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtins } from '../1-source/builtins.ts';
import { isSecret } from './manifest.ts';

type Data = string | Uint8Array;

const asText = (data: Data): string => (typeof data === 'string' ? data : Buffer.from(data).toString('utf8'));

const isBinary = (data: Data | undefined): boolean => data !== undefined && asText(data).includes('\0');

/** The last field of each line of a secrets file is the secret. */
const hide = (text: string): string => text.replace(/[^\t\n]+$/gm, '<secret>');

/** One file's change as unified diff; an absent side is /dev/null. */
export const unifiedDiff = (path: string, before: Data | undefined, after: Data | undefined): string => {
  if (isBinary(before) || isBinary(after)) return `Binary files a/${path} and b/${path} differ\n`;
  const shown = (data: Data | undefined): string | undefined => (data === undefined ? undefined : isSecret(path) ? hide(asText(data)) : asText(data));
  const [old, now] = [shown(before), shown(after)];
  const head = `--- ${old === undefined ? '/dev/null' : `a/${path}`}\n+++ ${now === undefined ? '/dev/null' : `b/${path}`}\n`;
  if (old === now) return head + (isSecret(path) ? '# a <secret> changed\n' : '# only the mode changed\n');
  if (old === undefined) return head + wholeFile('+', now ?? '');
  if (now === undefined) return head + wholeFile('-', old);
  return head + hunks(old, now);
};

/** Ten thousand new files would be as many processes. */
const wholeFile = (sign: '+' | '-', text: string): string => {
  if (text === '') return '';
  const lines = text.replace(/\n$/, '').split('\n');
  const range = lines.length === 1 ? '1' : `1,${lines.length}`;
  const body = lines.map(line => `${sign}${line}\n`).join('');
  return `@@ ${sign === '+' ? `-0,0 +${range}` : `-${range} +0,0`} @@\n${body}${text.endsWith('\n') ? '' : noLineEnd}`;
};

const noLineEnd = '\\ No newline at end of file\n';

/** By diffutils' `diff -u`, without its two lines of head. */
const hunks = (old: string, now: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'mlnc-diff-'));
  try {
    const sides = Object.entries({ a: old, b: now }).map(([name, text]) => {
      writeFileSync(join(folder, name), text, { mode: 0o600 });
      return join(folder, name);
    });
    const { stdout, error } = builtins.childProcess.spawnSync('diff', ['-u', ...sides], { encoding: 'utf8', maxBuffer: Infinity });
    return error ? '# `diff` is not installed: the change is not shown\n' : stdout.split('\n').slice(2).join('\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
