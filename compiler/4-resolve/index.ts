import type { Report } from '../diagnostics/diagnostic.ts';
import type { ResolveCodes } from '../diagnostics/codes/resolve.ts';
import type { Block, Description } from '../2-syntax/tree.ts';
import type { ExpandedBlock } from '../3-expand/index.ts';
import type { Place } from '../schema/place.ts';
import type { Vocabulary } from '../schema/vocabulary.ts';
import { outerScope, innerScope, type Context } from './context.ts';
import { expandByPlugins } from './expand-by-plugins.ts';
import { fillFacts } from './fill-facts.ts';
import { gatherLayer } from './gather-layer.ts';
import type { PluginSteps } from './plugin-steps.ts';
import { replaceVariables } from './replace-variables.ts';
import { reportOnce } from './report-once.ts';
import { resolveGlobal } from './resolve-global.ts';
import { resolveHosts } from './resolve-hosts.ts';
import { Inheritance, replaceBareVariables, type Superclass } from './settle-superclasses.ts';
import { nameBlocks, sortDeclarations } from './sort-declarations.ts';
import { transformByPlugins } from './transform-by-plugins.ts';
import type { ResolvedBlock, ResolvedProject } from './tree.ts';
import { warnUnderscores, warnUnused } from './warn-unused.ts';

export type { PluginSteps } from './plugin-steps.ts';
export type { ResolvedBlock, ResolvedEntry, ResolvedHost, ResolvedLine, ResolvedProject, ResolvedRaw, ResolvedValue } from './tree.ts';

export interface ResolveOptions {
  readonly vocabulary: Vocabulary;
  /** Variables from the command line: `-D name=value`. */
  readonly defines: ReadonlyMap<string, string>;
  readonly report: Report<ResolveCodes>;
  /** In the order in which they run. */
  readonly plugins?: readonly PluginSteps[];
}

/**
 * From syntax to a tree without superclasses, variables and facts. Undefined when there was an error; all that were
 * found are reported, each once for its place.
 */
export const resolve = (description: Description, { vocabulary, defines, report, plugins = [] }: ResolveOptions): ResolvedProject | undefined => {
  const once = reportOnce(report);
  const context: Context = {
    vocabulary, defines, report: once.report,
    globals: new Map(), assigned: new Map(), referenced: new Set(), words: new Set(), pending: new Map(), inherited: new WeakMap(), asked: { ofHosts: 0 }, project: { name: undefined },
  };

  // 1. The blocks of the top level by kind, and `global`, whose variables all names may use.
  const { globals, blocks } = sortDeclarations(description, context);
  const resolvedGlobal = resolveGlobal(globals, description.file, context);
  const { name, defaults } = resolvedGlobal;
  const isExpanded = expandByPlugins(plugins, blocks, resolvedGlobal, context);

  // 2. Names: from here on every block is known by its own.
  const named = {
    hosts: nameBlocks('host', blocks.host, context),
    superclasses: nameBlocks('superclass', blocks.superclass, context),
    switches: nameBlocks('switch', blocks.switch, context),
    serviceHosts: nameBlocks('service_host', blocks.service_host, context),
    templates: nameBlocks('template', blocks.template, context),
  };

  // 3. Inheritance: each superclass is settled once, then each host is its parent's map and its own changes.
  const superclasses = gatherSuperclasses(named.superclasses, context);
  const inheritance = new Inheritance(context, superclasses, defaults);
  inheritance.settleAll();

  // 4. Variables, looked up from each host.
  const { places } = vocabulary;
  const written = {
    project: name ?? '',
    global: resolvedGlobal.global,
    hosts: resolveHosts(named.hosts, inheritance, context),
    switches: resolveBlocks('switch', named.switches, places.switch, context),
    serviceHosts: resolveBlocks('service_host', named.serviceHosts, places.service_host, context),
    templates: resolveBlocks('template', named.templates, places.template, context),
    words: context.words,
  };

  // 5. Plug-ins, which see all of it; not what is wrong already.
  const transformed = once.hasErrors() || !isExpanded ? undefined : transformByPlugins(plugins, written, context);
  const { global, hosts, switches, serviceHosts, templates } = transformed ?? written;

  // 6. Facts last: they know what inheritance, variables and plug-ins gave.
  fillFacts(hosts, global, context);

  // 7. What is right, but was hardly meant.
  if (!once.hasErrors() && isExpanded) warnUnused(superclasses.values(), inheritance.used, context);
  warnUnderscores(hosts, context);
  if (once.hasErrors() || transformed === undefined || name === undefined) return undefined;
  return { name, global, hosts, switches, serviceHosts, templates, words: context.words, variables: new Set([...context.assigned.keys(), ...context.referenced]) };
};

const gatherSuperclasses = (blocks: ReadonlyMap<string, Block>, context: Context): ReadonlyMap<string, Superclass> =>
  new Map([...blocks].map(([name, block]) => [name, { name, block, own: gatherLayer(block.body, context.vocabulary.places.host, context) }]));

/** Blocks that inherit nothing: switches, service hosts, templates. */
const resolveBlocks = (keyword: string, blocks: ReadonlyMap<string, ExpandedBlock>, place: Place, context: Context): readonly ResolvedBlock[] =>
  [...blocks].map(([name, block]) => {
    const own = gatherLayer(block.body, place, context);
    const layer = own.hasBareVariables
      ? gatherLayer(replaceBareVariables(block.body, innerScope(own.variables, outerScope), context), place, context)
      : own;
    return { kind: 'block', keyword, name, entries: replaceVariables(layer, outerScope, context), origin: block.header };
  });
