import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readdirSync, readFileSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { writeCodes } from '../../../compiler/diagnostics/codes/write.ts';
import { network, temporaryDirectory, treeOf, write } from './try-write.ts';

const isRoot = process.getuid?.() === 0;

/** Runs as nobody, since nothing is denied to root. */
const asNobody = async <T>(act: () => Promise<T>): Promise<T> => {
  if (isRoot) process.seteuid?.(65534);
  try {
    return await act();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
};

test('a directory that may not be written to is named, and the old output stays', async () => {
  const root = temporaryDirectory();
  await write(root, network);
  const before = treeOf(root);
  chmodSync(root, 0o555);
  const { result, said } = await asNobody(() => write(root, { ...network, 'stop.sh': 'x' }));
  chmodSync(root, 0o755);
  expect(result).toBeUndefined();
  expect(said).toEqual([`output-denied: \`${root}\` cannot be written: permission denied`]);
  expect(treeOf(root)).toEqual(before);
});

test('a full disk leaves the old output whole and nothing beside it', async ({ skip }) => {
  const root = temporaryDirectory();
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', root]).status !== 0) skip('a small file system cannot be mounted here (needs root)');
  onTestFinished(() => void spawnSync('umount', [root]));
  const many = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`f${i}`, 'x'.repeat(5000)]));
  expect((await write(root, many)).said).toEqual([expect.stringMatching(/^output-full: .*no space left$/)]);
  expect(readdirSync(root)).toEqual([]);
  await write(root, network);
  const before = treeOf(root);
  expect((await write(root, { ...network, ...many, 'start.sh': 'new' })).said).toEqual([expect.stringMatching(/^output-full/)]);
  expect(treeOf(root)).toEqual(before);
  expect(readdirSync(root)).toEqual(['kafe']);
  expect((await write(root, { ...network, 'start.sh': 'new' })).result).toEqual([{ kind: 'changed', path: 'start.sh' }]);
});

test('two writers at once: each does its work, one after the other', async () => {
  const root = temporaryDirectory();
  const results = await Promise.all([write(root, network), write(root, { ...network, 'stop.sh': 'x' })]);
  expect(results.map(({ said }) => said)).toEqual([[], []]);
  expect(results.map(({ result }) => result?.length).sort()).toEqual([1, 5]);
  expect(readdirSync(root)).toEqual(['kafe']);
});

test('the lock of a writer that was killed is taken away', async () => {
  const root = temporaryDirectory();
  const child = spawn('sleep', ['60']);
  writeFileSync(join(root, '.kafe.mlnc-lock'), `${child.pid} ${hostname()}\n`);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect((await write(root, network)).said).toEqual([]);
  expect(readdirSync(root)).toEqual(['kafe']);
});

test('an empty lock, as a machine that went down leaves it, is taken away; one that gets its holder meanwhile is not', async () => {
  const root = temporaryDirectory();
  const lock = join(root, '.kafe.mlnc-lock');
  writeFileSync(lock, '');
  expect((await write(root, network)).said).toEqual([]);
  expect(readdirSync(root)).toEqual(['kafe']);
  writeFileSync(lock, '');
  setTimeout(() => writeFileSync(lock, '1 another.machine\n'), 30);
  expect((await write(root, network, { patience: 150 })).said).toEqual([expect.stringMatching(/^output-busy: another mlnc \(process 1 on another\.machine\)/)]);
  expect(readFileSync(lock, 'utf8')).toBe('1 another.machine\n');
});

test('whoever waits for a writer hears it, and may ask to end', async () => {
  const root = temporaryDirectory();
  writeFileSync(join(root, '.kafe.mlnc-lock'), '1 another.machine\n');
  const heard: string[] = [];
  const { said } = await write(root, network, { waiting: holder => heard.push(holder), interrupted: () => heard.length > 1 });
  expect(heard).toEqual(['process 1 on another.machine', 'process 1 on another.machine']);
  expect(said).toEqual([`output-interrupted: interrupted while writing \`${root}/kafe\``]);
  expect(readdirSync(root)).toEqual(['.kafe.mlnc-lock']);
});

test('what others put beside the output is not written through, and not waited for', async () => {
  const root = temporaryDirectory();
  const [precious, lock] = [join(root, 'precious'), join(root, '.kafe.mlnc-lock')];
  writeFileSync(precious, 'mine');
  for (const name of [`.kafe.mlnc-lock.${process.pid}`, '.kafe.mlnc-new']) symlinkSync(precious, join(root, name));
  expect((await write(root, network)).said).toEqual([]);
  expect(readFileSync(precious, 'utf8')).toBe('mine');
  symlinkSync('nowhere', lock);
  expect((await write(root, network)).said).toEqual([`output-is-link: \`${lock}\` in the output is a symbolic link`]);
  unlinkSync(lock);
  spawnSync('mkfifo', [lock]);
  const foreign = [`output-lock-foreign: \`${lock}\` lies in the place of mlnc's lock and is no file`];
  expect((await write(root, network)).said).toEqual(foreign);
  unlinkSync(lock);
  mkdirSync(lock);
  expect((await write(root, network)).said).toEqual(foreign);
});

test('a writer that does not end is named after a while', async () => {
  const root = temporaryDirectory();
  mkdirSync(root, { recursive: true });
  writeFileSync(join(root, '.kafe.mlnc-lock'), '1 another.machine\n');
  const { result, said } = await write(root, network, { patience: 150 });
  expect(result).toBeUndefined();
  expect(said).toEqual([`output-busy: another mlnc (process 1 on another.machine) is writing \`${root}/kafe\``]);
  expect(readdirSync(root)).toEqual(['.kafe.mlnc-lock']);
  const lock = join(root, '.kafe.mlnc-lock');
  expect(writeCodes['output-busy'].hint?.({ path: root, holder: '', lock })).toContain(`if none runs any more, remove \`${lock}\``);
});
