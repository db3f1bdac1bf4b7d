import { posix } from 'node:path';
import { sourceOf } from '../3-expand/added-nodes.ts';
import type { AtPlace, PluginSteps, ResolvedTree, Written } from '../4-resolve/plugin-steps.ts';
import type { Addition, PluginConfigures } from '../5-model/context.ts';
import type { Project } from '../5-model/project.ts';
import type { Sources } from '../1-source/sources.ts';
import { createSettingsReader } from '../5-model/read-settings.ts';
import type { PluginCodes } from '../diagnostics/codes/plugins.ts';
import type { ValueCodes } from '../diagnostics/codes/values.ts';
import type { CodeTable, Report } from '../diagnostics/diagnostic.ts';
import { sayOnce } from '../diagnostics/report.ts';
import type { Origin } from '../diagnostics/span.ts';
import type { AddOperation, ChangeOperation, KeepOperation, Place, RemoveOperation, ReportOperation, SettingPlace } from '../schema/operations.ts';
import type { Vocabulary } from '../schema/vocabulary.ts';
import { problemOf, type OperationName } from './check-operations.ts';
import { PluginFailure } from './failure.ts';
import type { Together } from './kept-lines.ts';
import type { Plugin } from './plugin.ts';
import { configureView } from './configure-view.ts';
import { placesOfStep, wordsOfPlugin, type StepPlaces } from './step-places.ts';
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
  readonly at?: Place | SettingPlace | undefined;
}

export const byOrder = ({ plugin: a }: ActivePlugin, { plugin: b }: ActivePlugin): number =>
  (a.order ?? USUAL_ORDER) - (b.order ?? USUAL_ORDER) || (a.name < b.name ? -1 : 1);

/** What phases 4 and 5 ask of a plug-in. */
export interface Steps extends PluginSteps, PluginConfigures {}

/** What phases 4 and 5 ask of the plug-ins, in the order in which they run. */
export const pluginSteps = (plugins: readonly ActivePlugin[], context: StepsContext): readonly Steps[] =>
  plugins.filter(({ plugin }) => plugin.served !== false).sort(byOrder).map(active => stepsOf(active, context));

const stepsOf = (active: ActivePlugin, context: StepsContext): Steps => {
  const { plugin, named } = active;
  let failed = false;
  /** What it then says of its words follows from that. */
  let isMisread = false;
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
  const reportMisread: StepsContext['report'] = (code, at, params, notes) => {
    isMisread = true;
    report(code, at, params, notes);
  };
  const view: ViewContext = { plugin, vocabulary: context.vocabulary, read: createSettingsReader(reportMisread), readFile };
  const words = wordsOfPlugin(plugin);
  const { vocabulary } = context;
  return {
    name: plugin.name,
    concerns: there => named !== undefined || words.some(word => there.has(word)),
    ...(plugin.expand && {
      expand: (given: Written, take: (operation: AtPlace<AddOperation>) => void) =>
        run('expand', ['add', 'report'], () => plugin.expand?.(expandView(given, view)), placesOfStep(active, { vocabulary, blocks: () => [given.global], further: () => [...given.superclasses().values()] }), take),
    }),
    ...(plugin.transform && {
      transform: (tree: ResolvedTree) => {
        const places = placesOfStep(active, { vocabulary, blocks: () => [tree.global, ...tree.hosts.map(host => host.block), ...tree.switches, ...tree.serviceHosts], further: () => tree.templates });
        return plugin.keeps === undefined
          ? all<ChangeOperation | RemoveOperation>('transform', ['change', 'remove', 'report'], () => plugin.transform?.(transformView(tree, view)), places)
          : transformKeeping(tree, plugin.keeps, places);
      },
    }),
    configure: (project: Project) => {
      const input = configureView(project, view);
      const places = placesOfStep(active, { vocabulary, blocks: () => [...project.servers.flatMap(server => server.resolved), ...project.guests.map(guest => guest.resolved.block)] });
      const added = all<Addition>('configure', ['file', 'startup', 'shutdown', 'user', 'hosts', 'neighbours', 'seed', 'output', 'report'], () => plugin.configure?.(input), places);
      const hooks = all<Addition>('observe', ['hook', 'report'], () => plugin.observe?.(input), places);
      return added && hooks && [...added, ...hooks].map(each => ({ ...each, at: sourceOf(plugin.name, each.at) }));
    },
  };

  /** False where an error was reported. */
  function run<O extends Asked>(step: string, allowed: readonly OperationName[], ask: () => Iterable<unknown> | undefined, places: StepPlaces, take: (operation: AtPlace<O>) => void): boolean {
    placeOfStep = places.usual;
    try {
      for (const operation of ask() ?? []) takeOne(step, allowed, operation, places, take);
    } catch (failure) {
      if (!(failure instanceof PluginFailure)) throw failure;
      report(failure.code, failure.at ?? places.usual(), failure.params, failure.notes);
    }
    return !failed;
  }

  function takeOne<O extends Asked>(step: string, allowed: readonly OperationName[], operation: unknown, places: StepPlaces, take: (operation: AtPlace<O>) => void): void {
    const problem = problemOf(operation, allowed);
    if (problem !== undefined) throw new PluginFailure('plugin-broken', { plugin: plugin.name, step, problem });
    const placed = operation as O & { readonly do: string };
    const at = placed.at === undefined ? places.usual() : 'path' in placed.at ? ofSetting(step, placed.at, places) : placed.at;
    if (placed.do === 'report') {
      if (!isMisread) say(operation as ReportOperation, at);
    } else take(placed.at === at ? placed as AtPlace<O> : { ...placed, at });
  }

  function ofSetting(step: string, place: SettingPlace, places: StepPlaces): Origin {
    const at = places.ofSetting(place);
    if (at !== undefined) return at;
    const problem = `the \`at\` of an operation names the ${place.kind} \`${place.name ?? ''}\`, whose body this step does not see`;
    throw new PluginFailure('plugin-broken', { plugin: plugin.name, step, problem });
  }

  /** What is kept is what it says now. */
  function transformKeeping(tree: ResolvedTree, name: string, places: StepPlaces): readonly AtPlace<ChangeOperation | RemoveOperation>[] | undefined {
    const { directory, together: { kept, others, see } } = context;
    const path = posix.join(directory, name);
    see(tree);
    const answer = all<ChangeOperation | RemoveOperation | KeepOperation>('transform', ['change', 'remove', 'keep', 'report'], () => plugin.transform?.(transformView(tree, view, { kept: kept.lines(path), others })), places);
    if (answer === undefined) return undefined;
    kept.keep(path, tree.project, answer.filter(operation => operation.do === 'keep'));
    return answer.filter(operation => operation.do !== 'keep');
  }

  function all<O extends Asked>(step: string, allowed: readonly OperationName[], ask: () => Iterable<unknown> | undefined, places: StepPlaces): readonly AtPlace<O>[] | undefined {
    const found: AtPlace<O>[] = [];
    return run<O>(step, allowed, ask, places, operation => found.push(operation)) ? found : undefined;
  }

  function say({ code, params }: ReportOperation, at: Origin): void {
    Object.assign(context.table, plugin.diagnostics);
    (report as Report<CodeTable>)(code, at, params as never);
  }
};
