import type { Context } from './context.ts';
import type { Superclass } from './settle-superclasses.ts';
import type { ResolvedHost } from './tree.ts';

/** Superclasses without heirs, variables without use, host names that DNS does not like. */
export const warnUnused = (superclasses: Iterable<Superclass>, used: ReadonlySet<string>, context: Context): void => {
  for (const { name, block } of superclasses) if (!used.has(name)) context.report('superclass-unused', block.header, { name });
  for (const [name, variable] of context.assigned) {
    if (!context.referenced.has(name) && variable.offered !== true) context.report('variable-unused', variable.span, { name });
  }
};

const namesShown = 3;

export const warnUnderscores = (hosts: readonly ResolvedHost[], context: Context): void => {
  const odd = hosts.filter(host => host.name.includes('_'));
  const names = odd.slice(0, namesShown).map(host => host.name);
  if (odd[0] !== undefined) context.report('underscore-in-host-name', odd[0].block.origin, { names, count: odd.length });
};
