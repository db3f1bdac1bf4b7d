import { posix } from 'node:path';
import { sourceOf } from '../3-expand/added-nodes.ts';
import type { AtPlace, PluginSteps, ResolvedTree, Written } from '../4-resolve/plugin-steps.ts';
import type { ResolvedBlock } from '../4-resolve/tree.ts';
import type { Addition, PluginConfigures } from '../5-model/context.ts';
import type { Project } from '../5-model/project.ts';
import type { Sources } from '../1-source/sources.ts';
import { createSettingsReader } from '../5-model/read-settings.ts';
import type { PluginCodes } from '../diagnostics/codes/plugins.ts';
import type { ValueCodes } from '../diagnostics/codes/values.ts';
import type { CodeTable, Report } from '../diagnostics/diagnostic.ts';
import { sayOnce } from '../diagnostics/report.ts';
import type { Origin } from '../diagnostics/span.ts';
import type { AddOperation, ChangeOperation, KeepOperation, RemoveOperation, ReportOperation } from '../schema/operations.ts';
import type { Vocabulary } from '../schema/vocabulary.ts';
import { problemOf, type OperationName } from './check-operations.ts';
import { PluginFailure } from './failure.ts';
import type { Together } from './kept-lines.ts';
import type { Plugin } from './plugin.ts';
import { configureView } from './configure-view.ts';
import { expandView, transformView, type ViewContext } from './views.ts';

/** A plug-in that takes part in a compilation. */
export interface ActivePlugin {
  readonly plugin: Plugin;
  /** The `plugin NAME` that asked for it; absent: one of its words does. */
  readonly named?: Origin | undefined;
}

export interface StepsContext {
  readonly vocabulary: Vocabulary;
  readonly sources: Sources;
  readonly report: Report<PluginCodes & ValueCodes>;
  /** Where the description lies. */
  readonly directory: string;
  readonly together: Together;
  /** Takes up the codes of plug-ins. */
  readonly table: Record<string, CodeTable[string]>;
}

const USUAL_ORDER = 50;

interface Asked {
  readonly at?: Origin | undefined;
}

export const byOrder = ({ plugin: a }: ActivePlugin, { plugin: b }: ActivePlugin): number =>
  (a.order ?? USUAL_ORDER) - (b.order ?? USUAL_ORDER) || (a.name < b.name ? -1 : 1);

/** What phases 4 and 5 ask of a plug-in. */
export interface Steps extends PluginSteps, PluginConfigures {}

/** What phases 4 and 5 ask of the plug-ins, in the order in which they run. */
export const pluginSteps = (plugins: readonly ActivePlugin[], context: StepsContext): readonly Steps[] =>
  plugins.filter(({ plugin }) => plugin.served !== false).sort(byOrder).map(active => stepsOf(active, context));

/** First names, each once. */
export const wordsOfPlugin = ({ keywords }: Plugin): readonly string[] => [...new Set(Object.values(keywords).flatMap(rows => Object.keys(rows ?? {})))];

