import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { directoryWith, mlnc, snapshot } from './support.ts';

const examples = fileURLToPath(new URL('../../examples/plugins', import.meta.url));
const typescript = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url));

test('a plug-in is made, tested and trusted by commands', () => {
  const cwd = directoryWith({ 'a.mln': 'global { project a; plugin mine }\nhost a { template busybox; mine { hello } }\n' });
  const env = { HOME: cwd };
  expect(mlnc(['plugin', 'new', 'mine'], { cwd, env })).toMatchObject({ code: 0, err: '' });
  expect(mlnc(['plugin', 'new', 'mine'], { cwd, env })).toMatchObject({ code: 2 });
  const first = mlnc(['plugin', 'test'], { cwd, env });
  expect([first.code, first.out]).toEqual([1, expect.stringContaining('nothing is recorded')]);
  expect(mlnc(['plugin', 'test', '--record'], { cwd, env })).toEqual({ code: 0, out: 'recorded plugins/mine/test/works\n', err: '' });
  expect(mlnc(['plugin', 'test'], { cwd, env })).toEqual({ code: 0, out: 'ok plugins/mine/test/works\n', err: '' });
  const path = join(cwd, 'plugins/mine/plugin.ts');
  writeFileSync(path, readFileSync(path, 'utf8').replace('mine.value', "mine.value + 'more\\n'"));
  const changed = mlnc(['plugin', 'test', 'plugins/mine'], { cwd, env });
  expect([changed.code, changed.out]).toEqual([1, expect.stringMatching(/^not ok plugins\/mine\/test\/works\n[^]*^\+more$/m)]);
  expect(mlnc(['plugin', 'list'], { cwd, env }).out).toContain('plugins/mine/plugin.ts, not trusted');
  expect(mlnc(['plugin', 'trust', 'plugins/mine'], { cwd, env }).out).toContain('mine is trusted as it is now: plugins/mine/plugin.ts');
  expect(JSON.parse(mlnc(['plugin', 'list', '--json'], { cwd, env }).out)).toContainEqual({ name: 'mine', from: 'plugins/mine/plugin.ts', state: 'trusted', words: [] });
  expect(mlnc(['a.mln', '--check'], { cwd, env })).toMatchObject({ code: 0, err: '' });
  expect(mlnc(['plugin', 'trust', 'plugins/none'], { cwd, env })).toMatchObject({ code: 2, err: expect.stringContaining('[plugin-not-found]') });
  expect(mlnc(['plugin', 'tset'], { cwd, env })).toMatchObject({ code: 2, err: expect.stringContaining('did you mean `test`') });
});

test.each([['memory', 'a word of the language'], ['autoenum', 'is built in'], ['free-space', 'a word of the language'], ['Mine', 'small letters']])('a plug-in cannot be called %s', (name, told) => {
  const cwd = directoryWith();
  expect(mlnc(['plugin', 'new', name], { cwd })).toMatchObject({ code: 2, out: '', err: expect.stringContaining(told) });
  expect(snapshot(cwd)).toEqual({});
});

test('an editor finds no fault in a new plug-in, and a fault where there is one', () => {
  const cwd = directoryWith();
  expect(mlnc(['plugin', 'new', 'mine'], { cwd })).toMatchObject({ code: 0, err: '' });
  const folder = join(cwd, 'plugins/mine');
  const complaints = (): string => spawnSync(process.execPath, [typescript, '-p', folder], { encoding: 'utf8' }).stdout;
  expect(complaints()).toBe('');
  cpSync(join(examples, 'typescript/plugins/policy.ts'), join(folder, 'plugin.ts'));
  expect(complaints()).toBe('');
  writeFileSync(join(folder, 'plugin.ts'), readFileSync(join(folder, 'plugin.ts'), 'utf8').replace('policy.value', 'policy.valu'));
  expect(complaints()).toMatch(/^[^\n]*plugin\.ts\(\d+,\d+\): error[^\n]* Did you mean 'value'\?\n$/);
});

