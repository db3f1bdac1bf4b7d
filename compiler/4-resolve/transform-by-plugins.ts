import { sourceOf } from '../3-expand/added-nodes.ts';
import { writeBody } from '../3-expand/write-body.ts';
import type { ChangeOperation, RemoveOperation } from '../schema/operations.ts';
import { outerScope, type Context, type Scope } from './context.ts';
import { noSteps, noVariables } from './draft.ts';
import { gatherLayer } from './gather-layer.ts';
import { mergeEntries } from './merge-entries.ts';
import type { AtPlace, PluginSteps, ResolvedTree } from './plugin-steps.ts';
import { replaceVariables } from './replace-variables.ts';
import { platformOf } from './resolve-hosts.ts';
import type { ResolvedBlock, ResolvedHost, ResolvedValue } from './tree.ts';

export type Tree = Omit<ResolvedTree, 'textOf'>;

/** Changes the whole tree: each plug-in sees what those before it made of it. Undefined where one reported an error. */
export const transformByPlugins = (plugins: readonly PluginSteps[], tree: Tree, context: Context): Tree | undefined => {
  let changed = tree;
  for (const plugin of plugins) {
    if (plugin.transform === undefined || !plugin.concerns(context.words)) continue;
    const operations = plugin.transform({ ...changed, textOf: value => textOf(value, context) });
    if (operations === undefined) return undefined;
    if (operations.length > 0) changed = changeTree(changed, plugin.name, operations, context);
  }
  return changed;
};

const textOf = (value: ResolvedValue, { pending }: Context): string =>
  pending.get(value)?.parts.map(part => (typeof part === 'string' ? part : `$[${part.name}]`)).join('') ?? value.text;

type Operation = AtPlace<ChangeOperation | RemoveOperation>;

const changeTree = (tree: Tree, plugin: string, operations: readonly Operation[], context: Context): Tree => {
  const lists = {
    host: new Map(tree.hosts.map(host => [host.name, host.block])),
    switch: byName(tree.switches),
    service_host: byName(tree.serviceHosts),
    template: byName(tree.templates),
    global: new Map([['', tree.global]]),
  };
  for (const operation of operations) {
    const { kind, name = '', at } = operation;
    const block = lists[kind].get(name);
    if (block === undefined) context.report('plugin-names-unknown', at, { plugin, kind, name });
    else if (operation.do === 'remove') lists[kind].delete(name);
    else lists[kind].set(name, changedBlock(block, plugin, operation, context));
  }
  return {
    ...tree,
    global: lists.global.get('') ?? tree.global,
    hosts: tree.hosts.flatMap(host => changedHost(host, lists.host.get(host.name), context)),
    switches: [...lists.switch.values()],
    serviceHosts: [...lists.service_host.values()],
    templates: [...lists.template.values()],
  };
};

const byName = (blocks: readonly ResolvedBlock[]): Map<string, ResolvedBlock> => new Map(blocks.map(block => [block.name ?? '', block]));

/** What is said nearer wins, and a plug-in stands nearest. */
const changedBlock = (block: ResolvedBlock, plugin: string, { kind, name, body, at }: AtPlace<ChangeOperation>, context: Context): ResolvedBlock => {
  const source = sourceOf(plugin, at);
  const place = context.vocabulary.places[kind];
  const layer = gatherLayer(writeBody(body, place, source), place, context);
  const scope: Scope = kind !== 'host' || name === undefined ? outerScope : {
    variables: noVariables, outer: undefined, host: { name, index: undefined, position: undefined, added: noSteps },
  };
  return { ...block, entries: mergeEntries(block.entries, replaceVariables(layer, scope, context), layer.removals, place) };
};

const changedHost = (host: ResolvedHost, block: ResolvedBlock | undefined, context: Context): readonly ResolvedHost[] => {
  if (block === undefined) return [];
  return block === host.block ? [host] : [{ ...host, block, platform: platformOf(block, context) }];
};