const stepsOf = (active: ActivePlugin, context: StepsContext): Steps => {
  const { plugin, named } = active;
  let failed = false;
  const report: StepsContext['report'] = sayOnce((code, at, params, notes) => {
    if (context.table[code]?.severity === 'error') failed = true;
    context.report(code, at, params, notes);
  });
  /** Where what is read is looked up, and told of: while a step runs. */
  let placeOfStep: (() => Origin) | undefined;
  const readFile = (path: string, at = placeOfStep?.()): string => {
    const found = context.sources.text(path, (at as Origin).span);
    if ('text' in found) return found.text;
    throw new PluginFailure('plugin-file', { plugin: plugin.name, path, problem: found.problem }, [], at);
  };
  const view: ViewContext = { plugin, vocabulary: context.vocabulary, read: createSettingsReader(report), readFile };
  const words = wordsOfPlugin(plugin);
  return {
    name: plugin.name,
    concerns: there => named !== undefined || words.some(word => there.has(word)),
    ...(plugin.expand && {
      expand: (given: Written, take: (operation: AtPlace<AddOperation>) => void) =>
        run('expand', ['add', 'report'], () => plugin.expand?.(expandView(given, view)), placeIn(active, () => [given.global]), take),
    }),
    ...(plugin.transform && {
      transform: (tree: ResolvedTree) => {
        const place = placeIn(active, () => [tree.global, ...tree.hosts.map(host => host.block), ...tree.switches, ...tree.serviceHosts]);
        return plugin.keeps === undefined
          ? all<ChangeOperation | RemoveOperation>('transform', ['change', 'remove', 'report'], () => plugin.transform?.(transformView(tree, view)), place)
          : transformKeeping(tree, plugin.keeps, place);
      },
    }),
    configure: (project: Project) => {
      const input = configureView(project, view);
      const place = placeIn(active, () => [...project.servers.flatMap(server => server.resolved), ...project.guests.map(guest => guest.resolved.block)]);
      const added = all<Addition>('configure', ['file', 'startup', 'shutdown', 'user', 'hosts', 'neighbours', 'output', 'report'], () => plugin.configure?.(input), place);
      const hooks = all<Addition>('observe', ['hook', 'report'], () => plugin.observe?.(input), place);
      return added && hooks && [...added, ...hooks].map(each => ({ ...each, at: sourceOf(plugin.name, each.at) }));
    },
  };

  /** False where an error was reported. */
  function run<O extends Asked>(step: string, allowed: readonly OperationName[], ask: () => Iterable<unknown> | undefined, place: () => Origin, take: (operation: AtPlace<O>) => void): boolean {
    placeOfStep = place;
    try {
      for (const operation of ask() ?? []) takeOne(step, allowed, operation, place, take);
    } catch (failure) {
      if (!(failure instanceof PluginFailure)) throw failure;
      report(failure.code, failure.at ?? place(), failure.params, failure.notes);
    }
    return !failed;
  }

  function takeOne<O extends Asked>(step: string, allowed: readonly OperationName[], operation: unknown, place: () => Origin, take: (operation: AtPlace<O>) => void): void {
    const problem = problemOf(operation, allowed);
    if (problem !== undefined) throw new PluginFailure('plugin-broken', { plugin: plugin.name, step, problem });
    const placed = operation as O & { readonly do: string };
    const at = placed.at ?? place();
    if (placed.do === 'report') say(operation as ReportOperation, at);
    else take(placed.at === undefined ? { ...placed, at } : placed as AtPlace<O>);
  }

  /** What is kept is what it says now. */
  function transformKeeping(tree: ResolvedTree, name: string, place: () => Origin): readonly AtPlace<ChangeOperation | RemoveOperation>[] | undefined {
    const { directory, together: { kept, others, see } } = context;
    const path = posix.join(directory, name);
    see(tree);
    const answer = all<ChangeOperation | RemoveOperation | KeepOperation>('transform', ['change', 'remove', 'keep', 'report'], () => plugin.transform?.(transformView(tree, view, { kept: kept.lines(path), others })), place);
    if (answer === undefined) return undefined;
    kept.keep(path, tree.project, answer.filter(operation => operation.do === 'keep'));
    return answer.filter(operation => operation.do !== 'keep');
  }

  function all<O extends Asked>(step: string, allowed: readonly OperationName[], ask: () => Iterable<unknown> | undefined, place: () => Origin): readonly AtPlace<O>[] | undefined {
    const found: AtPlace<O>[] = [];
    return run<O>(step, allowed, ask, place, operation => found.push(operation)) ? found : undefined;
  }

  function say({ code, params }: ReportOperation, at: Origin): void {
    Object.assign(context.table, plugin.diagnostics);
    (report as Report<CodeTable>)(code, at, params as never);
  }
};

/** The first of its words, else where it is named. */
const placeIn = ({ plugin, named }: ActivePlugin, blocks: () => readonly ResolvedBlock[]) => (): Origin => {
  const words = wordsOfPlugin(plugin);
  const places = blocks();
  for (const { entries } of places) {
    for (const word of words) {
      const entry = entries.get(word)?.[0];
      if (entry !== undefined) return entry.origin;
    }
  }
  return named ?? (places[0] as ResolvedBlock).origin;
};
