/**
 * The half that runs beside the plug-in, in a context where there is nothing else: no clock, no chance, no process.
 * Texts go in and texts come out, so that nothing of the outside is within a plug-in's reach.
 */
import * as api from '../../plugin-api.ts';
import type { CodeTable } from '../../diagnostics/diagnostic.ts';
import type { PhraseReader, Reader, Rows } from '../../schema/row.ts';
import type { Plugin } from '../plugin.ts';
import { rowsToData, type ReaderData } from '../rows-as-data.ts';
import { readOwnValues } from './own-readers.ts';
import { steps, type Answer, type Call, type Description, type StepName, type ThrownAt } from './protocol.ts';

/** Modules as functions that fill `exports`, made from the plug-in's files. */
export type ModuleBodies = Readonly<Record<string, (module: { exports: unknown }, exports: unknown, require: (path: string) => unknown) => void>>;

type AnyReader = Reader<unknown> | PhraseReader<unknown>;

const made = new Map<AnyReader, ReaderData>();
const noting = <A extends readonly unknown[], R extends AnyReader>(reader: string, make: (...given: A) => R) => (...given: A): R => {
  const result = make(...given);
  made.set(result, { reader, given });
  return result;
};

/** What `import ... from 'mlnc/plugin'` gives. */
const ownApi: Readonly<Record<string, unknown>> = { ...api, integer: noting('integer', api.integer), wordOf: noting('wordOf', api.wordOf) };

const names = new Map<unknown, string>(Object.entries(api).map(([name, value]) => [value, name]));

/** Readers of the plug-in's own, by the number that stands for each. */
const own: AnyReader[] = [];

const readerData = (reader: AnyReader): ReaderData => {
  const known = names.get(reader) ?? made.get(reader);
  if (known !== undefined) return known;
  const { kind, expects } = reader;
  own.push(reader);
  return { own: own.length - 1, kind, expects, ...('least' in reader ? { least: reader.least, most: reader.most } : reader.words && { words: reader.words }) };
};

/** Answers one call, given as text. */
export const answer = (bodies: ModuleBodies, text: string): string => {
  try {
    return JSON.stringify(answerTo(bodies, JSON.parse(text) as Call));
  } catch (thrown) {
    return JSON.stringify(tellThrown(thrown));
  }
};

const answerTo = (bodies: ModuleBodies, { entry, imports, step, input, read = {} }: Call): Answer => {
  const plugin = pluginIn(load(bodies, entry, imports));
  if (typeof plugin === 'string') return { broken: plugin };
  return step === 'describe' ? { description: describe(plugin) } : run(plugin, step, input, read);
};

const load = (bodies: ModuleBodies, entry: string, imports: Call['imports']): unknown => {
  const loaded = new Map<string, { exports: unknown }>();
  const open = (path: string): unknown => {
    const known = loaded.get(path);
    if (known !== undefined) return known.exports;
    const module = { exports: {} as unknown };
    loaded.set(path, module);
    const body = bodies[path];
    if (body === undefined) throw new Error(`it imports \`${path}\`; it may import its own files and \`mlnc/plugin\``);
    body(module, module.exports, name => (name === 'mlnc/plugin' ? ownApi : open(imports[path]?.[name] ?? name)));
    return module.exports;
  };
  return open(entry);
};

/** The plug-in, or what is wrong with it. */
const pluginIn = (exported: unknown): Plugin | string => {
  const candidate = (isRecord(exported) && 'default' in exported ? exported['default'] : exported) as Partial<Plugin> | undefined;
  if (!isRecord(candidate)) return 'it exports no plug-in: `export default definePlugin({ ... })`';
  if (typeof candidate.name !== 'string') return 'it exports something without a `name`: `export default definePlugin({ ... })`';
  return { ...candidate, name: candidate.name, doc: candidate.doc ?? '', keywords: candidate.keywords ?? {} };
};

const isIterable = (value: unknown): value is Iterable<unknown> => typeof value === 'object' && value !== null && Symbol.iterator in value;

/** What `async` and `async *` give. */
const isLater = (value: unknown): boolean => isRecord(value) && ('then' in value || Symbol.asyncIterator in value);

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const describe = (plugin: Plugin): Description => ({
  name: plugin.name,
  doc: plugin.doc,
  ...(plugin.order !== undefined && { order: plugin.order }),
  ...(plugin.keeps !== undefined && { keeps: plugin.keeps }),
  keywords: Object.fromEntries(Object.entries(plugin.keywords).map(([place, rows]) => [place, rowsToData(rows as Rows, readerData)])),
  diagnostics: Object.fromEntries(Object.entries(plugin.diagnostics ?? {}).map(([code, row]) => [code, { severity: row?.severity, explain: row?.explain, ...(row?.wrong !== undefined && { wrong: row.wrong }), ...(row?.right !== undefined && { right: row.right }) }])),
  steps: steps.filter(step => typeof plugin[step] === 'function'),
});

const run = (plugin: Plugin, step: StepName, input: string, files: Readonly<Record<string, string>>): Answer => {
  const value = JSON.parse(input, revive) as never;
  const refused = readOwnValues(value, plugin.keywords, reader => !names.has(reader) && !made.has(reader));
  if (refused.length > 0) return { refused };
  const needs: { readonly path: string; readonly at?: number }[] = [];
  // a file is read outside, and the step called again
  const read = (path: unknown, at?: number): string => {
    if (typeof path !== 'string') throw new Error('`read` wants a path');
    if (Object.hasOwn(files, path)) return files[path] as string;
    needs.push({ path, ...(at !== undefined && { at }) });
    throw new Error(`it waits for ${path}`);
  };
  try {
    const operations = (plugin[step] as (input: never) => unknown)(Object.assign(value, { read })) ?? [];
    if (isLater(operations)) return { broken: 'it is `async`, and a plug-in has to answer at once' };
    if (!isIterable(operations)) return { broken: 'it answers with something that is no list of operations' };
    const all = Array.from(operations, operation => worded(operation, plugin.diagnostics ?? {}));
    if (needs.length === 0) return { operations: all };
  } catch (thrown) {
    if (needs.length === 0) throw thrown;
  }
  return { needs };
};

/** Messages are made here, where their functions are. */
const worded = (operation: unknown, diagnostics: CodeTable): unknown => {
  if (!isRecord(operation) || operation['do'] !== 'report') return operation;
  const row = diagnostics[String(operation['code'])];
  if (row === undefined) return operation;
  const params = operation['params'] as never;
  const hint = row.hint?.(params);
  return { ...operation, params: { message: String(row.message(params)), ...(hint !== undefined && { hint: String(hint) }) } };
};

const revive = (_key: string, value: unknown): unknown => {
  if (!isRecord(value)) return value;
  if (typeof value['$bigint'] === 'string') return BigInt(value['$bigint']);
  return Array.isArray(value['$set']) ? new Set(value['$set']) : value;
};

const LONGEST_MESSAGE = 2000;

const tellThrown = (thrown: unknown): Answer => {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const at = placeIn(String(error.stack));
  return { thrown: `${error.name === 'Error' ? '' : `${error.name}: `}${error.message}`.slice(0, LONGEST_MESSAGE), ...(at !== undefined && { at }) };
};

/** The first line of a trace that is in a file of the plug-in: its files are run under `plugin:PATH`. */
const placeIn = (stack: string): ThrownAt | undefined => {
  const [, path, line] = /plugin:(.+?):(\d+):\d+/.exec(stack) ?? [];
  return path === undefined ? undefined : { path, line: Number(line) };
};
