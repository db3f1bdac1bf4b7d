import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { description, directoryWith, mlnc, snapshot, startMlnc, until } from './support.ts';

const guests = (memory: string): string => description(memory, `host g[1-1500] { template busybox; memory ${memory}; startup { echo guest $index } }\n`);

const whole = (text: string): Readonly<Record<string, string>> => {
  const cwd = directoryWith({ 'a.mln': text });
  mlnc(['a.mln'], { cwd });
  return snapshot(join(cwd, 'out'));
};

/** What a run shows from outside as it goes on: how many files lie staged, or that the renaming has begun. */
const staged = (output: string): number => {
  const place = join(output, '.mlnc-new');
  if (!existsSync(place)) return -1;
  return existsSync(join(place, 'journal')) ? Infinity : readdirSync(place).length;
};

test.each([
  ['before anything is written', () => true],
  ['while it stages files', (output: string) => staged(output) > 0],
  ['while it renames them', (output: string) => staged(output) === Infinity],
])('kill -9 of a recompile %s: the next run makes the output whole', async (_when, isThen) => {
  const [before, after] = [guests('64M'), guests('96M')];
  const cwd = directoryWith({ 'a.mln': before });
  const output = join(cwd, 'out/demo');
  mlnc(['a.mln'], { cwd });
  writeFileSync(join(cwd, 'a.mln'), after);
  const { child, ended } = startMlnc(['a.mln'], { cwd });
  await until(() => isThen(output) || child.exitCode !== null, 'the right moment');
  child.kill('SIGKILL');
  await ended;
  expect(mlnc(['a.mln'], { cwd })).toMatchObject({ code: 0, err: '' });
  expect(snapshot(join(cwd, 'out'))).toEqual(whole(after));
}, 60_000);

test('kill -9 of a first compile leaves nothing at its place, and the next run makes it', async () => {
  const cwd = directoryWith({ 'a.mln': guests('64M') });
  const { child, ended } = startMlnc(['a.mln'], { cwd });
  await until(() => existsSync(join(cwd, 'out')) && readdirSync(join(cwd, 'out')).some(name => name.endsWith('mlnc-new')), 'new files');
  child.kill('SIGKILL');
  await ended;
  expect(readdirSync(join(cwd, 'out'))).not.toContain('demo');
  expect(mlnc(['a.mln'], { cwd })).toMatchObject({ code: 0, err: '' });
  expect(snapshot(join(cwd, 'out'))).toEqual(whole(guests('64M')));
}, 60_000);
