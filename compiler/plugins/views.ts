/** The project as plug-ins see it. What is not asked for is not made: a project may have ten thousand hosts. */
import { readBody, type TextOf } from '../4-resolve/read-body.ts';
import type { ResolvedTree, Written } from '../4-resolve/plugin-steps.ts';
import type { ResolvedBlock, ResolvedHost } from '../4-resolve/tree.ts';
import type { SettingsReader } from '../5-model/read-settings.ts';
import type { PluginPlace } from '../schema/extension.ts';
import type { Place } from '../schema/place.ts';
import type { Rows } from '../schema/row.ts';
import type { Vocabulary } from '../schema/vocabulary.ts';
import type { KeptLine } from './kept-lines.ts';
import type { BlockView, ExpandInput, HostView, OtherDescription, Plugin, StepInput, TransformInput } from './plugin.ts';

export interface ViewContext {
  readonly plugin: Plugin;
  readonly vocabulary: Vocabulary;
  readonly read: SettingsReader;
  readonly readFile: StepInput['read'];
}

export const plainText: TextOf = value => value.text;

export const noRows: Rows = {};

/** A value that is made when it is first asked for. */
const lazily = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
};

export const expandView = (given: Written, { plugin, vocabulary, read, readFile }: ViewContext): ExpandInput => {
  const hosts = lazily(() => given.names('host'));
  const superclasses = lazily(() => [...given.superclasses().values()].map(block => blockView(block, vocabulary.places.host, plainText)));
  const addresses = lazily(given.addresses);
  return {
    project: given.project,
    read: readFile,
    words: read(given.global, plugin.keywords.global ?? noRows) as ExpandInput['words'],
    get hosts() { return hosts(); },
    get switches() { return given.names('switch'); },
    get superclasses() { return superclasses(); },
    get addresses() { return addresses(); },
  };
};

/** The files of kept lines and the other descriptions, for a plug-in that keeps some. */
export interface KeptView {
  readonly kept: readonly KeptLine[];
  readonly others: readonly ResolvedTree[];
}

export const transformView = (tree: ResolvedTree, context: ViewContext, keeping?: KeptView): TransformInput => {
  const { plugin: { keywords }, vocabulary: { places } } = context;
  const hosts = lazily(() => tree.hosts.map(host => hostView(host, tree.textOf, context)));
  const wordsOf = (block: ResolvedBlock, at: PluginPlace): object => context.read(withTexts(block, keywords[at] ?? noRows, tree.textOf), keywords[at] ?? noRows);
  const blocks = (list: readonly ResolvedBlock[], at: 'switch' | 'service_host' | 'template'): readonly (BlockView & { readonly words: never })[] =>
    list.map(block => Object.defineProperty(blockView(block, places[at], tree.textOf), 'words', { enumerable: true, get: () => wordsOf(block, at) }) as BlockView & { words: never });
  return {
    project: tree.project,
    read: context.readFile,
    words: wordsOf(tree.global, 'global') as TransformInput['words'],
    global: blockView(tree.global, places.global, tree.textOf),
    get hosts() { return hosts(); },
    get switches() { return blocks(tree.switches, 'switch'); },
    get serviceHosts() { return blocks(tree.serviceHosts, 'service_host'); },
    get templates() { return blocks(tree.templates, 'template'); },
    ...(keeping && { kept: keeping.kept, others: keeping.others.map(other => otherView(other, context)) }),
  };
};

const otherView = ({ project, hosts, switches, textOf }: ResolvedTree, { vocabulary: { places } }: ViewContext): OtherDescription => ({
  project,
  get hosts() { return hosts.map(host => blockView(host.block, places.host, textOf)); },
  get switches() { return switches.map(block => blockView(block, places.switch, textOf)); },
});

const blockView = (block: ResolvedBlock, place: Place, textOf: TextOf): BlockView => {
  const body = lazily(() => readBody(block, place, textOf));
  return { name: block.name ?? '', at: block.origin, get body() { return body(); } };
};

export const hostView = (host: ResolvedHost, textOf: TextOf, { plugin, vocabulary, read }: ViewContext): HostView => {
  const rows = plugin.keywords.host ?? noRows;
  const words = lazily(() => read(withTexts(host.block, rows, textOf), rows));
  const body = lazily(() => readBody(host.block, vocabulary.places.host, textOf));
  return {
    name: host.name,
    at: host.block.origin,
    superclasses: host.superclasses,
    platform: host.platform.name,
    get words() { return words() as HostView['words']; },
    get body() { return body(); },
  };
};

/** Own words whose values wait for facts, with the facts in them as they are written. */
const withTexts = (block: ResolvedBlock, rows: Rows, textOf: TextOf): ResolvedBlock => {
  let changed: Map<string, ReturnType<ResolvedBlock['entries']['get']> & object> | undefined;
  for (const word of Object.keys(rows)) {
    const list = block.entries.get(word);
    if (list === undefined || !list.some(entry => entry.kind === 'line' && entry.values.some(value => textOf(value) !== value.text))) continue;
    (changed ??= new Map([...block.entries])).set(word, list.map(entry => (entry.kind !== 'line' ? entry : { ...entry, values: entry.values.map(value => ({ ...value, text: textOf(value) })) })));
  }
  return changed === undefined ? block : { ...block, entries: changed };
};