const greeting = (text: string): string => `import { definePlugin, file, one, word } from 'mlnc/plugin';
export default definePlugin({
  name: 'greeting', doc: 'Greets.',
  keywords: { host: { greeting: one(word, { doc: 'A word.', example: 'greeting hello' }) } },
  *configure({ guests }) { for (const { name, words: { greeting } } of guests) if (greeting) yield file(name, '/etc/greeting', greeting.value + '${text}\\n', { at: greeting.at }); },
});
`;
const greeted = 'global { project demo; plugin greeting }\nhost a { template busybox; greeting hello }\n';
const outcome = (cwd: string): string => readFileSync(join(cwd, 'out/demo/service-hosts/local/vms/a/guest/greeting'), 'utf8');

test('a run that is remembered is compiled again when the plug-in changes', () => {
  const cwd = directoryWith({ 'a.mln': greeted, 'plugins/greeting.ts': greeting('!') });
  const run = () => mlnc(['a.mln', '-o', 'out', '--allow-plugins'], { cwd, env: { HOME: cwd } });
  expect([run().code, outcome(cwd)]).toEqual([0, 'hello!\n']);
  expect(run().out).toBe('out/demo: nothing changed\n');
  writeFileSync(join(cwd, 'plugins/greeting.ts'), greeting('?'));
  expect([run().code, outcome(cwd)]).toEqual([0, 'hello?\n']);
});

test.each([
  ['a file of TypeScript', 'plugins/greeting.ts', []],
  ['a file of JavaScript', 'plugins/greeting.mjs', []],
  ['a folder', 'plugins/greeting/plugin.ts', []],
  ['a package beside the description', 'node_modules/mlnc-plugin-greeting/greet.js', []],
  ['a path of the command line', 'elsewhere/greeting.ts', ['-p', 'elsewhere/greeting.ts']],
  ['a folder of the command line', 'elsewhere/greeting/plugin.js', ['-pelsewhere/greeting']],
])('found as %s', (_what, path, words) => {
  const cwd = directoryWith({ 'a.mln': greeted, [path]: greeting(''), 'node_modules/mlnc-plugin-greeting/package.json': '{ "main": "greet.js" }' });
  expect(mlnc(['a.mln', '-o', 'out', '--allow-plugins', ...words], { cwd })).toMatchObject({ code: 0, err: '' });
  expect(outcome(cwd)).toBe('hello\n');
});

