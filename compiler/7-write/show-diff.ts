import { spawnSync } from 'node:child_process';
import { isSecret } from './manifest.ts';

const asText = (data: string | Uint8Array): string => (typeof data === 'string' ? data : Buffer.from(data).toString('utf8'));

const isBinary = (data: string | Uint8Array): boolean => typeof data !== 'string' && data.includes(0);

/** The last field of each line of a secrets file is the secret. */
const hide = (text: string): string => text.replace(/[^\t\n]+$/gm, '<secret>');

/** One file's change as unified diff, made by diffutils' `diff -u`; an absent side is /dev/null. */
export const unifiedDiff = (path: string, before: string | Uint8Array | undefined, after: string | Uint8Array | undefined): string => {
  if (isBinary(before ?? '') || isBinary(after ?? '')) return `Binary files a/${path} and b/${path} differ\n`;
  const shown = (data: string | Uint8Array | undefined): string => (isSecret(path) ? hide(asText(data ?? '')) : asText(data ?? ''));
  const old = shown(before);
  const now = shown(after);
  if (old === now) return `--- a/${path}\n+++ b/${path}\n# a <secret> changed\n`;
  const labels = ['-L', before === undefined ? '/dev/null' : `a/${path}`, '-L', after === undefined ? '/dev/null' : `b/${path}`];
  const run = spawnSync('/bin/sh', ['-c', 'exec diff -u "$@" - /dev/fd/3 3<&3', 'diff', ...labels], {
    input: old, stdio: ['pipe', 'pipe', 'pipe', 'pipe'], encoding: 'utf8',
  });
  return run.stdout;
};
