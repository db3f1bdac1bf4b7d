import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { directoryWith, mlnc } from './support.ts';

const network = 'global {\n    project demo\n    plugin bad\n}\nhost a {\n    bad { text }\n}\n';

/** A plug-in whose step for guests has this body. */
const withBody = (body: string, rest = ''): string => `import { add, change, definePlugin, file, hosts, neighbours, output, raw, startup, user } from 'mlnc/plugin';
${rest}
export default definePlugin({
  name: 'bad',
  doc: 'Does what it should not.',
  keywords: { host: { bad: raw({ doc: 'A text.', example: 'bad { text }' }) } },
  *configure({ guests }) {
    ${body}
  },
});
`;

const compile = (plugin: string, { file = 'bad.ts', seconds = 10, words = ['--allow-plugins'], described = network }: { file?: string; seconds?: number; words?: readonly string[]; described?: string } = {}) => {
  const cwd = directoryWith({ 'a.mln': described, [`plugins/${file}`]: plugin });
  const before = Date.now();
  const ended = mlnc(['a.mln', '-o', 'out', ...words], { cwd, env: { MLNC_PLUGIN_SECONDS: String(seconds) } });
  return { ...ended, seconds: (Date.now() - before) / 1000, wrote: existsSync(join(cwd, 'out')) };
};

test('the same without anything hostile in it compiles', () => {
  expect(compile(withBody("yield file('a', '/etc/bad', 'x');"))).toMatchObject({ code: 0, wrote: true, err: '' });
});