test.each([
  ['main', { main: 'dist/greet.js' }],
  ['exports', { main: 'none.js', exports: { '.': { types: './greet.d.ts', import: './dist/greet.js' } } }],
])('a package whose file is deeper, by its `%s`, is trusted as its message says', (_what, manifest) => {
  const cwd = directoryWith({ 'a.mln': greeted, 'node_modules/mlnc-plugin-greeting/package.json': JSON.stringify(manifest), 'node_modules/mlnc-plugin-greeting/dist/greet.js': greeting('') });
  const env = { HOME: cwd };
  const command = /`mlnc (plugin trust [^`]*)`/.exec(mlnc(['a.mln', '--check'], { cwd, env }).err)?.[1] ?? '';
  expect(command).toMatch(/node_modules\/mlnc-plugin-greeting$/);
  expect(mlnc(command.split(' '), { cwd, env })).toMatchObject({ code: 0, out: expect.stringContaining('greeting is trusted') });
  expect(mlnc(['a.mln', '--check'], { cwd, env })).toMatchObject({ code: 0, err: '' });
  expect(mlnc(['plugin', 'list'], { cwd, env }).out).toMatch(/^greeting +node_modules\/mlnc-plugin-greeting\/dist\/greet\.js, trusted$/m);
  expect(mlnc(['a.mln', '--check', '-p', 'node_modules/mlnc-plugin-greeting'], { cwd })).toMatchObject({ code: 0, err: '' });
});

test('one of the command line needs neither trust nor `plugin` in the description', () => {
  const cwd = directoryWith({ 'a.mln': greeted.replace('; plugin greeting', ''), 'elsewhere/greeting.ts': greeting('') });
  expect(mlnc(['a.mln', '-o', 'out', '-p', 'elsewhere/greeting.ts'], { cwd })).toMatchObject({ code: 0, err: '' });
  expect(mlnc(['tree', 'a.mln', '/host/a/greeting', '-p', 'elsewhere/greeting.ts'], { cwd }).out).toContain('hello');
  expect(mlnc(['keywords', 'greeting', '-p', 'elsewhere/greeting.ts'], { cwd }).out).toContain('Of the plug-in greeting.');
  expect(mlnc(['a.mln', '--check'], { cwd }).err).toContain('[unknown-keyword]');
});

test('a package that npm installed for the machine needs no trust', () => {
  const cwd = directoryWith({ 'a.mln': greeted, 'node/bin/.keep': '', 'node/lib/node_modules/mlnc-plugin-greeting/index.js': greeting(''), 'node/lib/node_modules/mlnc-plugin-greeting/package.json': '{ "main": "index.js" }' });
  const node = join(cwd, 'node/bin/node');
  cpSync(process.execPath, node);
  chmodSync(node, 0o755);
  expect(mlnc(['a.mln', '--check'], { cwd, node })).toMatchObject({ code: 0, err: '' });
});

test('the words of a plug-in are spelled like all others', () => {
  const cwd = directoryWith({ 'a.mln': greeted.replace('greeting hello', 'greting hello'), 'plugins/greeting.ts': greeting('') });
  expect(mlnc(['a.mln', '--check', '--allow-plugins'], { cwd }).err).toContain('did you mean `greeting`');
});

test('a raw block of a plug-in is laid out as raw text, where it may run', () => {
  const text = 'global {\n    project demo\n    plugin policy\n}\n\nhost a {\n    policy {\n      if (a) {  b;;  }\n    }\n}\n';
  const cwd = directoryWith({ 'a.mln': text });
  cpSync(join(examples, 'typescript/plugins'), join(cwd, 'plugins'), { recursive: true });
  expect(mlnc(['fmt', 'a.mln', '--allow-plugins'], { cwd })).toMatchObject({ code: 0, err: '' });
  expect(readFileSync(join(cwd, 'a.mln'), 'utf8')).toContain('if (a) {  b;;  }');
});

test('`console` of a plug-in is for whoever looks for its faults', () => {
  const cwd = directoryWith({ 'a.mln': greeted, 'plugins/greeting.ts': greeting('').replace('*configure({ guests }) {', "*configure({ guests }) { console.log('seen', guests.length);") });
  expect(mlnc(['a.mln', '--check', '--allow-plugins'], { cwd }).err).toBe('greeting: seen 1\n');
});

test('own readers and own messages of a plug-in tell where', () => {
  const plugin = `import { code, definePlugin, matching, one, reporting } from 'mlnc/plugin';
