import { posix } from 'node:path';
import { fileReader } from '../../1-source/file-reader.ts';
import { remembering, type Reader } from '../../1-source/reader.ts';
import { printTree } from '../../4-resolve/print-tree.ts';
import type { OutputFile } from '../../6-plan/output-file.ts';
import { unifiedDiff } from '../../7-write/show-diff.ts';
import { writeFile } from '../../7-write/single-file.ts';
import { compile } from '../../compile.ts';
import type { codes } from '../../diagnostics/codes.ts';
import { printDiagnostics } from '../../diagnostics/print.ts';
import type { Reporter } from '../../diagnostics/report.ts';
import { locatePlugin } from '../../plugins/outside/find-plugin.ts';
import { exitCodes } from '../arguments.ts';
import { installation } from '../installation.ts';
import type { Terminal } from '../terminal.ts';

/** A folder `test/CASE/` beside a plug-in, with an `input.mln`. */
interface Case {
  readonly folder: string;
  /** The plug-in, unless only the case itself names it: a program that its folder alone does not tell. */
  readonly plugin: string | undefined;
}

type Files = ReadonlyMap<string, string>;

/**
 * Compiles the cases of plug-ins and compares. `diagnostics.txt` is always compared, `tree.txt` and each file below
 * `expected/` where they are there; a first recording takes what plug-ins may have a hand in.
 */
export const testPlugins = async (paths: readonly string[], record: boolean, terminal: Terminal, { report, hasErrors }: Reporter<typeof codes>): Promise<number> => {
  const reader = remembering(fileReader());
  const cases = (paths.length > 0 ? paths : ['plugins/*']).flatMap(path => casesOf(path, reader));
  if (cases.length === 0) {
    report('pattern-matches-nothing', undefined, { pattern: casePattern(paths[0] ?? 'plugins/*', reader) });
    return exitCodes.usage;
  }
  let failed = 0;
  for (const each of cases) {
    const outcome = await outcomeOf(each);
    const expected = expectedOf(each, reader);
    const compared = record ? recordedOf(outcome, expected) : new Map([...outcome].filter(([path]) => expected.has(path) || path === 'diagnostics.txt'));
    if (record) for (const [path, text] of compared) writeFile(posix.join(each.folder, path), text, report);
    const differences = record ? '' : expected.size === 0 ? 'nothing is recorded for it: `mlnc plugin test --record`\n' : differencesOf(expected, compared);
    if (differences !== '') failed++;
    terminal.out(`${differences === '' ? (record ? 'recorded' : 'ok') : 'not ok'} ${each.folder}\n${differences}`);
  }
  return hasErrors() || failed > 0 ? exitCodes.wrongDescription : exitCodes.ok;
};

/** A plug-in or program that is one file has its cases beside it. */
const casePattern = (path: string, reader: Reader): string => posix.join(isFile(path, reader) ? posix.dirname(path) : path, 'test/*/input.mln');

const isFile = (path: string, reader: Reader): boolean => 'text' in reader.read(path);

const casesOf = (path: string, reader: Reader): readonly Case[] => reader.expand(casePattern(path, reader)).map(input => {
  const folder = posix.dirname(input);
  const around = posix.normalize(posix.join(folder, '../..'));
  return { folder, plugin: isFile(path, reader) ? path : locatePlugin(around, reader) && around };
});

const outcomeOf = async ({ plugin, folder }: Case): Promise<Files> => {
  const { table, diagnostics, resolved, vocabulary, output } = await compile({ path: posix.join(folder, 'input.mln'), defines: new Map() }, { ...installation({ paths: plugin === undefined ? [] : [plugin], allow: true }), reader: fileReader() });
  const files = output === undefined ? [] : [...await output.files()].flatMap(asRecorded);
  const tree = resolved && printTree(resolved, vocabulary, '/');
  const printed = printDiagnostics(table, diagnostics, { colour: false });
  return new Map([...files, ['diagnostics.txt', printed], ...(tree === undefined ? [] : [['tree.txt', tree] as const])]
    .map(([path, text]) => [path, path.startsWith('expected/') ? text : text.replaceAll(`${folder}/`, '')]));
};

const asRecorded = ({ path, content }: OutputFile): readonly (readonly [string, string])[] =>
  (typeof content === 'string' ? [[`expected/${path.replace(/(^|\/)\./g, '$1dot-')}`, content]] : []);

const expectedOf = ({ folder }: Case, reader: Reader): Files => {
  const paths = [...reader.expand(posix.join(folder, 'expected/**/*')), ...['diagnostics.txt', 'tree.txt'].map(name => posix.join(folder, name))];
  return new Map(paths.flatMap(path => {
    const read = reader.read(path);
    return 'text' in read ? [[posix.relative(folder, path), read.text] as const] : [];
  }));
};

/** What a plug-in adds or changes, but not what mlnc writes into every output. */
const ofPlugins = /^(diagnostics|tree)\.txt$|\/guest\/|\/guest\.list$|\/hooks\/|\/plugins\/|^expected\/dot-secrets\//;
const ofEveryOutput = /^expected\/(service-hosts\/|(README\.md|project\.conf|project\.json|topology\.svg|(build|start|status|stop)\.sh|dot-git\w+)$)/;

/** A second recording takes the files that the first left. */
const recordedOf = (outcome: Files, expected: Files): Files => {
  const chosen = [...expected.keys()].some(path => path.startsWith('expected/'));
  const wanted = (path: string): boolean => (chosen ? expected.has(path) || !path.startsWith('expected/') : ofPlugins.test(path) || !ofEveryOutput.test(path));
  return new Map([...outcome].filter(([path, text]) => wanted(path) && text !== ''));
};

const differencesOf = (expected: Files, outcome: Files): string =>
  [...new Set([...expected.keys(), ...outcome.keys()])].sort()
    .filter(path => (expected.get(path) ?? '') !== (outcome.get(path) ?? ''))
    .map(path => unifiedDiff(path, expected.get(path), outcome.get(path) === '' ? undefined : outcome.get(path)))
    .join('');