const wrong: readonly (readonly [what: string, code: string, told: string | RegExp, plugin: string])[] = [
  ['throws', 'plugin-failed', /throws: no way\b[^]*plugins\/bad\.ts:8:5[^]*throw new Error/, withBody("throw new Error('no way');")],
  ['throws while it is read', 'plugin-failed', 'throws: early', withBody('', "throw new Error('early');")],
  ['throws no error', 'plugin-failed', 'throws: 5', withBody('throw 5;')],
  ['throws something that cannot be told', 'plugin-failed', 'plugin-failed', withBody('throw { toString() { throw 1; } };')],
  ['calls itself for ever', 'plugin-failed', 'RangeError', withBody('const f = () => f() + 1; f();')],
  ['is no program', 'plugin-broken', /`bad\.ts` cannot be read[^]*plugins\/bad\.ts:2:3[^]*export default \{\{\{/, 'const a = 1;\n  export default {{{'],
  ['is no program for V8', 'plugin-broken', /`bad\.ts` cannot be read: Identifier[^]*plugins\/bad\.ts:2:1/, 'let a = 1;\nlet a = 2;'],
  ['exports nothing', 'plugin-broken', 'it exports', 'const a: number = 1;'],
  ['exports a number', 'plugin-broken', 'it exports no plug-in', 'export default 5;'],
  ['has another name', 'plugin-broken', 'its `name` is `other`', withBody('').replace("name: 'bad'", "name: 'other'")],
  ['has no sentence about itself', 'plugin-broken', '`doc`', withBody('').replace('Does what it should not.', '')],
  ['has words at a place that is none', 'plugin-broken', 'there is global, host', withBody('').replace('keywords: { host', 'keywords: { top')],
  ['has a word that is none', 'plugin-broken', 'cannot be a keyword', withBody('').replace('{ bad: raw', "{ 'b d': raw")],
  ['has a word of the language', 'plugin-word-taken', '`memory`', withBody('').replace('{ bad: raw', '{ memory: raw')],
  ['has a code of somebody else', 'plugin-broken', 'does not begin with `bad-`', withBody('').replace('*configure', "diagnostics: { 'bad-size': undefined, 'other': { severity: 'error', explain: 'x', message: () => 'x' } } as never,\n  *configure")],
  ['answers with a number', 'plugin-broken', 'no list of operations', withBody('').replace(/\*configure[^]*?\n {2}\},/, 'configure() { return 5 as never; },')],
  ['answers later', 'plugin-broken', 'it is `async`', withBody('').replace('*configure', 'async configure')],
  ['answers bit by bit, later', 'plugin-broken', 'it is `async`', withBody('').replace('*configure', 'async *configure')],
  ['answers with a circle', 'plugin-failed', /circular/i, withBody("const a: Record<string, unknown> = { do: 'file' }; a.guest = a; yield a as never;")],
  ['answers with what is no operation', 'plugin-broken', 'no operation', withBody("yield 'file' as never;")],
  ['answers with an operation of another step', 'plugin-broken', 'the operation `add`', withBody("yield add('host', 'x', {}) as never;")],
  ['asks for a place that it was not given', 'plugin-broken', '`at`', withBody("yield { ...file('a', '/x', ''), at: 99 as never };")],
  ['makes up a place', 'plugin-broken', '`at`', withBody("yield { ...file('a', '/x', ''), at: { span: { file: { path: '/etc/passwd', text: 'x' }, start: 0, end: 1 }, via: [] } as never };")],
  ['names a setting by something else than names', 'plugin-broken', '`at`', withBody("yield { ...file('a', '/x', ''), at: { kind: 'host', name: 'a', path: [{}] } as never };")],
  ['names a setting of prototypes', 'bad-path', 'absolute', withBody("yield { ...file('a', 'x', ''), at: { kind: 'host', name: 'a', path: ['bad', '__proto__', 'constructor'] } };")],
  ['names a setting of a block that is not there', 'plugin-broken', 'names the host `b`', withBody("yield { ...file('a', '/x', ''), at: { kind: 'host', name: 'b', path: ['memory'] } };")],
  ['names a guest that is not there', 'plugin-names-unknown', '`b`', withBody("yield file('b', '/x', '');")],
  ['pollutes prototypes', 'plugin-broken', 'no operation', withBody("(Object.prototype as any).do = 'file'; (Array.prototype as any).guest = 'a'; yield [] as never;")],
  ['answers with __proto__', 'plugin-broken', '`guest` of its operation `file` is not a text', withBody("yield JSON.parse('{\"do\":\"file\",\"__proto__\":{\"guest\":\"a\"},\"path\":\"/x\",\"text\":\"\"}');")],
  ['climbs in the guest', 'bad-path', 'climbs', withBody("yield file('a', '/../../etc/passwd', '');")],
  ['climbs in the output', 'plugin-output-path', '../../x', withBody("yield output('../../x', '');")],
  ['writes at the root', 'plugin-output-path', '/etc/cron.d/x', withBody("yield output('/etc/cron.d/x', '');")],
  ['climbs by its server', 'plugin-names-unknown', '../..', withBody("yield output('x', '', { server: '../..' });")],
  ['writes a control character', 'plugin-output-path', 'is no path', withBody("yield output('a\\nb', '');")],
  ['replaces a script', 'plugin-output-taken', 'start.sh', withBody("yield output('start.sh', 'rm -rf /', { executable: true });")],
  ['breaks out of guest.list', 'bad-name', 'owner', withBody("yield file('a', '/x', '', { owner: 'root:root\\t/etc/x' });")],
  ['breaks out of /etc/hosts', 'bad-name', 'name of a machine', withBody("yield hosts('a', '10.0.0.1', ['x\\n0.0.0.0 y']);")],
  ['breaks out of /etc/hosts of many', 'bad-name', 'name of a machine', withBody("yield neighbours(['a'], [{ address: '10.0.0.1', names: ['x\\n0.0.0.0 y'] }]);")],
  ['gives lines that are none', 'plugin-broken', '`lines` of its operation `neighbours` is not a list of lines', withBody("yield neighbours(['a'], [{ address: '10.0.0.1' }] as never);")],
  ['gives a password in place of a hash', 'bad-password', 'hash', withBody("yield user('a', 'jack', { password: 'secret' });")],
  ['asks the clock', 'plugin-failed', 'has no clock', withBody("yield file('a', '/x', String(Date.now()));")],
  ['asks the clock in another way', 'plugin-failed', 'has no clock', withBody("yield file('a', '/x', new Date().toString());")],
  ['asks the clock by what formats it', 'plugin-failed', 'has no clock', withBody("yield file('a', '/x', new Intl.DateTimeFormat('en', { timeStyle: 'long' }).format());")],
  ['wants chance', 'plugin-failed', 'has no chance', withBody("yield file('a', '/x', String(Math.random()));")],
  ['wants the process', 'plugin-failed', 'process is not defined', withBody("yield file('a', '/x', String((process as any).env.HOME));").replace('import {', 'declare const process: unknown;\nimport {')],
  ['wants files', 'plugin-failed', 'it may import its own files and `mlnc/plugin`', withBody('', "import { readFileSync } from 'node:fs'; readFileSync('/etc/passwd');")],
  ['makes code of text', 'plugin-failed', /code generation/i, withBody("yield file('a', '/x', String(Function('return this')().process));")],
  ['looks for the outside by its own input', 'plugin-failed', /code generation/i, withBody("yield file('a', '/x', String((guests as any).constructor.constructor('return process')()));")],
  ['looks for the outside by what it imports', 'plugin-failed', /code generation/i, withBody("yield file('a', '/x', String((file as any).constructor('return process')()));")],
  ['looks for the outside by an error that is not its own', 'plugin-failed', /code generation/i, withBody(`let foreign: any;
    Error.stackTraceLimit = 100;
    const fall = (): void => { try { void new Error('x').stack; } catch (fault) { if (!(fault instanceof Error)) foreign = fault; } fall(); };
    try { fall(); } catch (fault) { if (!(fault instanceof Error)) foreign = fault; }
    (foreign ?? fall).constructor.constructor('return process')();`)],
  ['imports a file that is not there', 'plugin-not-read', '`./nowhere.ts`', withBody('', "import './nowhere.ts';")],
  ['imports a file above it', 'plugin-not-read', 'outside its folder', withBody('', "import '../a.mln';")],
];

test.each(wrong)('%s: %s', (_what, code, told, plugin) => {
  const ended = compile(plugin);
  expect(ended.err).toContain(`[${code}]`);
  if (typeof told === 'string') expect(ended.err).toContain(told);
  else expect(ended.err).toMatch(told);
  expect(ended.err).toMatch(/a\.mln:[36]:/);
  expect(ended.err).not.toContain('internal fault');
  expect([ended.code, ended.out, ended.wrote]).toEqual([1, '', false]);
});

test.each([
  ['loops', 'for (;;);'],
  ['waits by a regular expression', "/^(a+)+$/.test('a'.repeat(60) + '!');"],
])('%s: it is ended after its time', (_what, body) => {
  const ended = compile(withBody(body), { seconds: 2 });
  expect(ended.err).toContain('[plugin-too-slow]');
  expect(ended.err).toContain('ended after 2 s');
  expect(ended.seconds).toBeLessThan(8);
  expect([ended.code, ended.wrote]).toEqual([1, false]);
});

test('it never ends to answer', () => {
  expect(compile(withBody("for (;;) yield file('a', '/x', '');"), { seconds: 60 }).err).toContain('[plugin-too-large]');
});

test.each([
  ['a text of 1 GB', "yield file('a', '/x', 'x'.repeat(2 ** 30));", /plugin-failed|plugin-too-large/],
  ['texts of 100 MB', "yield file('a', '/x', 'x'.repeat(1e8));", /plugin-too-large/],
  ['a hundred thousand files of 1 kB', "for (let i = 0; i < 1e5; i++) yield file('a', `/x${i}`, 'x'.repeat(1000));", /plugin-too-large/],
  ['memory on the heap', 'const all: string[][] = []; for (let i = 0; ; i++) all.push(Array(1000).fill(String(i)));', /plugin-too-large/],
  ['memory beside the heap', 'const all: Uint8Array[] = []; for (;;) all.push(new Uint8Array(1e8).fill(1));', /plugin-failed|plugin-too-large/],
])('it wants too much: %s', (_what, body, told) => {
  const ended = compile(withBody(body), { seconds: 60 });
  expect(ended.err).toMatch(told);
  expect([ended.code, ended.wrote]).toEqual([1, false]);
});

test('what it adds to prototypes harms nobody outside', () => {
  expect(compile(withBody("(Object.prototype as any).toJSON = () => 'x'; (Array.prototype as any).map = () => []; yield file('a', '/x', 'y');"))).toMatchObject({ wrote: false, code: 1 });
});

test('it waits for the error of an import, which is one of the outside: nothing runs after its answer', () => {
  const cwd = directoryWith({ 'a.mln': network, 'plugins/bad.js': withBody(`yield file('a', '/x', 'y');
    import('node:fs').catch(fault => fault.constructor.constructor('return process')().mainModule.require('node:fs').writeFileSync('ran', ''));`) });
  expect(mlnc(['a.mln', '-o', 'out', '--allow-plugins'], { cwd })).toMatchObject({ code: 0, err: '' });
  expect(existsSync(join(cwd, 'ran'))).toBe(false);
});

test('it knows neither the time zone nor the language of the machine', () => {
  const cwd = directoryWith({ 'a.mln': network, 'plugins/bad.ts': withBody("console.log(new Date(0).toString(), new Date(0).getHours(), (1234.5).toLocaleString());") });
  const told = (env: Record<string, string>): string => mlnc(['a.mln', '--check', '--allow-plugins'], { cwd, env }).err;
  expect(told({ TZ: 'Asia/Tokyo', LC_ALL: 'de_DE.UTF-8' })).toBe(told({ TZ: 'America/New_York', LC_ALL: 'C' }));
  expect(told({ TZ: 'Asia/Tokyo' })).toMatch(/GMT\+0000[^\n]* 0 1,234\.5\n$/);
});

test('one that lies beside a description does not run unless it is named there', () => {
  const cwd = directoryWith({ 'a.mln': 'global { project demo }\nhost a { }\n', 'plugins/bad.ts': withBody("throw new Error('it ran');", "throw new Error('it ran');") });
  expect(mlnc(['a.mln', '--check', '--allow-plugins'], { cwd }).err).not.toContain('it ran');
});

test('one that is named does not run until it is trusted; nor after its text, or that of what it imports, has changed', () => {
  const plugin = withBody("yield file('a', '/etc/bad', text);", "import { text } from './text.ts';");
  const cwd = directoryWith({ 'a.mln': network, 'plugins/bad/plugin.ts': plugin, 'plugins/bad/text.ts': "export const text = 'one';\n" });
  const env = { HOME: cwd };
  const untrusted = mlnc(['a.mln', '--check'], { cwd, env });
  expect(untrusted.err).toContain('[plugin-not-trusted]');
  expect(untrusted.err).toContain('mlnc plugin trust plugins/bad');
  expect(untrusted.code).toBe(1);
  expect(mlnc(['plugin', 'trust', 'plugins/bad'], { cwd, env })).toMatchObject({ code: 0 });
  expect(mlnc(['a.mln', '--check'], { cwd, env })).toMatchObject({ code: 0, err: '' });
  const changed = directoryWith({ 'a.mln': network, 'plugins/bad/plugin.ts': plugin, 'plugins/bad/text.ts': "export const text = 'two';\n" });
  expect(mlnc(['a.mln', '--check'], { cwd: changed, env }).err).toContain('[plugin-not-trusted]');
});
