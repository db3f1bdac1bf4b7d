import { appendFileSync, cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { description, directoryWith, isRoot, mlnc, program, snapshot, startMlnc, until } from './support.ts';

test('compiling writes a directory, again changes nothing, a change is one line of each file that shows it', () => {
  const cwd = directoryWith({ 'a.mln': description() });
  expect(mlnc(['a.mln', '-o', 'out'], { cwd })).toEqual({ code: 0, out: expect.stringMatching(/^out\/demo: \d+ new\n$/), err: '' });
  const first = snapshot(join(cwd, 'out'));
  expect(readdirSync(join(cwd, 'out'))).toEqual(['demo']);
  expect(mlnc(['a.mln', '-o', 'out'], { cwd })).toEqual({ code: 0, out: 'out/demo: nothing changed\n', err: '' });
  writeFileSync(join(cwd, 'a.mln'), description('80M'));
  const dry = mlnc(['a.mln', '-o', 'out', '--dry-run'], { cwd });
  const files = dry.out.split('\n').map(line => line.replace('out/demo/service-hosts/local/', ''));
  expect(files).toEqual(['changed out/demo/README.md', 'changed out/demo/project.json', 'changed systemd/mln-demo@.service', 'new     systemd/mln-demo@b.service.d/guest.conf',
    'changed systemd/user/mln-demo@.service', 'changed vms/a/command.sh', 'out/demo: 1 new, 5 changed; nothing was written', '']);
  const diff = mlnc(['a.mln', '-o', 'out', '--diff'], { cwd });
  expect(diff.out).toMatch(/^-\tmem=64M \\\n\+\tmem=80M \\$/m);
  expect(snapshot(join(cwd, 'out'))).toEqual(first);
});

test('a diff is one that patch can apply', () => {
  const cwd = directoryWith({ 'a.mln': description() });
  mlnc(['a.mln', '-o', 'out'], { cwd });
  writeFileSync(join(cwd, 'a.mln'), description('80M'));
  const { out } = mlnc(['a.mln', '-o', 'out', '--diff'], { cwd });
  cpSync(join(cwd, 'out/demo'), join(cwd, 'patched'), { recursive: true });
  expect(spawnSync('git', ['apply', '-p1'], { cwd: join(cwd, 'patched'), input: out, encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
  mlnc(['a.mln', '-o', 'out'], { cwd });
  const file = 'service-hosts/local/vms/a/command.sh';
  expect(readFileSync(join(cwd, 'patched', file), 'utf8')).toBe(readFileSync(join(cwd, 'out/demo', file), 'utf8'));
});

test('errors end with 1, and a project beside a broken one is not written either', () => {
  const cwd = directoryWith({ 'a.mln': description(), 'b.mln': 'global { project other }\nhost x { memry 64M }\n' });
  const { code, out, err } = mlnc(['*.mln', '-o', 'out'], { cwd });
  expect([code, out]).toEqual([1, '']);
  expect(err).toMatch(/b\.mln:2:10[^]*did you mean `memory`[^]*1 error/);
  expect(existsSync(join(cwd, 'out'))).toBe(false);
});

test('several descriptions, and two of one project', () => {
  const cwd = directoryWith({ 'a.mln': description(), 'b.mln': description().replace('project demo', 'project other') });
  expect(mlnc(['a.mln', 'b.mln', 'a.mln'], { cwd })).toMatchObject({ code: 0, err: '' });
  expect(readdirSync(join(cwd, 'out')).sort()).toEqual(['demo', 'other']);
  writeFileSync(join(cwd, 'b.mln'), description());
  expect(mlnc(['a.mln', 'b.mln'], { cwd })).toMatchObject({ code: 1, err: expect.stringContaining('both describe the project `demo`') });
});

test('several descriptions must fit on a service host together; none is written when they do not', () => {
  const project = (name: string, memory: string) => `#include site.mln\nglobal { project ${name} }\nhost x { template busybox; service_host gw1; memory ${memory}; users { jack $6$salt$abcdefghij } }\n`;
  const cwd = directoryWith({ 'site.mln': 'service_host gw1 { memory 512M }\n', 'a.mln': project('a', '300M'), 'b.mln': project('b', '200M') });
  expect(mlnc(['[ab].mln', '--check'], { cwd })).toMatchObject({ code: 0, err: '' });
  writeFileSync(join(cwd, 'b.mln'), project('b', '300M'));
  const { code, err } = mlnc(['[ab].mln'], { cwd });
  expect([code, existsSync(join(cwd, 'out'))]).toEqual([1, false]);
  expect(err).toMatch(/the 2 guests of `gw1`, from `a\.mln` and `b\.mln`, need 600 MiB of memory; it has 512[^]*site\.mln:1:27[^]*`x` of `a` asks for 300M\n --> a\.mln:3:[^]*`x` of `b` asks for 300M\n --> b\.mln:3:/);
  expect(mlnc(['b.mln'], { cwd }).code).toBe(0);
});

test('standard input, with includes from the current directory', () => {
  const cwd = directoryWith({ 'more.mln': 'host c { template busybox; users { jill $6$salt$abcdefghij } }\n' });
  expect(mlnc(['-', '--check'], { cwd, input: description('64M', '#include more.mln\n') })).toEqual({ code: 0, out: '<stdin>: no errors\n', err: '' });
  expect(mlnc(['-'], { cwd, input: 'host' })).toMatchObject({ code: 1, err: expect.stringContaining('<stdin>:1:1') });
});

test('-D sets a variable, --strict lets no warning pass', () => {
  const cwd = directoryWith({ 'a.mln': description('$size') });
  expect(mlnc(['a.mln', '-Dsize=80M', '--check'], { cwd }).code).toBe(0);
  expect(mlnc(['a.mln', '--check'], { cwd })).toMatchObject({ code: 1, err: expect.stringContaining('size') });
  writeFileSync(join(cwd, 'w.mln'), description('64M', 'switch unused { }\n'));
  expect(mlnc(['w.mln', '--check'], { cwd }).code).toBe(0);
  expect(mlnc(['w.mln', '--strict'], { cwd })).toMatchObject({ code: 1, err: expect.stringContaining('a warning fails, since `--strict` is given') });
  expect(existsSync(join(cwd, 'out'))).toBe(false);
});

test('--json is one document on standard output, errors and outputs in it', () => {
  const cwd = directoryWith({ 'a.mln': description('12Q'), 'b.mln': description() });
  const wrong = mlnc(['a.mln', '--json'], { cwd });
  expect([wrong.code, wrong.err]).toEqual([1, '']);
  expect(JSON.parse(wrong.out)).toMatchObject({
    format: 1, errors: 1, warnings: 0, outputs: [],
    diagnostics: [{ severity: 'error', code: 'bad-size', message: expect.any(String), place: { file: 'a.mln', start: { line: 2, column: 35 }, end: { line: 2, column: 38 } }, notes: [] }],
  });
  const changes = (words: string[]) => (JSON.parse(mlnc(['b.mln', '--json', ...words], { cwd }).out) as { outputs: { written: boolean; directory: string; changes: object[] }[] }).outputs[0];
  expect(changes(['--dry-run'])).toMatchObject({ written: false, directory: 'out/demo' });
  expect(changes([])).toMatchObject({ written: true, changes: expect.arrayContaining([{ kind: 'new', path: 'start.sh' }]) });
  expect(changes([])).toMatchObject({ changes: [] });
  expect(JSON.parse(mlnc(['none*.mln', '--json'], { cwd }).out)).toMatchObject({ errors: 1, diagnostics: [{ code: 'pattern-matches-nothing' }] });
});

test('a damaged installation is a fault of mlnc, not of the description', () => {
  const cwd = directoryWith({ 'a.mln': description() });
  cpSync(dirname(program), join(cwd, 'damaged'), { recursive: true });
  rmSync(join(cwd, 'damaged/assets/templates/project'), { recursive: true });
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(cwd, 'damaged/mlnc.js'), 'a.mln'], { cwd, encoding: 'utf8', env: {} });
  expect([status, stdout]).toEqual([70, '']);
  expect(stderr).toMatch(/^mlnc: internal fault: [^\n]+\nThis is a defect of mlnc [^\n]+ Please report it[^\n]*\nMLNC_DEBUG=1[^\n]*\n$/);
  expect(existsSync(join(cwd, 'out/demo'))).toBe(false);
});

test('-o on a file, and a directory that is not ours, are left alone', () => {
  const cwd = directoryWith({ 'a.mln': description(), file: 'mine', 'out/demo/work.txt': 'mine' });
  expect(mlnc(['a.mln', '-o', 'file'], { cwd })).toMatchObject({ code: 1, err: expect.stringContaining('[output-not-directory]') });
  expect(mlnc(['a.mln', '-o', 'out'], { cwd })).toMatchObject({ code: 1, err: expect.stringContaining('`out/demo` exists and was not written by mlnc') });
  expect(mlnc(['a.mln', '-o', 'file', '--dry-run'], { cwd }).code).toBe(1);
  expect(readFileSync(join(cwd, 'file'), 'utf8')).toBe('mine');
  expect(readdirSync(join(cwd, 'out'))).toEqual(['demo']);
  expect(readdirSync(join(cwd, 'out/demo'))).toEqual(['work.txt']);
});

test('a symbolic link in the output is not followed', () => {
  const cwd = directoryWith({ 'a.mln': description(), 'elsewhere/start.sh': 'mine' });
  mlnc(['a.mln'], { cwd });
  rmSync(join(cwd, 'out/demo/start.sh'));
  symlinkSync(join(cwd, 'elsewhere/start.sh'), join(cwd, 'out/demo/start.sh'));
  mlnc(['a.mln', '--force'], { cwd });
  expect(readFileSync(join(cwd, 'elsewhere/start.sh'), 'utf8')).toBe('mine');
});

test('a file that was edited is kept and named, and overwritten with --force', () => {
  const cwd = directoryWith({ 'a.mln': description() });
  mlnc(['a.mln'], { cwd });
  const file = join(cwd, 'out/demo/service-hosts/local/vms/a/command.sh');
  appendFileSync(file, '# mine\n');
  writeFileSync(join(cwd, 'a.mln'), description('80M'));
  expect(mlnc(['a.mln'], { cwd })).toMatchObject({ code: 0, err: expect.stringContaining('was edited by hand') });
  expect(readFileSync(file, 'utf8')).toMatch(/mem=64M[^]*# mine\n$/);
  mlnc(['a.mln', '--force'], { cwd });
  expect(readFileSync(file, 'utf8')).toMatch(/mem=80M/);
  expect(readFileSync(file, 'utf8')).not.toMatch(/# mine/);
});

test.skipIf(!isRoot)('an account that may not write is told so, and nothing is left behind', () => {
  const cwd = directoryWith({ 'a.mln': description() });
  expect(mlnc(['a.mln', '-o', 'out'], { cwd, nobody: true })).toMatchObject({ code: 1, out: '', err: expect.stringContaining('permission denied') });
  expect(readdirSync(cwd)).toEqual(['a.mln']);
  mlnc(['a.mln', '-o', 'out'], { cwd });
  const before = snapshot(join(cwd, 'out'));
  writeFileSync(join(cwd, 'a.mln'), description('80M'));
  expect(mlnc(['a.mln', '-o', 'out'], { cwd, nobody: true })).toMatchObject({ code: 1, err: expect.stringContaining('[output-denied]') });
  expect(snapshot(join(cwd, 'out'))).toEqual(before);
});

/** Root in a mount namespace of its own: a file system of so many bytes for one command. */
const withSmallDisk = (cwd: string, size: string, command: string) =>
  spawnSync('unshare', ['-m', 'sh', '-c', `mkdir -p disk && mount -t tmpfs -o size=${size} none disk && ${command}`], { cwd, encoding: 'utf8' });

const canMount = isRoot && withSmallDisk(directoryWith(), '1m', 'true').status === 0;

test.skipIf(!canMount)('a full disk leaves the old output whole and nothing of the new one', () => {
  const many = description('64M', 'host g[1-300] { template busybox; users { jack $6$salt$abcdefghij }; startup { echo this is guest $index of many } }\n');
  const cwd = directoryWith({ 'a.mln': description(), 'many.mln': many });
  const compile = (file: string) => `${process.execPath} ${program} ${file} -o disk`;
  const list = 'find disk -type f -exec sha256sum {} + | sort';
  const grown = withSmallDisk(cwd, '1m', `{ ${compile('a.mln')} && ${list} > before; ${compile('many.mln')}; echo "ended with $?"; ${list} > after; cmp before after && ls -A disk; }`);
  expect(grown.stdout).toMatch(/new\nended with 1\ndemo\n$/);
  expect(grown.stderr).toMatch(/no space left[^]*\[output-full\]/);
  const fresh = withSmallDisk(cwd, '300k', `{ ${compile('many.mln')}; echo "ended with $?"; ls -A disk; }`);
  expect(fresh.stdout).toBe('ended with 1\n');
  expect(fresh.stderr).toMatch(/\[output-full\]/);
});

const tenThousand = description('64M', 'host g[1-10000] { template busybox; users { jack $6$salt$abcdefghij }; startup { echo guest $index } }\n');

test.each(['SIGINT', 'SIGTERM'] as const)('%s in the middle leaves the old output whole and nothing beside it', async signal => {
  const cwd = directoryWith({ 'a.mln': description(), 'many.mln': tenThousand });
  mlnc(['a.mln'], { cwd });
  const before = snapshot(join(cwd, 'out'));
  const { child, ended } = startMlnc(['many.mln'], { cwd });
  await until(() => existsSync(join(cwd, 'out/demo/.mlnc-new')) && readdirSync(join(cwd, 'out/demo/.mlnc-new')).length > 0, 'new files');
  child.kill(signal);
  expect(await ended).toMatchObject({ code: 1, out: '', err: expect.stringContaining('[output-interrupted]') });
  expect(snapshot(join(cwd, 'out'))).toEqual(before);
}, 60_000);

test('Ctrl-C during a first output leaves nothing', async () => {
  const cwd = directoryWith({ 'many.mln': tenThousand });
  const { child, ended } = startMlnc(['many.mln'], { cwd });
  await until(() => existsSync(join(cwd, 'out')) && readdirSync(join(cwd, 'out')).some(name => name.includes('new')), 'new files');
  child.kill('SIGINT');
  expect((await ended).code).toBe(1);
  expect(readdirSync(join(cwd, 'out'))).toEqual([]);
}, 60_000);

test('Ctrl-C ends the wait for another mlnc, which a terminal is told of', async () => {
  const cwd = directoryWith({ 'a.mln': description(), 'out/.demo.mlnc-lock': `1 ${hostname()}\n` });
  const command = `'${process.execPath}' '${program}' a.mln & while kill -0 $! && ! grep -q 'for proces[s]' said; do sleep 0.1; done; kill -INT $!; wait $!; echo "ended with $?"`;
  const begun = Date.now();
  writeFileSync(join(cwd, 'said'), '');
  const { stdout } = spawnSync('script', ['-qefc', command, 'said'], { cwd, encoding: 'utf8', env: { PATH: process.env['PATH'], SHELL: '/bin/bash' } });
  expect(stdout).toContain(`demo: waiting for process 1 on ${hostname()}`);
  expect(stdout).toMatch(/\[output-interrupted\][^]*ended with 1/);
  expect(Date.now() - begun).toBeLessThan(8_000);
  expect(readdirSync(join(cwd, 'out'))).toEqual(['.demo.mlnc-lock']);
});

test('two compilations at once end with one whole output', async () => {
  const cwd = directoryWith({ 'a.mln': description(), 'b.mln': description('80M') });
  const ends = await Promise.all(['a.mln', 'b.mln', 'a.mln', 'b.mln'].map(file => startMlnc([file], { cwd }).ended));
  expect(ends.map(({ code, err }) => [code, err])).toEqual(ends.map(() => [0, '']));
  expect(readdirSync(join(cwd, 'out'))).toEqual(['demo']);
  expect(spawnSync('sha256sum', ['--quiet', '-c', 'MANIFEST'], { cwd: join(cwd, 'out/demo/service-hosts/local'), encoding: 'utf8' })).toMatchObject({ status: 0, stdout: '' });
});

test('the same bytes and modes from any directory, time zone, locale and umask', () => {
  const cwd = directoryWith({ 'site/a.mln': description() });
  mlnc(['site/a.mln', '-o', 'one'], { cwd });
  mlnc(['a.mln', '-o', '../two'], { cwd: join(cwd, 'site'), env: { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8', HOME: '/', LANG: 'C' } });
  const masked = spawnSync('sh', ['-c', `umask 077; exec ${process.execPath} ${program} ${cwd}/site/a.mln -o ${cwd}/three`], { cwd: '/', env: {}, encoding: 'utf8' });
  expect(masked).toMatchObject({ status: 0, stderr: '' });
  const one = snapshot(join(cwd, 'one/demo'));
  expect(snapshot(join(cwd, 'two/demo'))).toEqual(one);
  expect(snapshot(join(cwd, 'three/demo'))).toEqual(one);
  expect(statSync(join(cwd, 'three/demo/.secrets')).mode & 0o777).toBe(0o700);
});

test('--watch compiles again when an included file changes, survives errors, and Ctrl-C ends it', async () => {
  const cwd = directoryWith({ 'a.mln': description('64M', '#include more/*.mln\n'), 'more/c.mln': 'host c { template busybox; users { jill $6$salt$abcdefghij } }\n' });
  const { child, ended, output } = startMlnc(['a.mln', '--watch'], { cwd });
  const times = (text: string) => output().split(text).length - 1;
  try {
    await until(() => times('watching') === 1, 'first compilation');
    writeFileSync(join(cwd, 'more/c.mln'), 'host c { template busybox; users { jill $6$salt$abcdefghij }; memory 80M }\n');
    await until(() => times('watching') === 2, 'second compilation');
    expect(output()).toMatch(/ changed\n/);
    writeFileSync(join(cwd, 'more/d.mln'), 'host d { memry 1 }\n');
    await until(() => times('watching') === 3, 'a file that the pattern finds now');
    expect(output()).toContain('did you mean `memory`');
    rmSync(join(cwd, 'more/d.mln'));
    await until(() => times('watching') === 4, 'its end');
    child.kill('SIGINT');
    expect((await ended).code).toBe(0);
  } finally {
    child.kill('SIGKILL');
  }
}, 60_000);

test('--watch sees changes of what was compiled before, after a save that changes nothing, and of what lies beside the description', async () => {
  const site = 'host c { template busybox; users { jill $6$salt$abcdefghij }; files { site /var/www } }\n';
  const cwd = directoryWith({ 'a.mln': description(), 'b.mln': description('64M', site), 'site/x/index.html': 'one' });
  const env = { HOME: cwd };
  const session = async (file: string, saves: readonly (() => void)[]) => {
    const { child, ended, output } = startMlnc([file, '-o', 'out', '--watch'], { cwd, env });
    const times = () => output().split('watching').length - 1;
    try {
      for (const [index, save] of saves.entries()) {
        await until(() => times() === index + 1, `compilation ${index + 1} of ${file}`);
        save();
      }
      await until(() => times() === saves.length + 1, `the last compilation of ${file}`);
      child.kill('SIGINT');
      return await ended;
    } finally {
      child.kill('SIGKILL');
    }
  };
  const saved = (path: string, text: string) => () => writeFileSync(join(cwd, path), text);
  expect(mlnc(['a.mln', '-o', 'out'], { cwd, env }).code).toBe(0);
  const { err } = await session('a.mln', [saved('a.mln', description()), saved('a.mln', description('80M'))]);
  expect(err).toBe('watching 1 file; Ctrl-C ends it\n'.repeat(3));
  const last = await session('b.mln', [saved('site/x/index.html', 'two'), saved('site/x/new.html', 'three'), () => rmSync(join(cwd, 'site/x/new.html'))]);
  expect(last.out.match(/^out\/demo: .*$/gm)?.slice(1)).toEqual([expect.stringContaining(' changed'), expect.stringContaining('1 new'), expect.stringContaining('1 removed')]);
}, 60_000);
