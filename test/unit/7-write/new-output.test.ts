import { spawnSync } from 'node:child_process';
import { lstatSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { network, planned, temporaryDirectory, treeOf, write } from './try-write.ts';
import { writeNew } from '../../../compiler/7-write/new-output.ts';
import { readyFiles } from '../../../compiler/7-write/content.ts';

const modeOf = (path: string): number => lstatSync(path).mode & 0o777;

test('a new output holds what is planned and nothing else, and leaves nothing beside it', async () => {
  const root = temporaryDirectory();
  const { result, said } = await write(join(root, 'deep/out'), network);
  expect(said).toEqual([]);
  expect(result?.map(({ kind, path }) => `${kind} ${path}`).sort()).toEqual(Object.keys(network).map(path => `new ${path}`).sort());
  expect(readdirSync(join(root, 'deep/out'))).toEqual(['kafe']);
  expect(treeOf(join(root, 'deep/out/kafe'))).toMatchObject(network);
});

test('its manifests satisfy sha256sum', async () => {
  const root = temporaryDirectory();
  await write(root, network);
  for (const folder of ['kafe', 'kafe/service-hosts/local']) {
    const run = spawnSync('sha256sum', ['--strict', '--quiet', '-c', 'MANIFEST'], { cwd: join(root, folder), encoding: 'utf8' });
    expect(run).toMatchObject({ status: 0, stdout: '', stderr: '' });
  }
  expect(readFileSync(join(root, 'kafe/MANIFEST'), 'utf8')).toMatch(/^# secret [0-9a-f]{64} \.secrets\/local$/m);
});

test('secrets are closed, scripts run', async () => {
  const root = temporaryDirectory();
  await write(root, network);
  expect(modeOf(join(root, 'kafe/.secrets'))).toBe(0o700);
  expect(modeOf(join(root, 'kafe/.secrets/local'))).toBe(0o600);
  expect(modeOf(join(root, 'kafe/start.sh'))).toBe(0o755);
  expect(modeOf(join(root, 'kafe/README.md'))).toBe(0o644);
});

test('until the one rename nothing is at the final place', async () => {
  const root = temporaryDirectory();
  const seen: boolean[] = [];
  const directory = join(root, 'kafe');
  await writeNew(readyFiles(planned(network), () => new Uint8Array()), {
    temporary: join(root, '.new'), directory, workerFile: undefined, progress: () => {},
    checkInterrupt: () => seen.push(readdirSync(root).includes('kafe')),
  });
  expect(seen).toEqual([false]);
  expect(readdirSync(root)).toEqual(['kafe']);
});

test('what a killed writer left beside is cleaned up', async () => {
  const root = temporaryDirectory();
  mkdirSync(join(root, '.kafe.mlnc-new/service-hosts'), { recursive: true });
  writeFileSync(join(root, '.kafe.mlnc-new/README.md'), 'half');
  expect((await write(root, network)).said).toEqual([]);
  expect(readdirSync(root)).toEqual(['kafe']);
  expect(Object.keys(treeOf(join(root, 'kafe')))).toContain('start.sh');
});

test('an empty directory is taken as one that is not there', async () => {
  const root = temporaryDirectory();
  mkdirSync(join(root, 'kafe'));
  expect((await write(root, network)).said).toEqual([]);
  expect(treeOf(join(root, 'kafe'))).toMatchObject(network);
});

test('a directory that is not ours is refused and stays as it is', async () => {
  const root = temporaryDirectory();
  mkdirSync(join(root, 'kafe'));
  writeFileSync(join(root, 'kafe/thesis.tex'), 'years of work');
  writeFileSync(join(root, 'kafe/MANIFEST'), 'of something else\n');
  const { result, said } = await write(root, network, { force: true });
  expect(result).toBeUndefined();
  expect(said).toEqual([`output-not-ours: \`${root}/kafe\` exists and was not written by mlnc`]);
  expect(treeOf(join(root, 'kafe'))).toEqual({ 'thesis.tex': 'years of work' });
  expect(readdirSync(root)).toEqual(['kafe']);
});

test.each([['the project', 'kafe', ''], ['-o', '', 'out']])('a file where %s is to be a directory is refused', async (_what, project, below) => {
  const root = temporaryDirectory();
  writeFileSync(join(root, project || below), 'mine');
  const { result, said } = await write(join(root, below), network);
  expect(result).toBeUndefined();
  expect(said).toEqual([expect.stringMatching(/^output-not-directory: /)]);
  expect(treeOf(root)).toEqual({ [project || below]: 'mine' });
});

test('a link in the place of the project is not followed', async () => {
  const root = temporaryDirectory();
  mkdirSync(join(root, 'elsewhere'));
  symlinkSync('elsewhere', join(root, 'kafe'));
  expect((await write(root, network)).said).toEqual([expect.stringMatching(/^output-is-link: /)]);
  expect(readdirSync(join(root, 'elsewhere'))).toEqual([]);
});
