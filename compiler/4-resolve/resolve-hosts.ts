import { originOf } from '../diagnostics/span.ts';
import type { ExpandedBlock } from '../3-expand/index.ts';
import type { Statement } from '../2-syntax/tree.ts';
import { innerScope, type Context, type Scope } from './context.ts';
import { noSteps, noVariables, type Layer } from './draft.ts';
import { gatherLayer } from './gather-layer.ts';
import { replaceVariables } from './replace-variables.ts';
import type { Inheritance } from './settle-superclasses.ts';
import type { ResolvedBlock, ResolvedHost } from './tree.ts';

/** Each host with what it inherits and no variable left. */
export const resolveHosts = (hosts: ReadonlyMap<string, ExpandedBlock>, inheritance: Inheritance, context: Context): ResolvedHost[] => {
  const gathered = new Map<readonly Statement[], Layer>();
  const place = context.vocabulary.places.host;
  const resolved: ResolvedHost[] = [];
  for (const [name, block] of hosts) {
    const own = gathered.get(block.body) ?? gatherLayer(block.body, place, context);
    // The hosts of a range share one body, which is gathered once.
    if (block.added !== undefined && block.added.via.length > 0) gathered.set(block.body, own);
    resolved.push(resolveHost(name, block, own, inheritance, context));
  }
  return resolved;
};

const resolveHost = (name: string, block: ExpandedBlock, own: Layer, inheritance: Inheritance, context: Context): ResolvedHost => {
  const outer: Scope = {
    variables: noVariables,
    outer: undefined,
    host: {
      name,
      index: block.added?.index,
      position: block.added?.position,
      added: block.added?.via ?? noSteps,
    },
  };
  const { layer, names } = inheritance.settleHost(block.body, own, innerScope(own.variables, outer));
  const entries = replaceVariables(layer, outer, context);
  const origin = originOf(block.header, block.added?.via ?? noSteps);
  const resolved: ResolvedBlock = { kind: 'block', keyword: 'host', name, entries, origin };
  return { name, block: resolved, superclasses: names, platform: platformOf(resolved, context) };
};

/** The platform that a host's words select, else the default. */
export const platformOf = ({ entries, origin }: ResolvedBlock, context: Context): ResolvedHost['platform'] => {
  const { vocabulary } = context;
  for (const { name } of vocabulary.targets) {
    const entry = context.words.has(name) ? entries.get(name)?.[0] : undefined;
    if (entry !== undefined) return { name, origin: entry.origin };
  }
  return { name: vocabulary.defaultTarget.name, origin };
};
