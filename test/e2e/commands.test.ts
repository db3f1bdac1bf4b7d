import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { description, directoryWith, isRoot, mlnc, program } from './support.ts';

test('help and version fit on 80 columns and end with 0', () => {
  const cwd = directoryWith();
  for (const words of [['--help'], ['-h'], ['fmt', '--help'], ['tree', '--help'], ['help', 'keywords'], ['--version'], ['help'], ['keywords'], ['keywords', 'address'], ['help', 'unknown-keyword']]) {
    const { code, out, err } = mlnc(words, { cwd });
    expect([words, code, err]).toEqual([words, 0, '']);
    expect(out.split('\n').filter(line => line.length > 80 && !line.startsWith('    '))).toEqual([]);
  }
  expect(mlnc(['--help'], { cwd }).out).toMatch(/^Usage: mlnc FILE\.\.\. /);
  expect(mlnc(['--version'], { cwd }).out).toBe(mlnc(['-V'], { cwd }).out);
});

test.each([
  [[], /no description is named[^]*mlnc init/],
  [['--chek', 'a.mln'], /did you mean `--check`/],
  [['fmt', '--watch', 'a.mln'], /`mlnc fmt` has no option `--watch`/],
  [['chekc', 'a.mln'], /did you mean `mlnc FILE --check`/],
  [['start', '-p', 'demo'], /did you mean `mln start`/],
  [['start'], /did you mean `mln start`/],
  [['formt', 'a.mln'], /did you mean `mlnc fmt`/],
  [['a.mln', '--check', '--diff'], /do not go together/],
  [['a.mln', '-o'], /`--output` needs a value/],
  [['a.mln', '-o', 'x', '-o', 'y'], /`-o` is given twice/],
  [['a.mln', '-D', '5=x'], /`-D 5=x` is not `-D NAME=VALUE`/],
  [['--watch', '-'], /standard input cannot be watched/],
  [['tree'], /`mlnc tree` needs a file/],
  [['keywords', 'a', 'b'], /`b` is one word too many/],
  [['keywords', 'memry'], /did you mean `memory`/],
  [['help', 'unknown-keywrd'], /did you mean `unknown-keyword`/],
  [['*.none'], /no file matches `\*\.none`/],
  [['tree', 'a.mln', '/host/a/memry'], /did you mean `\/host\/a\/memory`/],
  [['tree', 'a.mln', '/host/a/term'], /does not say `term` there; its default is `none`/],
  [['tree', 'a.mln', '/host/a/kernel'], /does not say `kernel` there: `mlnc keywords kernel`/],
  [['tree', 'a.mln', '/host/zzz'], /`\/host` has `a`, `b`/],
])('wrong use ends with 2 and a way out: %j', (words, says) => {
  const { code, out, err } = mlnc(words, { cwd: directoryWith({ 'a.mln': description() }) });
  expect(code).toBe(2);
  expect(err).toMatch(says);
  expect(err).toMatch(/^hint: /m);
  expect(out).toBe('');
});

test('a file named like a command is compiled when its path says so', () => {
  const cwd = directoryWith({ fmt: description() });
  expect(mlnc(['./fmt', '--check'], { cwd })).toEqual({ code: 0, out: './fmt: no errors\n', err: '' });
});

test('fmt lays out in place, lists what changed, keeps the mode; --check only looks', () => {
  const ugly = 'host a{memory   64M}\n';
  const cwd = directoryWith({ 'a.mln': ugly, 'b.mln': 'host b {\n    memory 64M\n}\n' });
  expect(mlnc(['fmt', '--check', '*.mln'], { cwd })).toEqual({ code: 1, out: 'a.mln\n', err: '' });
  expect(readFileSync(join(cwd, 'a.mln'), 'utf8')).toBe(ugly);
  const mode = statSync(join(cwd, 'a.mln')).mode;
  expect(mlnc(['fmt', 'a.mln', 'b.mln'], { cwd })).toEqual({ code: 0, out: 'a.mln\n', err: '' });
  expect(readFileSync(join(cwd, 'a.mln'), 'utf8')).toBe('host a {\n    memory 64M\n}\n');
  expect(statSync(join(cwd, 'a.mln')).mode).toBe(mode);
  expect(mlnc(['fmt', '-'], { cwd, input: ugly })).toEqual({ code: 0, out: 'host a {\n    memory 64M\n}\n', err: '' });
});