const codes = { 'colour-dull': code<{ colour: string }>({ severity: 'error', message: p => p.colour + ' is dull', hint: () => 'try red', explain: 'Some colours are dull, and nobody wants them in a machine.' }) } as const;
const report = reporting(codes);
export default definePlugin({
  name: 'colour', doc: 'Colours.', diagnostics: codes,
  keywords: { host: { colour: one(matching('word', 'a colour', /^[a-z]+$/, 'small letters'), { doc: 'A colour.', example: 'colour red' }) } },
  *configure({ guests }) { for (const { words: { colour } } of guests) if (colour?.value === 'grey') yield report('colour-dull', { colour: colour.value }, colour.at); },
});
`;
  const run = (colour: string) => mlnc(['a.mln', '--check', '--allow-plugins'], { cwd: directoryWith({ 'a.mln': `global { project demo; plugin colour }\nhost a { template busybox; colour ${colour} }\n`, 'plugins/colour.ts': plugin }) });
  expect(run('red')).toMatchObject({ code: 0, err: '' });
  expect(run('grey').err).toMatch(/grey is dull \[colour-dull\]\n --> a\.mln:2:35\n[^]*hint: try red/);
  const cwd = directoryWith({ 'colour.ts': plugin });
  expect(mlnc(['help', 'colour-dull', '-p', 'colour.ts'], { cwd }).out).toBe('colour-dull (error)\n\nSome colours are dull, and nobody wants them in a machine.\n');
  expect(mlnc(['help', '-pcolour.ts'], { cwd }).out).toContain('The plug-in colour:\n    colour-dull\n');
  const completion = mlnc(['completion', '-p', 'colour.ts'], { cwd }).out;
  expect([/:keywords\) words='[^']* colour /.test(completion), /:help\) words='[^']* colour-dull/.test(completion)]).toEqual([true, true]);
  expect(run('RED').err).toMatch(/`colour`: `RED` is not a colour \[bad-word\]\n --> a\.mln:2:35\n[^]*hint: small letters/);
});

test('the file of trust is its owner\'s alone', () => {
  const cwd = directoryWith({ 'plugins/greeting.ts': greeting('') });
  mkdirSync(join(cwd, 'home'));
  expect(mlnc(['plugin', 'trust', 'plugins/greeting.ts'], { cwd, env: { XDG_CONFIG_HOME: join(cwd, 'home') } }).code).toBe(0);
  expect(snapshot(join(cwd, 'home'))).toMatchObject({ mln: '700', 'mln/trusted-plugins': expect.stringMatching(/^600 /) });
});

const reading = `import { definePlugin, file, one, word } from 'mlnc/plugin';
export default definePlugin({
  name: 'reading', doc: 'Reads.',
  keywords: { host: { reading: one(word, { doc: 'A file.', example: 'reading a.txt' }) } },
  *configure({ guests, read }) {
    for (const { name, words: { reading } } of guests) if (reading) yield file(name, '/etc/read', read(reading.value, reading.at) + read('b.txt'), { at: reading.at });
  },
});
`;
const readBy = (name: string): string => `global { project demo; plugin reading }\nhost a { template busybox; reading ${name} }\n`;
const readText = (cwd: string): string => readFileSync(join(cwd, 'out/demo/service-hosts/local/vms/a/guest/read'), 'utf8');

test('a plug-in reads files beside the description, and they are known to what is remembered', () => {
  const cwd = directoryWith({ 'd/a.mln': readBy('a.txt'), 'd/plugins/reading.ts': reading, 'd/a.txt': 'one\n', 'd/b.txt': 'two\n' });
  const run = () => mlnc(['d/a.mln', '-o', 'out', '--allow-plugins'], { cwd, env: { HOME: cwd } });
  expect(run()).toMatchObject({ code: 0, err: '' });
  expect(readText(cwd)).toBe('one\ntwo\n');
  expect(run().out).toBe('out/demo: nothing changed\n');
  writeFileSync(join(cwd, 'd/b.txt'), 'three\n');
  expect(run().code).toBe(0);
  expect(readText(cwd)).toBe('one\nthree\n');
});

test.each([
  ['none.txt', 'does not exist'],
  ['../above.txt', 'leads out of the description\'s folder'],
  ['.', 'is a folder'],
])('plugin-file: a plug-in cannot read %s', (name, told) => {
  const cwd = directoryWith({ 'd/a.mln': readBy(name), 'd/plugins/reading.ts': reading, 'above.txt': '', 'd/b.txt': '' });
  const { err, code } = mlnc(['d/a.mln', '-o', 'out', '--allow-plugins'], { cwd });
  expect(err).toContain('[plugin-file]');
  expect(err).toContain(told);
  expect(err).toContain('d/a.mln:2:36');
  expect(code).toBe(1);
});

test('a plug-in of one\'s own keeps lines beside the description', () => {
  const plugin = `import { definePlugin, keep } from 'mlnc/plugin';
export default definePlugin({ name: 'counting', doc: 'Counts.', keeps: 'counting.lock', *transform({ hosts, kept = [] }) { yield keep([String(hosts.length), String(kept.length)]); } });
`;
  const cwd = directoryWith({ 'd/a.mln': 'global { project demo; plugin counting }\nhost a { template busybox }\n', 'd/plugins/counting.ts': plugin });
  const run = () => mlnc(['d/a.mln', '-o', 'out', '--allow-plugins'], { cwd });
  expect(run()).toMatchObject({ code: 0 });
  expect(readFileSync(join(cwd, 'd/counting.lock'), 'utf8')).toMatch(/^demo 1 0$/m);
  expect(run()).toMatchObject({ code: 0 });
  expect(readFileSync(join(cwd, 'd/counting.lock'), 'utf8')).toMatch(/^demo 1 1$/m);
  const climbing = directoryWith({ 'd/a.mln': 'global { project demo; plugin counting }\nhost a { template busybox }\n', 'd/plugins/counting.ts': plugin.replace('counting.lock', '../x.lock') });
  expect(mlnc(['d/a.mln', '-o', 'out', '--allow-plugins'], { cwd: climbing }).err).toContain('[plugin-broken]');
});
