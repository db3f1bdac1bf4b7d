import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fileReader } from '../../../compiler/1-source/file-reader.ts';
import { fileSources } from '../../../compiler/1-source/file-sources.ts';
import { LARGEST_FILE } from '../../../compiler/1-source/reader.ts';
import type { SourceFileEntry } from '../../../compiler/1-source/sources.ts';
import { stampOf } from '../../../compiler/1-source/stamp.ts';

const home = mkdtempSync(join(tmpdir(), 'mlnc-source.'));
const at = (path: string): string => join(home, path);
const { read, expand } = fileReader();

beforeAll(() => {
  for (const path of ['site/b.mln', 'site/a.mln', 'site/.hidden.mln', 'site/deep/c.mln', 'site/deep/.git/d.mln', 'site/x[1].mln', 'site/notes.txt', 'other/e.mln',
    'odd/(a|b)+@{c,d}$1.mln', 'odd/!b.mln', 'odd/back\\slash.mln']) {
    mkdirSync(join(at(path), '..'), { recursive: true });
    writeFileSync(at(path), `# ${path}\n`);
  }
  mkdirSync(at('site/folder.mln'));
  symlinkSync('../site/a.mln', at('odd/link.mln'));
  symlinkSync('../other', at('odd/out'));
});
afterAll(() => rmSync(home, { recursive: true }));

test('a file is read, also through a symbolic link', () => {
  symlinkSync('a.mln', at('site/link.mln'));
  expect(read(at('site/link.mln'))).toEqual({ text: '# site/a.mln\n' });
  rmSync(at('site/link.mln'));
});

test('what is missing, a directory, or a circle of links is said to be so', () => {
  symlinkSync('round', at('round'));
  symlinkSync('nowhere', at('dangling'));
  expect(read(at('none'))).toEqual({ failure: { kind: 'missing' } });
  expect(read(at('dangling'))).toEqual({ failure: { kind: 'missing' } });
  expect(read(at('site/a.mln/x'))).toEqual({ failure: { kind: 'missing' } });
  expect(read(at('site'))).toEqual({ failure: { kind: 'directory' } });
  expect(read(at('round'))).toEqual({ failure: { kind: 'unreadable', reason: 'its symbolic links go in a circle' } });
  expect(read(at('x'.repeat(300)))).toEqual({ failure: { kind: 'unreadable', reason: 'the name is too long' } });
  expect(read('a\0b')).toEqual({ failure: { kind: 'unreadable', reason: 'the name contains a NUL character' } });
  rmSync(at('round'));
});

test('a named pipe without a writer, and a device, do not hang', () => {
  execFileSync('mkfifo', [at('pipe')]);
  expect(read(at('pipe'))).toMatchObject({ failure: { kind: 'unreadable' } });
  expect(read('/dev/zero')).toMatchObject({ failure: { kind: 'unreadable' } });
});

test('a file that is too large is refused before it is read', () => {
  writeFileSync(at('large'), '');
  truncateSync(at('large'), 1 << 30);
  expect(read(at('large'))).toEqual({ failure: { kind: 'too-large', bytes: 1 << 30 } });
  truncateSync(at('large'), LARGEST_FILE);
  expect(read(at('large'))).toEqual({ failure: { kind: 'binary', offset: 0 } });
});

/** What another account's `read` answers: node reads the module from here, so its text is handed over by bundling. */
const readAsNobody = (path: string): unknown => {
  const bundled = join(home, 'reader.mjs');
  execFileSync('node_modules/.bin/esbuild', ['compiler/1-source/file-reader.ts', '--bundle', '--platform=node', '--format=esm', `--outfile=${bundled}`, '--log-level=error']);
  const script = `import { fileReader } from ${JSON.stringify(bundled)}; console.log(JSON.stringify(fileReader().read(${JSON.stringify(path)})))`;
  chmodSync(home, 0o755);
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { uid: 65534, gid: 65534, cwd: '/', encoding: 'utf8' });
  return JSON.parse(stdout);
};

test.skipIf(process.getuid?.() !== 0)('no permission for the file, or for a directory on the way', () => {
  chmodSync(at('site/b.mln'), 0o600);
  chmodSync(at('other'), 0o700);
  expect(readAsNobody(at('site/b.mln'))).toEqual({ failure: { kind: 'permission' } });
  expect(readAsNobody(at('other/e.mln'))).toEqual({ failure: { kind: 'permission' } });
  expect(readAsNobody(at('site/a.mln'))).toEqual({ text: '# site/a.mln\n' });
});

test.each([
  ['site/*.mln', ['site/a.mln', 'site/b.mln', 'site/x[1].mln']],
  ['site/?.mln', ['site/a.mln', 'site/b.mln']],
  ['site/[!a].mln', ['site/b.mln']],
  ['site/[ab].mln', ['site/a.mln', 'site/b.mln']],
  ['*/e.mln', ['other/e.mln']],
  ['**/c.mln', ['site/deep/c.mln']],
  ['site/**/*.mln', ['site/a.mln', 'site/b.mln', 'site/deep/c.mln', 'site/x[1].mln']],
  ['site/.*.mln', ['site/.hidden.mln']],
  ['none/*.mln', []],
  ['site/*.none', []],
  ['site/[z-a].mln', []],
  ['odd/(a|b)+@{c,d}$*.mln', ['odd/(a|b)+@{c,d}$1.mln']],
  ['odd/!*.mln', ['odd/!b.mln']],
  ['odd/back\\*.mln', ['odd/back\\slash.mln']],
  ['odd/link*.mln', ['odd/link.mln']],
  ['odd/**/e.mln', []],
])('the pattern %s', (pattern, found) => {
  expect(expand(at(pattern)).map(path => path.slice(home.length + 1))).toEqual(found);
});

test('a stamp changes with a file', () => {
  const before = stampOf(at('site/a.mln'));
  expect(stampOf(at('site/a.mln'))).toBe(before);
  writeFileSync(at('site/a.mln'), '# site/a.mln\n#\n');
  expect(stampOf(at('site/a.mln'))).not.toBe(before);
  expect(stampOf(at('none'))).toBe('missing');
});

test('sources of `files` are found beside the description, and no link leads out of its folder', () => {
  const sources = fileSources(fileReader());
  const from = { file: { path: at('site/main.mln'), text: '' }, start: 0, end: 0 };
  symlinkSync('../other', at('site/out'));
  symlinkSync('.', at('site/deep/again'));
  expect(sources.list('a.mln', from)).toEqual([{ path: at('site/a.mln'), below: '', executable: false }]);
  expect(sources.list('none', from)).toEqual({ problem: 'does not exist' });
  expect(sources.list('out', from)).toEqual({ problem: expect.stringContaining('leads out of the description\'s folder') });
  expect(sources.text('out/e.mln', from)).toEqual({ problem: expect.stringContaining('leads out') });
  expect(sources.list('deep', from)).toEqual({ problem: expect.stringContaining('symbolic link to a folder above it') });
  rmSync(at('site/out'));
  rmSync(at('site/deep/again'));
  expect((sources.list('deep', from) as readonly SourceFileEntry[]).map(({ below }) => below)).toEqual(['.git/d.mln', 'c.mln']);
});
