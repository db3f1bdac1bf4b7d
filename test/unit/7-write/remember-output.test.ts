import { appendFileSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isUpToDate, rememberOutput, untouchedModes } from '../../../compiler/7-write/remember-output.ts';
import { network, stampOf, temporaryDirectory, write } from './try-write.ts';

const remembered = async () => {
  const root = temporaryDirectory();
  const before = process.env['XDG_CACHE_HOME'];
  process.env['XDG_CACHE_HOME'] = join(root, 'cache');
  onTestFinished(() => {
    if (before === undefined) delete process.env['XDG_CACHE_HOME'];
    else process.env['XDG_CACHE_HOME'] = before;
  });
  const input = join(root, 'kafe.mln');
  const folder = join(root, 'site');
  mkdirSync(folder);
  writeFileSync(input, 'global { project kafe }\n');
  await new Promise(resume => setTimeout(resume, 40));
  const since = Date.now();
  await write(root, network);
  const directory = join(root, 'kafe');
  const remember = (): void => rememberOutput({ words: ['1'], directory, inputs: [input, folder], since, said: 'a warning', isClean: true });
  remember();
  return { root, input, folder, directory, remember };
};

test('what nobody touched is up to date, and looking touches nothing', async () => {
  const { directory } = await remembered();
  const before = stampOf(directory);
  expect(isUpToDate(['1'])).toEqual({ directory, said: 'a warning' });
  expect(isUpToDate(['2'])).toBeUndefined();
  expect(stampOf(directory)).toBe(before);
});

const gw = 'service-hosts/local/vms/gw';

test.each<[string, (at: Awaited<ReturnType<typeof remembered>>) => void]>([
  ['the description changed', ({ input }) => appendFileSync(input, '#')],
  ['a listed folder has a new file', ({ folder }) => writeFileSync(join(folder, 'b.mln'), '')],
  ['an output file was edited, its size and mtime kept', ({ directory }) => {
    writeFileSync(join(directory, gw, 'vm.conf'), 'memory=65\n');
    utimesSync(join(directory, gw, 'vm.conf'), 1, 1);
  }],
  ['a stranger is there', ({ directory }) => writeFileSync(join(directory, gw, 'notes.txt'), '')],
  ['a server\'s manifest was edited', ({ directory }) => appendFileSync(join(directory, 'service-hosts/local/MANIFEST'), '#')],
  ['a journal is pending', ({ directory }) => mkdirSync(join(directory, '.mlnc-new'))],
])('not up to date: %s', async (_what, change) => {
  const at = await remembered();
  change(at);
  expect(isUpToDate(['1'])).toBeUndefined();
});

test('what was edited while it was compiled is not remembered', async () => {
  const { input, remember } = await remembered();
  appendFileSync(input, '# too late to be read\n');
  remember();
  expect(isUpToDate(['1'])).toBeUndefined();
});

test('a cache that cannot be written is no error', async () => {
  const { input, remember } = await remembered();
  process.env['XDG_CACHE_HOME'] = input;
  remember();
  expect(isUpToDate(['1'])).toBeUndefined();
});

test('an untouched output is not read again, and what changed is written', async () => {
  const { root, directory } = await remembered();
  const next = { ...network, [`${gw}/vm.conf`]: 'memory=512\n' };
  const around = { untouched: untouchedModes };
  const paths = Object.keys(network);
  expect(untouchedModes(directory, paths)?.get(`${gw}/vm.conf`)).toBe(0o644);
  expect(await write(root, next, around)).toEqual({ result: [{ kind: 'changed', path: `${gw}/vm.conf` }], said: [] });
  expect(untouchedModes(directory, paths)).toBeUndefined();
  appendFileSync(join(directory, 'README.md'), 'mine');
  expect((await write(root, { ...next, 'README.md': 'new' }, around)).said).toEqual([expect.stringMatching(/^file-edited/)]);
});

test('another description that made the same output since takes the first one\'s memory away', async () => {
  const { directory, input } = await remembered();
  rememberOutput({ words: ['2'], directory, inputs: [input], since: Date.now(), said: '', isClean: true });
  expect(isUpToDate(['2'])).toEqual({ directory, said: '' });
  expect(isUpToDate(['1'])).toBeUndefined();
});
