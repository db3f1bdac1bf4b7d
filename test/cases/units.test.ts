import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import fastGlob from 'fast-glob';
import { afterAll, expect, test } from 'vitest';

/** A server's folder of units in a recorded or committed output, and the project's name. */
interface Units {
  readonly folder: string;
  readonly project: string;
}

const found: Units[] = fastGlob.sync(['test/cases/*/expected/service-hosts/*/systemd/mln-*@.service', 'examples/*/output/*/service-hosts/*/systemd/mln-*@.service'])
  .map(path => ({ folder: dirname(path), project: basename(path).slice('mln-'.length, -'@.service'.length) }));

const hasSystemd = spawnSync('systemd-analyze', ['--version']).error === undefined && existsSync('/lib/systemd/system');
const work = mkdtempSync(join(tmpdir(), 'units-'));
afterAll(() => rmSync(work, { recursive: true }));

/** Units of projects with different names can be looked at in one go, as on one machine. */
const machines = (all: readonly Units[]): readonly (readonly Units[])[] => {
  const lists: Units[][] = [];
  for (const one of all) {
    const free = lists.find(list => list.every(other => other.project !== one.project));
    if (free === undefined) lists.push([one]);
    else free.push(one);
  }
  return lists;
};

const installed = (path: string): void => {
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'mln'), '#!/bin/sh\n');
  chmodSync(join(path, 'mln'), 0o755);
};

const analyze = (words: readonly string[], env: NodeJS.ProcessEnv = {}): string => {
  const { stdout, stderr } = spawnSync('systemd-analyze', words, { encoding: 'utf8', env: { ...process.env, ...env } });
  return stdout + stderr;
};

test('there are units in every kind of output', () => {
  expect(found.length).toBeGreaterThan(20);
});

test.skipIf(!hasSystemd)('systemd finds nothing to say about any unit or drop-in', () => {
  machines(found).forEach((list, number) => {
    const root = join(work, `root${number}`);
    const etc = join(root, 'etc/systemd/system');
    mkdirSync(join(root, 'usr/lib/systemd'), { recursive: true });
    symlinkSync('/lib/systemd/system', join(root, 'usr/lib/systemd/system'));
    const names = list.flatMap(({ folder, project }) => {
      // `systemd-analyze verify`, alone of all, takes what stands behind a colon for an alias
      for (const name of readdirSync(folder)) cpSync(join(folder, name), join(etc, name.replace(':', '_')), { recursive: true });
      installed(join(root, 'opt/mln', project));
      return [`mln-${project}.service`, `mln-${project}@any.service`, ...readdirSync(folder).filter(name => name.endsWith('.service.d')).map(name => name.slice(0, -2).replace(':', '_'))];
    });
    expect(analyze(['verify', `--root=${root}`, ...names])).toBe('');
  });
});

test.skipIf(!hasSystemd)('nor about those for the service manager of a user', () => {
  const home = join(work, 'home');
  machines(found.filter(({ folder }) => existsSync(join(folder, 'user')))).forEach((list, number) => {
    const runtime = join(work, `runtime${number}`);
    mkdirSync(runtime);
    const files = list.flatMap(({ folder, project }) => {
      installed(join(home, '.local/share/mln/projects', project));
      return [`mln-${project}.service`, `mln-${project}@.service`].map(name => join(folder, 'user', name));
    });
    expect(analyze(['--user', 'verify', ...files], { HOME: home, XDG_RUNTIME_DIR: runtime })).toBe('');
  });
});

test.skipIf(!hasSystemd)('the service of guests that are processes is confined to 2.0 at most', () => {
  const templates = found.filter(({ folder }) => existsSync(join(folder, 'sysusers.conf'))).map(({ folder, project }) => join(folder, `mln-${project}@.service`));
  const said = analyze(['security', '--no-pager', '--offline=true', ...templates]);
  const levels = [...said.matchAll(/exposure level for (\S+): ([0-9.]+)/g)].map(([, name, level]) => ({ name, level: Number(level) }));
  expect(levels.length).toBeGreaterThan(10);
  expect(levels.filter(({ level }) => !(level <= 2))).toEqual([]);
});
