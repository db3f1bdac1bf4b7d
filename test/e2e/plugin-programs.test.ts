import { chmodSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { directoryWith, mlnc, snapshot } from './support.ts';

const examples = fileURLToPath(new URL('../../examples/plugins', import.meta.url));
const languages = ['typescript', 'perl', 'python', 'shell'] as const;

test('the same plug-in in four languages gives the same bytes', () => {
  const cwd = directoryWith();
  cpSync(examples, cwd, { recursive: true });
  for (const language of languages) expect(mlnc([`${language}/policies.mln`, '-o', `out/${language}`, '--allow-plugins'], { cwd })).toMatchObject({ code: 0, err: '' });
  const [first, ...others] = languages.map(language => snapshot(join(cwd, 'out', language)));
  for (const other of others) expect(other).toEqual(first);
  expect(readFileSync(join(cwd, 'out/perl/policies/service-hosts/local/vms/gw/guest/policy.conf'), 'utf8')).toBe('allow ssh\ndeny { all }\nallow "http"\n');
  expect(Object.keys(first ?? {}).filter(path => path.includes('/printer/') && path.includes('policy'))).toEqual([]);
});

test('the examples in four languages have cases of their own, which fail when the plug-in changes', () => {
  const cwd = directoryWith();
  cpSync(examples, cwd, { recursive: true });
  const env = { HOME: cwd };
  const run = (...paths: readonly string[]) => mlnc(['plugin', 'test', ...paths], { cwd, env });
  const passing = 'ok perl/test/works\nok python/test/works\nok shell/test/works\nok typescript/plugins/test/works\n';
  expect(run('perl', 'python/policy.py', 'shell', 'typescript/plugins/policy.ts')).toEqual({ code: 0, out: passing, err: '' });
  for (const path of ['perl/policy.pl', 'python/policy.py', 'shell/policy.sh', 'typescript/plugins/policy.ts']) {
    writeFileSync(join(cwd, path), readFileSync(join(cwd, path), 'utf8').replace('/etc/policy.conf', '/etc/other.conf'));
    const { code, out } = run(path);
    expect([code, out], path).toEqual([1, expect.stringMatching(/^not ok [^]*^-file\t0644\t0:0\t\/etc\/policy\.conf\t[^]*^-allow ssh$/m)]);
  }
  writeFileSync(join(cwd, 'shell/policy.sh'), '#!/bin/sh\necho sorry >&2; exit 3\n');
  expect(run('shell').out).toMatch(/^not ok shell\/test\/works\n[^]*^\+error: the plug-in `policy` failed: in `describe` it ends with status 3: sorry \[plugin-failed\]$/m);
  // the file alone was given: the case need not name it
  writeFileSync(join(cwd, 'perl/test/works/input.mln'), readFileSync(join(cwd, 'perl/test/works/input.mln'), 'utf8').replace(/.*plugin exec.*\n/, ''));
  writeFileSync(join(cwd, 'perl/policy.pl'), readFileSync(join(examples, 'perl/policy.pl')));
  expect(run('perl/policy.pl').out).not.toContain('diagnostics.txt');
  expect(run('perl').out).toMatch(/^not ok [^]*^\+error: there is no block `policy`/m);
  expect(run('nowhere')).toMatchObject({ code: 2, err: expect.stringContaining('nowhere/test/*/input.mln') });
});

test('a program of the command line needs neither trust nor `plugin` in the description, and may be named there too', () => {
  const cwd = directoryWith();
  cpSync(join(examples, 'perl'), cwd, { recursive: true });
  const env = { HOME: cwd };
  expect(mlnc(['policies.mln', '--check'], { cwd, env }).err).toContain('[plugin-not-trusted]');
  expect(mlnc(['policies.mln', '--check', '-p', './policy.pl'], { cwd, env })).toMatchObject({ code: 0, err: '' });
  writeFileSync(join(cwd, 'other.pl'), readFileSync(join(cwd, 'policy.pl')));
  chmodSync(join(cwd, 'other.pl'), 0o755);
  expect(mlnc(['policies.mln', '--check', '-p', 'other.pl'], { cwd, env }).err).toContain('[plugin-not-trusted]');
  writeFileSync(join(cwd, 'policies.mln'), readFileSync(join(cwd, 'policies.mln'), 'utf8').replace(/.*plugin exec.*\n/, ''));
  expect(mlnc(['policies.mln', '-o', 'out', '-p', 'policy.pl'], { cwd, env })).toMatchObject({ code: 0, err: '' });
  expect(readFileSync(join(cwd, 'out/policies/service-hosts/local/vms/gw/guest/policy.conf'), 'utf8')).toContain('deny { all }');
});

/** A program that keeps what it is asked, and answers with what lies beside it. */
const keeping = '#!/bin/sh\ncat > request.$$ && mv request.$$ "$(jq -r .step request.$$)".request && cat "$(ls -t *.request | head -n 1 | sed s/request/answer/)"\n';
const answers = {
  describe: { doc: 'Keeps.', steps: ['expand', 'transform', 'configure', 'observe'], keywords: { global: { keep: { shape: 'flag', doc: 'Keep.', example: 'keep' } }, host: { kept: { shape: 'value', reader: { reader: 'integer', given: [1, 9] }, doc: 'A number.', example: 'kept 3' } } } },
  expand: [{ do: 'add', kind: 'host', name: 'b', body: { template: 'busybox', kept: 4, network: { eth0: { address: '10.0.0.2/24', switch: 'lan' } } }, index: 2 }],
  transform: { operations: [{ do: 'change', kind: 'host', name: 'a', body: { memory: '77M', users: { jack: ['*'] }, network: { eth0: { mtu: 1400 } } } }, { do: 'change', kind: 'global', body: { site: 'oslo' } }] },
  configure: [{ do: 'file', guest: 'b', path: '/etc/kept', text: 'x' }, { do: 'warning', message: 'one thing', hint: 'do another' }, { do: 'warning', message: 'a small network', at: { kind: 'host', name: 'a', path: ['network', 'eth0', 'address', 0] } }],
  observe: [{ do: 'hook', event: 'ready', text: 'true' }],
};
const kept = 'global { project demo; plugin exec ./keeping.sh; keep }\nhost a { template busybox; kept 3; network eth0 { address 10.0.0.1/24; switch lan } }\nswitch lan { }\n';

test('what a program gets and answers is what the schema says', () => {
  const cwd = directoryWith({ 'a.mln': kept, 'keeping.sh': keeping, ...Object.fromEntries(Object.entries(answers).map(([step, answer]) => [`${step}.answer`, JSON.stringify(answer)])) });
  chmodSync(join(cwd, 'keeping.sh'), 0o755);
  const ended = mlnc(['a.mln', '-o', 'out', '--allow-plugins'], { cwd });
  expect(ended.code, ended.err).toBe(0);
  expect(ended.err).toMatch(/warning: one thing \[keeping-warning\]\n --> a\.mln:1:50\n[^]*hint: do another/);
  expect(ended.err).toMatch(/warning: a small network \[keeping-warning\]\n --> a\.mln:2:59\n.*\n.*\n +\| +\^{11}\n/);
  const ajv = new Ajv2020({ strict: false });
  const schema = JSON.parse(mlnc(['plugin', 'schema'], { cwd }).out) as object;
  const complaints = (name: string, data: unknown): unknown => {
    const validate = ajv.compile({ ...schema, anyOf: [{ $ref: `#/$defs/${name}` }] });
    return validate(data) ? [] : validate.errors?.filter(error => error.keyword !== 'anyOf').slice(0, 5);
  };
  for (const step of Object.keys(answers)) {
    const request = JSON.parse(readFileSync(join(cwd, `${step}.request`), 'utf8')) as { readonly step: string };
    expect(request.step).toBe(step);
    expect(complaints(`request_${step}`, request), step).toEqual([]);
  }
  expect(complaints('description', answers.describe)).toEqual([]);
  for (const step of ['expand', 'transform', 'configure', 'observe'] as const) expect(complaints('answer', answers[step]), step).toEqual([]);
  for (const wrong of [{ do: 'file', guest: 'a', path: '/x' }, { do: 'add', kind: 'hots', name: 'x', body: {} }, { do: 'add', kind: 'host', name: 'x', body: { memory: {} } }, { do: 'nothing' }]) {
    expect(complaints('operation', wrong), JSON.stringify(wrong)).not.toEqual([]);
  }
});

test.each([
  ['is missing', undefined, '[plugin-not-read]', 'does not exist'],
  ['may not be run', '#!/bin/sh\necho {}\n', '[plugin-failed]', 'hint: `chmod +x x.sh`'],
  ['is for another machine', '#!/no/such/perl\n', '[plugin-failed]', 'is the program of its first line'],
  ['ends with an error', '#!/bin/sh\necho sorry >&2; exit 3\n', '[plugin-failed]', 'status 3: sorry'],
  ['prints no JSON', '#!/bin/sh\necho hello\n', '[plugin-broken]', 'no JSON'],
  ['prints nothing', '#!/bin/sh\n:\n', '[plugin-broken]', 'no JSON'],
  ['describes itself as a list', '#!/bin/sh\necho []\n', '[plugin-broken]', 'does not say what it is'],
  ['prints for ever', '#!/bin/sh\nyes\n', '[plugin-too-large]', 'MiB'],
  ['sleeps, and leaves a child that does', '#!/bin/sh\nsleep 600 & sleep 600\n', '[plugin-too-slow]', '1 s'],
])('a program that %s', (_what, text, code, told) => {
  const cwd = directoryWith({ 'a.mln': 'global { project demo; plugin exec ./x.sh }\nhost a { template busybox }\n', ...(text !== undefined && { 'x.sh': text }) });
  if (text !== undefined && !told.includes('chmod')) chmodSync(join(cwd, 'x.sh'), 0o755);
  const { err, code: status } = mlnc(['a.mln', '-o', 'out', '--allow-plugins'], { cwd, env: { MLNC_PLUGIN_SECONDS: '1' } });
  expect(err).toContain(code);
  expect(err).toContain(told);
  expect(err).toContain('a.mln:1:36');
  expect(status).toBe(1);
});

test('a program does not run until it is trusted, and not after it changed', () => {
  const cwd = directoryWith({ 'a.mln': 'global { project demo; plugin exec ./x.sh }\nhost a { template busybox }\n', 'x.sh': '#!/bin/sh\ntouch ran\necho \'{"doc":"X.","steps":[]}\'\n' });
  chmodSync(join(cwd, 'x.sh'), 0o755);
  const env = { HOME: cwd };
  const ran = (): boolean => 'ran' in snapshot(cwd);
  expect(mlnc(['a.mln', '--check'], { cwd, env }).err).toContain('[plugin-not-trusted]');
  expect(ran()).toBe(false);
  expect(mlnc(['plugin', 'trust', 'x.sh'], { cwd, env }).code).toBe(0);
  expect(mlnc(['a.mln', '--check'], { cwd, env })).toMatchObject({ code: 0, err: '' });
  expect(ran()).toBe(true);
  rmSync(join(cwd, 'ran'));
  writeFileSync(join(cwd, 'x.sh'), '#!/bin/sh\ntouch ran\n');
  expect(mlnc(['a.mln', '--check'], { cwd, env }).err).toContain('[plugin-not-trusted]');
  expect(ran()).toBe(false);
});

test('a program asks for files too', () => {
  const program = '#!/bin/sh\nexec jq -c \'if .step == "describe" then { doc: "Reads.", steps: ["configure"] } elif (.files | has("b.txt")) then [ { do: "file", guest: "a", path: "/etc/read", text: .files["b.txt"] } ] else { read: ["b.txt"] } end\'\n';
  const cwd = directoryWith({ 'a.mln': 'global { project demo; plugin exec ./reading.sh }\nhost a { template busybox }\n', 'reading.sh': program, 'b.txt': 'two\n' });
  chmodSync(join(cwd, 'reading.sh'), 0o755);
  expect(mlnc(['a.mln', '-o', 'out', '--allow-plugins'], { cwd })).toMatchObject({ code: 0, err: '' });
  expect(readFileSync(join(cwd, 'out/demo/service-hosts/local/vms/a/guest/read'), 'utf8')).toBe('two\n');
});
