import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { caseFolders } from './case-folder.ts';

const program = fileURLToPath(new URL('../../dist/mlnc.js', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'mln-same-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const compiled = caseFolders.filter(folder => folder.words.length === 0 && folder.recorded().has('expected/plan.txt'));

const run = (words: readonly string[], cwd: string, environment: Readonly<Record<string, string>>): void => {
  execFileSync(process.execPath, [program, ...words], { cwd, env: { PATH: process.env['PATH'] ?? '', ...environment }, stdio: ['ignore', 'ignore', 'pipe'] });
};

test('the same bytes come from another directory, time zone, language and name of the folder', () => {
  expect(compiled.length).toBeGreaterThan(10);
  const here = fileURLToPath(new URL('.', import.meta.url));
  run([...compiled.map(({ name }) => `${name}/input.mln`), '-o', `${scratch}/one`], here, { TZ: 'UTC', LC_ALL: 'C' });
  for (const { name, path } of compiled) cpSync(path, `${scratch}/other place/${name}`, { recursive: true });
  symlinkSync(`${scratch}/other place`, `${scratch}/link`);
  run([...compiled.map(({ name }) => `${scratch}/link/${name}/input.mln`).reverse(), '-o', 'two'], scratch, { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8', HOME: scratch });
  const differences = execFileSync('sh', ['-c', 'diff -r one two || :'], { cwd: scratch, encoding: 'utf8' });
  expect(differences).toBe('');
}, 60_000);