test('fmt reports what it cannot read as compiling does, and formats the others', () => {
  const cwd = directoryWith({ 'a.mln': 'host a{ }', 'd/x': '' });
  const { code, out, err } = mlnc(['fmt', 'none.mln', 'd', 'a.mln'], { cwd });
  expect([code, out]).toEqual([1, 'a.mln\n']);
  expect(err).toMatch(/there is no file `none\.mln`[^]*`d` is a directory/);
  expect(mlnc(['fmt', '-'], { cwd, input: 'host a {' })).toMatchObject({ code: 1, out: '' });
});

test.skipIf(!isRoot)('fmt in a directory of somebody else says so and leaves the file', () => {
  const cwd = directoryWith({ 'a.mln': 'host a{ }' });
  expect(mlnc(['fmt', 'a.mln'], { cwd, nobody: true })).toMatchObject({ code: 1, out: '', err: expect.stringContaining('`a.mln` cannot be written: permission denied') });
  expect(readFileSync(join(cwd, 'a.mln'), 'utf8')).toBe('host a{ }');
});

test('what init writes compiles without a warning and is formatted; no file is replaced', () => {
  const cwd = directoryWith();
  expect(mlnc(['init', 'lab'], { cwd })).toMatchObject({ code: 0, out: expect.stringContaining('mlnc lab.mln -o out'), err: '' });
  expect(mlnc(['lab.mln', '--check', '--strict'], { cwd })).toMatchObject({ code: 0, err: '' });
  expect(mlnc(['fmt', '--check', 'lab.mln'], { cwd })).toEqual({ code: 0, out: '', err: '' });
  expect(mlnc(['init', 'lab.mln'], { cwd })).toMatchObject({ code: 2, err: expect.stringContaining('`lab.mln` exists already') });
  expect(mlnc(['init', '../lab'], { cwd })).toMatchObject({ code: 2, err: expect.stringContaining('is not a project\'s name') });
});

test('tree shows a value with its origin, hides secrets, and answers programs', () => {
  const text = `superclass s { memory 32M }\n${description('$size').replace('project demo', 'project demo; $size = 96M').replace('host b {', 'host b { superclass s;')}`;
  const cwd = directoryWith({ 'a.mln': text });
  expect(mlnc(['tree', 'a.mln', '/host/b/memory'], { cwd })).toEqual({ code: 0, out: '/host/b/memory  32M  # a.mln:1, inherited from s a.mln:1\n', err: '' });
  const files = directoryWith({ 'f.mln': 'global { project p }\nhost gw { files { /etc/motd /x } }\n' });
  for (const path of ['/host/gw/files//etc/motd', '/host/gw/files/etc']) expect(mlnc(['tree', 'f.mln', path], { cwd: files }).out).toBe('/host/gw/files//etc/motd  /x  # f.mln:2\n');
  const { out } = mlnc(['tree', 'a.mln', '--json'], { cwd });
  const items = JSON.parse(out) as { path: string; values: string[]; at: unknown }[];
  expect(items.find(item => item.path === '/host/a/memory')).toMatchObject({ values: ['96M'], at: { file: 'a.mln', line: 3 }, via: [{ kind: 'variable', name: 'size' }] });
  expect(items.find(item => item.path === '/host/a/users/jack')?.values).toEqual(['<secret>']);
  expect(out).not.toContain('abcdefghij');
});

test('keywords answers programs with every place of a word', () => {
  const { out } = mlnc(['keywords', 'memory', '--json'], { cwd: directoryWith() });
  expect(JSON.parse(out)).toMatchObject([{ word: 'memory', path: ['host'], default: '64M' }, { word: 'memory', path: ['service_host'] }]);
});

test('completion gives bash the words', () => {
  const script = `. <(${process.execPath} ${program} completion)
ask() { COMP_WORDS=(mlnc "$@"); COMP_CWORD=$#; COMPREPLY=(); _mlnc; echo "\${COMPREPLY[*]}"; }
ask fm; ask --di; ask help no-descr; ask keywords netm; ask tree --j; ask a.mln --str`;
  const { stdout, stderr } = spawnSync('bash', ['-c', script], { encoding: 'utf8' });
  expect([stdout, stderr]).toEqual(['fmt\n--diff\nno-description\nnetmask\n--json\n--strict\n', '']);
});

