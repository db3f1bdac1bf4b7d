import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compileWith } from '../../../test/unit/plugins/compile-with.ts';

let state: string;
beforeAll(() => {
  state = mkdtempSync(join(tmpdir(), 'mlnc-oplog-'));
  mkdirSync(join(state, 'log'));
});
afterAll(() => rmSync(state, { recursive: true, force: true }));

const hooksOf = async (text: string): Promise<ReadonlyMap<string, string>> => {
  const { files, printed } = await compileWith([], text);
  expect(printed).toBe('');
  return new Map([...await files()].filter(([path]) => path.includes('/hooks/')).map(([path, content]) => [path.replace('service-hosts/', '').replace('/hooks/', ' '), content]));
};

/** Runs a hook as the runtime does. */
const runHook = (hook: string, more: Readonly<Record<string, string>>): void => {
  writeFileSync(join(state, 'hook'), hook);
  const env = { PATH: process.env['PATH'], MLN_PROJECT: 'demo', MLN_SERVER: 'local', MLN_EVENT: 'ready', MLN_GUEST: 'a', MLN_DETAIL: '1.7 s', ...more };
  const ran = spawnSync('sh', ['hook'], { cwd: state, env, encoding: 'utf8' });
  expect([ran.status, ran.stderr]).toEqual([0, '']);
};

const describe = (word: string, block = ''): string => `global {\nproject demo\n${word}\n}\n${block}host a { ${block === '' ? '' : 'service_host one'} }\n`;

test('a line says when, who, what and what came of it, and whose account it was where it became another', async () => {
  const hook = (await hooksOf(describe('oplog'))).get('local on-ready.oplog') ?? '';
  runHook(hook, {});
  runHook(hook, { SUDO_USER: 'alice', SSH_CLIENT: '192.0.2.7 4711 22', MLN_EVENT: 'stop', MLN_DETAIL: '' });
  runHook(hook, { SUDO_USER: 'a" x=1\nforged', SSH_CLIENT: '' });
  const lines = readFileSync(join(state, 'log/operations'), 'utf8').split('\n');
  const user = spawnSync('id', ['-un'], { encoding: 'utf8' }).stdout.trim();
  expect(lines).toHaveLength(4);
  expect(lines[0]).toMatch(new RegExp(`^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[+-]\\d{4} who=${user} project=demo server=local guest=a event=ready result="1.7 s"$`));
  expect(lines[1]).toMatch(/ who=alice@192\.0\.2\.7 project=demo server=local guest=a event=stop$/);
  expect(lines[2]).toContain(' who=ax1forged project=demo ');
});

test('a path with anything in it is one path', async () => {
  const path = join(state, 'o\'p $(touch x) "l\\o;g');
  const hook = (await hooksOf(describe(`oplog { file "${path.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('$', '$$')}" }`))).get('local on-start.oplog') ?? '';
  runHook(hook, {});
  expect(readFileSync(path, 'utf8')).toContain('guest=a');
});

test('a service host says the nearest, and without the word there are no hooks', async () => {
  const hooks = await hooksOf(describe('oplog { syslog }', 'service_host one {\noplog { file /srv/log }\n}\n'));
  expect([...hooks.keys()]).toEqual(['build', 'start', 'ready', 'stop', 'failure'].map(event => `one on-${event}.oplog`));
  expect(hooks.get('one on-start.oplog')).toMatch(/>> \/srv\/log\nlogger -t mln -p daemon\.info -- "\$line"\n$/);
  expect(hooks.get('one on-failure.oplog')).toContain('-p daemon.err');
  expect((await hooksOf(describe(''))).size).toBe(0);
  expect([...(await hooksOf('global { project demo }\nservice_host one { oplog }\nhost a { service_host one }\nhost b { }\n')).keys()].filter(path => path.startsWith('local'))).toEqual([]);
});
