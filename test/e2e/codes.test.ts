import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { description, directoryWith, isRoot, mlnc } from './support.ts';

test.each([
  ['no-description', []],
  ['bad-usage', ['a.mln', '--chek']],
  ['pattern-matches-nothing', ['*.none']],
  ['same-project-twice', ['a.mln', 'b.mln', '-o', 'out']],
  ['no-such-command', ['chekc']],
  ['bad-project-name', ['init', 'my/net']],
  ['file-exists', ['init', 'a']],
  ['no-such-entry', ['tree', 'a.mln', '/host/zzz']],
  ['no-such-word', ['keywords', 'zzz']],
  ['warnings-fail', ['warned.mln', '--strict', '--check']],
])('a wrong command line is told by its code: %s', (code, words) => {
  const cwd = directoryWith({ 'a.mln': description(), 'b.mln': description(), 'warned.mln': description('64M', 'switch nobody { }') });
  const ended = mlnc(words, { cwd });
  expect(ended.err).toContain(`[${code}]`);
  expect(ended.code).not.toBe(0);
});

test.skipIf(!isRoot)('file-not-written: a directory of somebody else', () => {
  const cwd = directoryWith({ 'a.mln': 'global   { project demo }\n' });
  chmodSync(join(cwd, 'a.mln'), 0o644);
  expect(mlnc(['fmt', 'a.mln'], { cwd, nobody: true }).err).toContain('[file-not-written]');
});

test('define-unused: a variable of the command line that no description has, with the one that was meant', () => {
  const cwd = directoryWith({ 'a.mln': description('$ram').replace('project demo', 'project demo; $ram = 64M'), 'b.mln': description().replace('demo', 'other') });
  const said = mlnc(['a.mln', 'b.mln', '--check', '-D', 'rams=32M', '-D', 'ram=32M', '-D', 'colour=red'], { cwd });
  expect(said.code).toBe(0);
  expect(said.err).toContain('`-D rams` is for a variable that no description has [define-unused]\nhint: did you mean `-D ram`?');
  expect(said.err).toContain('`-D colour` is for a variable that no description has [define-unused]\nhint: use it as `$colour`, or leave it out');
  expect(said.err).not.toContain('`-D ram` ');
  expect(mlnc(['a.mln', '--check', '--strict', '-D', 'rams=32M'], { cwd }).code).toBe(1);
});
