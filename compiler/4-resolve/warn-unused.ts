import type { Context } from './context.ts';
import type { Superclass } from './settle-superclasses.ts';
import type { ResolvedBlock, ResolvedHost } from './tree.ts';

/** Superclasses without heirs, variables without use, host names that DNS does not like. */
export const warnUnused = (superclasses: Iterable<Superclass>, used: ReadonlySet<string>, global: ResolvedBlock, context: Context): void => {
  const named = new Set([...used, ...superclassesOfPlugins(global)]);
  for (const { name, block } of superclasses) if (!named.has(name)) context.report('superclass-unused', block.header, { name });
  for (const [name, variable] of context.assigned) {
    if (!context.referenced.has(name)) context.report('variable-unused', variable.span, { name });
  }
};

/** A plug-in may give hosts a superclass by its own block: `autoenum { superclass render_node }`. */
const superclassesOfPlugins = ({ entries }: ResolvedBlock): readonly string[] =>
  [...entries].flatMap(([key, list]) => list.flatMap(entry => {
    if (entry.kind === 'block') return superclassesOfPlugins(entry);
    return key === 'superclass' && entry.kind === 'line' ? entry.values.map(value => value.text) : [];
  }));

const namesShown = 3;

export const warnUnderscores = (hosts: readonly ResolvedHost[], context: Context): void => {
  const odd = hosts.filter(host => host.name.includes('_'));
  const names = odd.slice(0, namesShown).map(host => host.name);
  if (odd[0] !== undefined) context.report('underscore-in-host-name', odd[0].block.origin, { names, count: odd.length });
};
