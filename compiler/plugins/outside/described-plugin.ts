import type { CodeRow, CodeTable, Note } from '../../diagnostics/diagnostic.ts';
import type { PluginPlace, PluginRows } from '../../schema/extension.ts';
import { pluginName } from '../../schema/readers.ts';
import type { Rows } from '../../schema/row.ts';
import { settingPlaceIn } from '../check-operations.ts';
import { PluginFailure } from '../failure.ts';
import { steps, type Answer, type Call, type RefusedValue, type StepName, type ThrownAt } from '../inside/protocol.ts';
import type { Plugin, StepInput } from '../plugin.ts';
import { BadData, rowsFromData } from '../rows-as-data.ts';
import { encode } from './encode.ts';
import type { Origin } from '../../diagnostics/span.ts';

/** How a plug-in that runs elsewhere is asked. Throws `PluginFailure` where it does not answer. */
export interface Outside {
  readonly name: string;
  readonly forms: 'own' | 'plain';
  readonly ask: (call: Pick<Call, 'step' | 'input' | 'read'>) => Answer;
  /** A note with the place in its text, where that is known. */
  readonly lineAt: (text: string, at: ThrownAt) => readonly Note[];
}

const places: readonly PluginPlace[] = ['global', 'host', 'network', 'switch', 'service_host', 'template'];

/** No file that somebody may have written themselves. */
const keepsPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}\.lock$/;

/** A plug-in as all others, made from what it says of itself: each of its steps is a call to the outside. */
export const describedPlugin = (outside: Outside): Plugin => {
  const broken = (problem: string): never => {
    throw new PluginFailure('plugin-broken', { plugin: outside.name, step: 'describe', problem });
  };
  const answer = sound(outside, 'describe', outside.ask({ step: 'describe', input: '' }));
  if (!('description' in answer)) return broken('it does not say what it is');
  const description: unknown = answer.description;
  if (typeof description !== 'object' || description === null) return broken('it does not say what it is');
  const { name, doc, order, keeps, keywords, diagnostics, steps: own } = description as Readonly<Record<string, unknown>>;
  const read = pluginName.read(typeof name === 'string' ? name : '');
  if ('refusal' in read) return broken(`its \`name\` ${read.refusal.problem}`);
  if (name !== outside.name) return broken(`its \`name\` is \`${String(name)}\`, and it is called \`${outside.name}\``);
  if (typeof doc !== 'string' || doc === '') return broken('it lacks `doc`, a sentence about it');
  if (keeps !== undefined && (typeof keeps !== 'string' || !keepsPattern.test(keeps))) return broken('`keeps` is no file beside the description that ends in `.lock`');
  if (order !== undefined && !Number.isFinite(order)) return broken('its `order` is no number');
  const has = (step: StepName): boolean => Array.isArray(own) && own.includes(step);
  const ask = (step: StepName) => (input: StepInput): Iterable<never> => asked(outside, step, input);
  return {
    name: outside.name,
    doc,
    keywords: keywordsFrom(keywords, broken),
    diagnostics: diagnosticsFrom(diagnostics, outside.name, broken),
    ...(order !== undefined && { order: Number(order) }),
    ...(typeof keeps === 'string' && { keeps }),
    ...Object.fromEntries(steps.filter(has).map(step => [step, ask(step)])),
  };
};

const keywordsFrom = (data: unknown, broken: (problem: string) => never): PluginRows => {
  if (data === undefined) return {};
  if (typeof data !== 'object' || data === null) return broken('its `keywords` are none');
  const rows: Partial<Record<PluginPlace, Rows>> = {};
  for (const [place, words] of Object.entries(data)) {
    const known = places.find(each => each === place) ?? broken(`its \`keywords\` name the place \`${place}\`; there is ${places.join(', ')}`);
    try {
      rows[known] = rowsFromData(words, `\`keywords\` of \`${place}\``);
    } catch (fault) {
      if (!(fault instanceof BadData)) throw fault;
      return broken(fault.message);
    }
  }
  return rows;
};

interface Worded {
  readonly message?: unknown;
  readonly hint?: unknown;
}

const words = (value: unknown): string => (typeof value === 'string' && value !== '' ? value : 'something is wrong');

