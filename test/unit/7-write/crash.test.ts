import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, unlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { stagedPath, writeJournal, type Step } from '../../../compiler/7-write/journal.ts';
import { network, preview, temporaryDirectory, treeOf, write } from './try-write.ts';

const next: Record<string, string> = { ...network, 'service-hosts/local/vms/gw/vm.conf': 'memory=512\n', 'start.sh/as/folder': 'x', 'stop.sh': '#!/bin/sh\n' };
delete next['service-hosts/local/vms/web/vm.conf'];
delete next['start.sh'];

const drops: Step[] = ['service-hosts/local/vms/web/vm.conf', 'start.sh'].map(path => ({ verb: 'drop', path }));
const puts: Step[] = ['service-hosts/local/vms/gw/vm.conf', 'start.sh/as/folder', 'stop.sh', 'service-hosts/local/MANIFEST', 'MANIFEST'].map(path => ({ verb: 'put', path }));
const steps = [...drops, ...puts];

const carryOut = (directory: string, { verb, path }: Step): void => {
  if (verb === 'drop') return unlinkSync(join(directory, path));
  mkdirSync(dirname(join(directory, path)), { recursive: true });
  renameSync(stagedPath(directory, path), join(directory, path));
};

/** A project that was written, and its update staged up to the writing of the journal. */
const staged = async (): Promise<string> => {
  const root = temporaryDirectory();
  await write(join(root, 'out'), network);
  const copy = join(root, 'copy');
  await write(join(root, 'out'), next, {
    interrupted: () => {
      rmSync(copy, { recursive: true, force: true });
      cpSync(join(root, 'out/kafe'), join(copy, 'kafe'), { recursive: true });
      return false;
    },
  });
  expect(treeOf(join(copy, 'kafe/.mlnc-new/files'))).toMatchObject({ 'stop.sh': '#!/bin/sh\n' });
  return root;
};

test.each(steps.map((_step, done) => [done]).concat([[steps.length]]))('a crash after %i replacements is mended by the next mlnc', async done => {
  const root = await staged();
  const whole = treeOf(join(root, 'out/kafe'));
  const directory = join(root, 'copy/kafe');
  writeJournal(directory, steps);
  for (const step of steps.slice(0, done)) carryOut(directory, step);

  const before = treeOf(root);
  expect(await preview(join(root, 'copy'), next)).toEqual({ result: [], said: [] });
  expect(treeOf(root)).toEqual(before);

  expect(await write(join(root, 'copy'), next)).toEqual({ result: [], said: [] });
  expect(treeOf(directory)).toEqual(whole);
});

test('a crash before the journal leaves the old output, and what was staged is thrown away', async () => {
  const root = await staged();
  expect((await write(join(root, 'copy'), network)).result).toEqual([]);
  expect(existsSync(join(root, 'copy/kafe/.mlnc-new'))).toBe(false);
});

test.each([['new', 1], ['new', 2], ['existing', 1], ['existing', 2], ['existing', 3]])('interrupted while a %s output is written, at the %ith look', async (kind, looks) => {
  const root = temporaryDirectory();
  if (kind === 'existing') await write(root, network);
  const before = treeOf(root);
  let left = looks;
  const many = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`f${i}`, 'x']));
  const { result, said } = await write(root, { ...next, ...many }, { interrupted: () => --left === 0 });
  expect(result).toBeUndefined();
  expect(said).toEqual([`output-interrupted: interrupted while writing \`${root}/kafe\``]);
  expect(treeOf(root)).toEqual(before);
  expect(readdirSync(root)).toEqual(kind === 'new' ? [] : ['kafe']);
});
