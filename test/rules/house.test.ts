import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { shipped } from '../../dist/registry.mts';
import { linesWith, textOf, top, tracked } from './tracked-files.ts';

const made = /^(examples\/[^/]+\/output\/|test\/cases\/)/;
const all = tracked().filter(path => !made.test(path));
const typeScript = all.filter(path => /\.(ts|mjs)$/.test(path));
const shell = all.filter(path => /^(runtime-sh|targets|templates)\//.test(path) && (/\.sh$/.test(path) || path === 'runtime-sh/mln' || path.startsWith('templates/guest/boot') || path.startsWith('templates/guest/down') || path === 'templates/guest/check'));
const templates = all.filter(path => path.endsWith('.hbs'));

const linesIn = (path: string): number => textOf(path).split('\n').length - 1;

test('files are small', () => {
  expect(typeScript.filter(path => linesIn(path) > 300)).toEqual([]);
  expect(shell.filter(path => linesIn(path) > 200)).toEqual([]);
});

/** The lines of a script. The text of a here-document is what a function writes, not what it does. */
const withoutHereDocuments = (text: string): readonly string[] => {
  let end: string | undefined;
  return text.split('\n').filter(line => {
    if (end !== undefined) {
      if (line.trim() === end) end = undefined;
      return false;
    }
    end = /<<-?\s*['"]?(\w+)/.exec(line)?.[1];
    return true;
  });
};

/** Names and lengths of the functions of a shell file, from `name() {` to the `}` that closes it. */
const functionsIn = (path: string): readonly { readonly name: string; readonly lines: number }[] => {
  const found: { name: string; lines: number }[] = [];
  let open: { name: string; from: number } | undefined;
  withoutHereDocuments(textOf(path)).forEach((line, i) => {
    const name = /^([a-z_0-9]+)\(\) [{(]$/.exec(line)?.[1];
    if (name !== undefined) open = { name, from: i };
    else if (open && /^[})]/.test(line)) {
      found.push({ name: open.name, lines: i - open.from - 1 });
      open = undefined;
    }
  });
  return found;
};

test('shell functions are small', () => {
  const functions = shell.flatMap(path => functionsIn(path).map(each => ({ ...each, path })));
  expect(functions.length).toBeGreaterThan(100);
  expect(functions.filter(({ lines }) => lines > 25)).toEqual([]);
});

test('POSIX shell has no local', () => {
  expect(linesWith(/^\s*(local|declare|typeset)\s/, shell)).toEqual([]);
});

test('every value in a template passes a helper that says where it lands', () => {
  expect(templates.length).toBeGreaterThan(5);
  expect(linesWith(/\{\{\{|\{\{&|\{\{(?!else\}\})[~]?\s*[A-Za-z@.][^\s{}]*\s*[~]?\}\}/, templates)).toEqual([]);
  expect(linesWith(/\{\{[#^](?!(if|each) )/, templates)).toEqual([]);
});

test('tracked files name no package registry and no path of one machine', () => {
  const text = all.filter(path => !/\.(png|svg|ico)$/.test(path) && path !== 'test/rules/house.test.ts');
  expect(linesWith(/registry\.npmjs|registry\.yarnpkg|npm\.pkg\.github/, text)).toEqual([]);
  expect(linesWith(/(?<![\w$}./-])\/(work|workspace|Users)\//, text)).toEqual([]);
});

test('the lock file names no address', () => {
  expect(linesWith(/"resolved"/, ['package-lock.json'])).toEqual([]);
});

test('every file that the runtime ships is there and is used by another file or found by its folder', () => {
  const foundByFolder = /^runtime-sh\/(cmd|storage|switches|families)\/|^targets\/[^/]+\/driver\.sh$|^runtime-sh\/mln$/;
  const sources = [...shell, ...all.filter(path => /^(runtime-sh|compiler|targets|templates)\/.*\.(awk|ts|hbs)$/.test(path))].map(path => [path, textOf(path)] as const);
  const unused = shipped.filter(path => {
    if (foundByFolder.test(path)) return false;
    const name = path.slice(path.lastIndexOf('/') + 1);
    const words = [name, name.replace(/\.(sh|awk)$/, ''), path.replace(/^targets\/([^/]+)\/driver-([^.]+)\..*$/, '$1-$2')];
    return !sources.some(([other, text]) => other !== path && words.some(word => new RegExp(`(?<![\\w-])${word.replace(/[.]/g, '\\.')}(?![\\w-])`).test(text)));
  });
  expect(shipped.filter(path => !existsSync(join(top, path)))).toEqual([]);
  expect(unused).toEqual([]);
});

test('continuous integration has something to run', () => {
  expect(tracked('.ci/run')).toEqual(['.ci/run']);
  expect(statSync(join(top, '.ci/run')).mode & 0o111).toBe(0o111);
});

test('nothing generated is kept by git', () => {
  expect(tracked('dist', 'node_modules', 'bench/work', '*.img', '*.ext4', '*.tmp', '*.orig', '*.rej')).toEqual([]);
});

test('a test fails where it says that something does not hold: errexit passes over the `!` of the shell', () => {
  expect(linesWith(/^\s*! (?!.*\|\|)/, all.filter(path => path.endsWith('.bats')))).toEqual([]);
});