/** Rows whose messages are made where the plug-in runs. */
const diagnosticsFrom = (data: unknown, plugin: string, broken: (problem: string) => never): CodeTable => {
  const rows: Record<string, CodeRow<never>> = {};
  for (const [code, given] of Object.entries((data ?? {}) as Readonly<Record<string, { readonly severity?: unknown; readonly explain?: unknown; readonly wrong?: unknown; readonly right?: unknown } | undefined>>)) {
    if (!code.startsWith(`${plugin}-`) || !/^[a-z0-9-]+$/i.test(code)) return broken(`its code \`${code.slice(0, 80)}\` does not begin with \`${plugin}-\``);
    const row: CodeRow<Worded> = {
      severity: given?.severity === 'warning' ? 'warning' : 'error',
      message: p => words(p.message),
      hint: p => (typeof p.hint === 'string' ? p.hint : undefined),
      explain: typeof given?.explain === 'string' ? given.explain : `Reported by the plug-in ${plugin}.`,
      ...(typeof given?.wrong === 'string' && { wrong: given.wrong }),
      ...(typeof given?.right === 'string' && { right: given.right }),
    };
    rows[code] = row as CodeRow<never>;
  }
  return rows;
};

/** What can be answered to any call but is no answer to it. */
const sound = (outside: Outside, step: string, answer: Answer): Answer => {
  const { name: plugin } = outside;
  if (typeof answer !== 'object' || answer === null) throw new PluginFailure('plugin-broken', { plugin, step, problem: 'it answers with something that is no object' });
  const notes = (text: string, at: ThrownAt | undefined): readonly Note[] => (at === undefined ? [] : outside.lineAt(text, at));
  if ('thrown' in answer) throw new PluginFailure('plugin-failed', { plugin, problem: `\`${step}\` throws: ${String(answer.thrown)}` }, notes('thrown here', answer.at));
  if ('broken' in answer) throw new PluginFailure('plugin-broken', { plugin, step, problem: String(answer.broken) }, notes('here', answer.at));
  return answer;
};

/** A plug-in that asks for more files than these, one after the other, will not end. */
const MOST_ROUNDS = 100;

const asked = (outside: Outside, step: StepName, input: Pick<StepInput, 'read'>): Iterable<never> => {
  const { text, places: known } = encode(input, outside.forms);
  const { name: plugin } = outside;
  const read: Record<string, string> = {};
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const answer = sound(outside, step, outside.ask({ step, input: text, read }));
    if ('refused' in answer) return answer.refused.map(value => refusal(value, placeAt(value.at, known))) as never[];
    if (!('needs' in answer)) return operationsIn(answer, known, plugin, step);
    if (!Array.isArray(answer.needs) || answer.needs.length === 0) break;
    for (const { path, at } of answer.needs) read[String(path)] = input.read(String(path), placeAt(at, known));
  }
  throw new PluginFailure('plugin-broken', { plugin, step, problem: 'it asks for files and never ends' });
};

const operationsIn = (answer: Answer, known: readonly Origin[], plugin: string, step: string): Iterable<never> => {
  const operations: unknown = 'operations' in answer ? answer.operations : undefined;
  if (!Array.isArray(operations)) throw new PluginFailure('plugin-broken', { plugin, step, problem: 'it answers with no list of `operations`' });
  return (operations as readonly unknown[]).map(operation => placed(operation, known, plugin, step)) as never[];
};

/** A place that went out as a number comes back as the place that it stands for. */
const placed = (operation: unknown, known: readonly Origin[], plugin: string, step: string): unknown => {
  if (typeof operation !== 'object' || operation === null || !Object.hasOwn(operation, 'at')) return operation;
  const { at: number } = operation as { readonly at: unknown };
  if (number === null || number === undefined) return { ...operation, at: undefined };
  const at = placeAt(number, known) ?? settingPlaceIn(number);
  if (at === undefined) throw new PluginFailure('plugin-broken', { plugin, step, problem: 'the `at` of an operation is no place that it was given' });
  return { ...operation, at };
};

const placeAt = (number: unknown, known: readonly Origin[]): Origin | undefined => (Number.isSafeInteger(number) ? known[Number(number)] : undefined);

const refusal = ({ kind, keyword, text, problem, hint }: RefusedValue, at: Origin | undefined): object =>
  ({ do: 'report', code: `bad-${kind}`, params: { keyword, text, problem, ...(hint !== undefined && { hint }) }, ...(at && { at }) });
