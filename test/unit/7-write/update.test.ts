import { appendFileSync, chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, symlinkSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { network, preview, stampOf, temporaryDirectory, treeOf, write } from './try-write.ts';

const gw = 'service-hosts/local/vms/gw/vm.conf';
const web = 'service-hosts/local/vms/web/vm.conf';
const manifests = ['MANIFEST', 'service-hosts/local/MANIFEST'];

const written = async (): Promise<{ root: string; at: (path: string) => string }> => {
  const root = temporaryDirectory();
  await write(root, network);
  return { root, at: path => join(root, 'kafe', path) };
};

const without = (path: string): Record<string, string> => Object.fromEntries(Object.entries(network).filter(([one]) => one !== path));

test('the same again touches nothing', async () => {
  const { root, at } = await written();
  const paths = ['.', '.secrets', ...manifests, ...Object.keys(network)];
  const before = paths.map(path => stampOf(at(path)));
  expect(await write(root, network)).toEqual({ result: [], said: [] });
  expect(paths.map(path => stampOf(at(path)))).toEqual(before);
});

test('a changed file is replaced and no other is touched but the manifests that list it', async () => {
  const { root, at } = await written();
  const others = Object.keys(network).filter(path => path !== gw).concat('MANIFEST');
  const before = others.map(path => stampOf(at(path)));
  const { result, said } = await write(root, { ...network, [gw]: 'memory=512\n' });
  expect(said).toEqual([]);
  expect(result).toEqual([{ kind: 'changed', path: gw }]);
  expect(others.map(path => stampOf(at(path)))).toEqual(before);
  expect(readFileSync(at(gw), 'utf8')).toBe('memory=512\n');
  expect(existsSync(at('.mlnc-new'))).toBe(false);
  expect(await write(root, { ...network, [gw]: 'memory=512\n' })).toEqual({ result: [], said: [] });
});

test('files of a guest that is no longer described go, and their folders', async () => {
  const { root, at } = await written();
  expect(await write(root, without(web))).toEqual({ result: [{ kind: 'removed', path: web }], said: [] });
  expect(readdirSync(at('service-hosts/local/vms'))).toEqual(['gw']);
});

test('with its last guest a server goes, manifest and all', async () => {
  const { root, at } = await written();
  await write(root, { 'README.md': 'none\n' });
  expect(readdirSync(at('.')).sort()).toEqual(['MANIFEST', 'README.md']);
});

test('an edited file is kept and named, each time, until --force', async () => {
  const { root, at } = await written();
  appendFileSync(at(gw), '# mine\n');
  const planned = { ...network, [gw]: 'memory=512\n' };
  const said = [`file-edited: \`${at(gw)}\` was edited by hand since mlnc wrote it, and is kept`];
  expect(await write(root, planned)).toEqual({ result: [{ kind: 'kept', path: gw }], said });
  expect(await write(root, planned)).toEqual({ result: [{ kind: 'kept', path: gw }], said });
  expect(readFileSync(at(gw), 'utf8')).toBe('memory=64\n# mine\n');
  expect(await write(root, planned, { force: true })).toEqual({ result: [{ kind: 'changed', path: gw }], said: [] });
  expect(readFileSync(at(gw), 'utf8')).toBe('memory=512\n');
});

test('an edit that keeps size and time is seen', async () => {
  const { root, at } = await written();
  writeFileSync(at(gw), 'memory=65\n');
  utimesSync(at(gw), 1, 1);
  expect((await write(root, network)).said).toEqual([expect.stringMatching(/^file-edited/)]);
});

test('an edited file of a removed guest is kept, then a stranger', async () => {
  const { root, at } = await written();
  appendFileSync(at(web), '# mine\n');
  expect((await write(root, without(web))).said).toEqual([expect.stringMatching(/^file-edited/)]);
  expect((await write(root, without(web))).said).toEqual([expect.stringMatching(/^files-not-ours/)]);
  expect(existsSync(at(web))).toBe(true);
});

test('strangers are kept and named; a version control is none', async () => {
  const { root, at } = await written();
  writeFileSync(at('service-hosts/local/vms/web/notes.txt'), 'mine');
  mkdirSync(at('.git'));
  writeFileSync(at('.git/HEAD'), 'ref');
  const { said } = await write(root, without(web));
  expect(said).toEqual([`files-not-ours: \`service-hosts/local/vms/web/notes.txt\` in \`${at('')}\` is not from mlnc, and is kept`.replace('kafe/`', 'kafe`')]);
  expect(readdirSync(at('service-hosts/local/vms/web'))).toEqual(['notes.txt']);
});

test('a stranger where a file is to be is not overwritten', async () => {
  const { root, at } = await written();
  writeFileSync(at('stop.sh'), 'mine');
  expect((await write(root, { ...network, 'stop.sh': 'ours' })).said).toEqual([expect.stringMatching(/^file-edited/)]);
  expect(readFileSync(at('stop.sh'), 'utf8')).toBe('mine');
});

test('the folder of secrets that was opened is closed, though nothing else changed', async () => {
  const { root, at } = await written();
  chmodSync(at('.secrets'), 0o755);
  expect((await write(root, network)).result).toEqual([]);
  expect(statSync(at('.secrets')).mode & 0o777).toBe(0o700);
});

test('modes that were lost come back; a secret that was opened is closed', async () => {
  const { root, at } = await written();
  chmodSync(at('start.sh'), 0o644);
  chmodSync(at('.secrets/local'), 0o644);
  expect((await write(root, network)).result?.map(({ path }) => path).sort()).toEqual(['.secrets/local', 'start.sh']);
});

test('a file becomes a folder and a folder a file', async () => {
  const { root, at } = await written();
  const folder = { ...without('README.md'), 'README.md/part': 'text' };
  expect((await write(root, folder)).said).toEqual([]);
  expect(readFileSync(at('README.md/part'), 'utf8')).toBe('text');
  expect((await write(root, network)).said).toEqual([]);
  expect(treeOf(at('.'))).toEqual(treeOf((await written()).at('.')));
});

test('a folder with a stranger in it does not become a file', async () => {
  const { root, at } = await written();
  await write(root, { ...without('README.md'), 'README.md/part': 'text' });
  writeFileSync(at('README.md/mine'), 'mine');
  await write(root, network, { force: true });
  expect(readFileSync(at('README.md/mine'), 'utf8')).toBe('mine');
  expect(existsSync(at('.mlnc-new'))).toBe(false);
});

test.each([['a folder', 'service-hosts/local'], ['the folder of secrets', '.secrets'], ['the staging folder', '.mlnc-new']])('%s that became a link is not followed', async (_what, path) => {
  const { root, at } = await written();
  const elsewhere = join(root, 'elsewhere');
  if (existsSync(at(path))) renameSync(at(path), elsewhere);
  else mkdirSync(elsewhere);
  symlinkSync(elsewhere, at(path));
  const before = treeOf(elsewhere);
  const { result, said } = await write(root, { ...network, [gw]: 'x', '.secrets/local': 'y' }, { force: true });
  expect(result).toBeUndefined();
  expect(said).toEqual([expect.stringMatching(/^output-is-link/)]);
  expect(treeOf(elsewhere)).toEqual(before);
});

test('a file that became a link is kept; force replaces the link, not what it leads to', async () => {
  const { root, at } = await written();
  const target = join(root, 'target');
  writeFileSync(target, 'precious');
  unlinkSync(at(gw));
  symlinkSync(target, at(gw));
  expect((await write(root, network)).said).toEqual([expect.stringMatching(/^file-edited/)]);
  expect((await write(root, network, { force: true })).said).toEqual([]);
  expect([readFileSync(target, 'utf8'), readFileSync(at(gw), 'utf8')]).toEqual(['precious', network[gw]]);
});

test('a manifest with paths that lead out removes nothing outside', async () => {
  const { root, at } = await written();
  writeFileSync(join(root, 'victim'), '');
  appendFileSync(at('MANIFEST'), `e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  ../victim\n`);
  await write(root, network, { force: true });
  expect(existsSync(join(root, 'victim'))).toBe(true);
});

test('a preview shows what writing does, hides secrets and writes nothing', async () => {
  const { root, at } = await written();
  writeFileSync(at('notes.txt'), 'mine');
  appendFileSync(at('README.md'), 'mine\n');
  const before = stampOf(at('.'));
  const next = { ...without(web), [gw]: 'memory=512\n', 'stop.sh': '#!/bin/sh\n:', '.secrets/local': 'gw\troot\t$6$new\n' };
  const { result, said } = await preview(root, next);
  expect(stampOf(at('.'))).toBe(before);
  const diffs = Object.fromEntries((result ?? []).map(({ path, diff }) => [path, diff]));
  expect(diffs[gw]).toBe(`--- a/${gw}\n+++ b/${gw}\n@@ -1 +1 @@\n-memory=64\n+memory=512\n`);
  expect(diffs['stop.sh']).toBe('--- /dev/null\n+++ b/stop.sh\n@@ -0,0 +1,2 @@\n+#!/bin/sh\n+:\n\\ No newline at end of file\n');
  expect(diffs[web]).toBe(`--- a/${web}\n+++ /dev/null\n@@ -1 +0,0 @@\n-memory=128\n`);
  expect(diffs['.secrets/local']).toBe('--- a/.secrets/local\n+++ b/.secrets/local\n# a <secret> changed\n');
  const real = await write(root, next);
  expect(said).toEqual(real.said);
  expect(result?.map(({ kind, path }) => ({ kind, path }))).toEqual(real.result);
  rmSync(root, { recursive: true });
  expect((await preview(root, network)).result?.find(({ path }) => path === '.secrets/local')?.diff).toContain('+gw\troot\t<secret>');
});