test('colour only on a terminal, and NO_COLOR is kept', () => {
  const cwd = directoryWith();
  const onTerminal = (env: Record<string, string>) =>
    spawnSync('script', ['-qec', `${process.execPath} ${program} none.mln`, '/dev/null'], { cwd, encoding: 'utf8', env: { PATH: process.env['PATH'], TERM: 'xterm', ...env } });
  expect(onTerminal({}).stdout).toContain('\u001b[1;31merror');
  expect(onTerminal({ NO_COLOR: '1' }).stdout).not.toContain('\u001b[1;31m');
  expect(onTerminal({ TERM: 'dumb' }).stdout).not.toContain('\u001b[1;31m');
  expect(onTerminal({}).status).toBe(1);
  expect(mlnc(['none.mln'], { cwd }).err).not.toContain('\u001b');
});

test.each([
  ['--version'], ['--help'], ['keywords'], ['tree a.mln'], ['a.mln --check'], ['a.mln --check --json'], ['fmt a.mln -'], ['fmt -'],
])('a full disk behind standard output is told in a line, and ends with 2: %s', words => {
  const cwd = directoryWith({ 'a.mln': description() });
  const { status, stderr } = spawnSync('sh', ['-c', `"$0" "$1" ${words} < a.mln > /dev/full`, process.execPath, program], { cwd, encoding: 'utf8' });
  expect([status, stderr]).toEqual([2, 'error: standard output cannot be written: no space left [stdout-not-written]\nhint: send it elsewhere, or make room where it leads to, and run mlnc again\n\n1 error\n']);
});

test('a standard output that is open for reading only is told in words', () => {
  const { status, stderr } = spawnSync('sh', ['-c', '"$0" "$1" keywords < "$1" >&0', process.execPath, program], { encoding: 'utf8' });
  expect([status, stderr.split('\n')[0]]).toEqual([2, 'error: standard output cannot be written: it is not open for writing [stdout-not-written]']);
});

test('a full disk behind standard output does not hinder the work, and hides no error of a description', () => {
  const cwd = directoryWith({ 'a.mln': description(), 'b.mln': description().replace('demo', 'other'), 'wrong.mln': 'host a { }\n' });
  const intoFull = (words: string) => spawnSync('sh', ['-c', `"$0" "$1" ${words} > /dev/full`, process.execPath, program], { cwd, encoding: 'utf8' });
  expect(intoFull('a.mln b.mln -o out').status).toBe(2);
  expect(readdirSync(join(cwd, 'out')).sort()).toEqual(['demo', 'other']);
  expect(intoFull('wrong.mln --check --json').status).toBe(1);
});

test('a standard output that takes a part is no success', () => {
  const cwd = directoryWith({ 'a.mln': description() });
  const limited = spawnSync('sh', ['-c', 'trap "" XFSZ; ulimit -f 1; "$0" "$1" tree a.mln > part', process.execPath, program], { cwd, encoding: 'utf8' });
  expect(limited).toMatchObject({ status: 2, stderr: expect.stringContaining('the file would be too large [stdout-not-written]') });
});

test('a reader that goes away does not hinder the work', () => {
  const cwd = directoryWith({ 'a.mln': description() });
  mkdirSync(join(cwd, 'out'));
  const piped = (words: string) => spawnSync('bash', ['-c', `"${process.execPath}" "${program}" ${words} | head -c 1; echo " \${PIPESTATUS[0]}"`], { cwd, encoding: 'utf8' });
  expect(piped('keywords')).toMatchObject({ stdout: 't 0\n', stderr: '' });
  expect(piped('help')).toMatchObject({ stderr: '' });
  const gone = spawnSync('bash', ['-c', `"${process.execPath}" "${program}" a.mln -o out > >(exec true); echo $?`], { cwd, encoding: 'utf8' });
  expect(gone).toMatchObject({ stdout: '0\n', stderr: '' });
  expect(statSync(join(cwd, 'out/demo/MANIFEST')).isFile()).toBe(true);
});
