import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { memoryReader } from '../../compiler/1-source/memory-reader.ts';
import { fileReader } from '../../compiler/1-source/file-reader.ts';
import { loadAllCodes } from '../../compiler/cli/explain-code.ts';
import { installation } from '../../compiler/cli/installation.ts';
import { compile } from '../../compiler/compile.ts';
import { usageCodes } from '../../compiler/diagnostics/codes/usage.ts';
import { writeCodes } from '../../compiler/diagnostics/codes/write.ts';
import type { CodeRow } from '../../compiler/diagnostics/diagnostic.ts';
import { caseFolders } from './case-folder.ts';

type Row = CodeRow<never>;

const table = Object.entries(await loadAllCodes() as Record<string, Row>);

/** Codes that no single file shows, and the file of tests that shows them instead. */
const shownElsewhere: Readonly<Record<string, string>> = {
  'file-no-permission': 'test/cases', 'file-too-large': 'test/cases', 'file-unreadable': 'test/cases', 'bad-rate': 'test/unit/schema', 'bad-percent': 'test/unit/schema',
  'file-not-utf8': 'test/cases', 'file-binary': 'test/cases', 'include-cycle': 'test/cases',
  'nested-too-deep': 'test/cases', 'too-many-syntax-errors': 'test/cases', 'raw-define-not-plain': 'test/cases',
  'include-too-deep': 'test/unit/2-syntax', 'layout-changes-meaning': 'test/unit/2-syntax', 'too-many-includes': 'test/unit/2-syntax', 'include-from-current-directory': 'test/unit/2-syntax',
  'no-template': 'test/unit/5-model', 'other-platform': 'test/cases', 'mac-collision': 'test/cases',
  'network-too-large': 'test/unit/5-model', 'bridge-too-large': 'test/cases', 'guest-paths-clash': 'test/unit/6-plan',
  'server-described-twice': 'test/unit/5-model', 'unique-name-twice': 'test/unit/5-model', 'device-twice': 'test/unit/5-model',
  'address-of-other-project': 'test/unit/5-model', 'mac-of-other-project': 'test/unit/5-model',
  'switch-impossible': 'test/unit/6-plan', 'switch-backend-refused': 'test/unit/6-plan',
  'plugin-file': 'test/e2e', 'plugin-failed': 'test/e2e', 'plugin-too-slow': 'test/e2e', 'plugin-too-large': 'test/e2e', 'plugin-not-read': 'test/e2e', 'plugin-not-trusted': 'test/e2e', 'plugin-word-taken': 'test/e2e',
  'plugin-names-unknown': 'test/unit/plugins', 'plugin-broken': 'test/unit/plugins', 'plugin-output-path': 'test/unit/plugins', 'plugin-output-taken': 'test/unit/plugins',
  'kept-file-unreadable': 'test/e2e', 'freeip-lock-line': 'test/e2e', 'freeip-lock-twice': 'test/e2e', 'freeip-lock-taken': 'test/e2e',
  'uml-too-many-disks': 'test/cases', 'xen-too-many-disks': 'test/xen', 'uml-too-many-interfaces': 'test/cases',
};

const isOfTheSystem = (name: string): boolean => name in writeCodes || name in usageCodes;

const codesOf = async (text: string): Promise<readonly string[]> => {
  const reader = memoryReader({ 'demo.mln': text }, fileReader());
  const { diagnostics } = await compile({ path: 'demo.mln', defines: new Map() }, { ...installation(), reader });
  return diagnostics.map(({ code }) => code);
};

const withExample = table.filter(([name, { wrong }]) => wrong !== undefined && !(name in shownElsewhere) && !isOfTheSystem(name));

test.each(withExample)('%s: the wrong example gets it, the right one does not', async (name, { wrong = '', right }) => {
  expect(await codesOf(wrong)).toContain(name);
  if (right !== undefined) expect(await codesOf(right)).not.toContain(name);
});

const sourcesBelow = (folder: string): string =>
  readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory() || /\.(?:ts|bats|sh)$/.test(entry.name))
    .map(entry => (entry.isDirectory() ? sourcesBelow(`${folder}/${entry.name}`) : readFileSync(`${folder}/${entry.name}`, 'utf8')))
    .join('\n');

const shownByCases = (): string =>
  readFileSync('test/cases/generated.test.ts', 'utf8') + caseFolders.map(folder => folder.recorded().get('diagnostics.txt') ?? '').join('\n');

test.each(table.filter(([, { wrong }]) => wrong === undefined))('%s, which has no example, is shown by another test', name => {
  const folders = isOfTheSystem(name) ? ['test/e2e', 'test/unit/7-write'] : [shownElsewhere[name] ?? 'no test is named for it'];
  const isShown = folders.some(folder => (folder === 'test/cases' ? shownByCases() : sourcesBelow(folder)).includes(name));
  expect(isShown, folders.join()).toBe(true);
});

test('every code explains itself in sentences', () => {
  const poor = table.filter(([, { explain }]) => explain.length < 40 || !explain.endsWith('.')).map(([name]) => name);
  expect(poor).toEqual([]);
});

test('no code stands in two tables', () => {
  const files = ['compiler/diagnostics/codes', ...['targets', 'plugins'].flatMap(kind => readdirSync(kind).map(name => `${kind}/${name}`))]
    .flatMap(folder => readdirSync(folder).filter(file => folder.endsWith('codes') || file === 'diagnostics.ts').map(file => `${folder}/${file}`));
  const names = files.flatMap(file => [...readFileSync(file, 'utf8').matchAll(/^ {2}'?([a-z][a-z0-9-]*)'?: (?:code|bad)\b/gm)].map(match => match[1] ?? ''));
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  expect([...names].sort()).toEqual(table.map(([name]) => name).sort());
});
