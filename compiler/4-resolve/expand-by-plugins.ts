import { addedBlock, sourceOf, type Source } from '../3-expand/added-nodes.ts';
import { countAddress, isCountingAddress } from '../3-expand/count-address.ts';
import type { ExpandedBlock } from '../3-expand/index.ts';
import { writeBody } from '../3-expand/write-body.ts';
import type { Block, Setting, Statement, Value } from '../2-syntax/tree.ts';
import type { Origin } from '../diagnostics/span.ts';
import type { AddOperation, NamedBlock } from '../schema/operations.ts';
import { innerScope, outerScope, type Context, type Scope } from './context.ts';
import { noSteps } from './draft.ts';
import { expandWithoutFacts } from './expand-references.ts';
import { gatherLayer } from './gather-layer.ts';
import type { AtPlace, PluginSteps, Written } from './plugin-steps.ts';
import { replaceVariables } from './replace-variables.ts';
import type { ResolvedGlobal } from './resolve-global.ts';
import { gatherVariables, Inheritance, type Superclass } from './settle-superclasses.ts';
import type { Declarations } from './sort-declarations.ts';
import type { ResolvedBlock } from './tree.ts';

/** Completes the lists of blocks: each plug-in sees what those before it added. False where one reported an error. */
export const expandByPlugins = (plugins: readonly PluginSteps[], blocks: Declarations['blocks'], { global, name, defaults }: ResolvedGlobal, context: Context): boolean => {
  let sound = true;
  for (const plugin of plugins) {
    if (plugin.expand === undefined || !plugin.concerns(context.words)) continue;
    const sources = new Map<Origin, Source>();
    const added: ExpandedBlock[] = [];
    const take = (operation: AtPlace<AddOperation>): void => {
      const source = sources.get(operation.at) ?? sourceOf(plugin.name, operation.at);
      sources.set(operation.at, source);
      added.push(blockOf(operation, added.length, source, context));
    };
    if (!plugin.expand(writtenIn(blocks, global, name ?? '', defaults, { ...context, report: () => {} }), take)) sound = false;
    else for (const block of added) blocks[block.word as NamedBlock].push(block);
  }
  return sound;
};

const blockOf = ({ kind, name, body, index }: AddOperation, position: number, source: Source, { vocabulary }: Context): ExpandedBlock => {
  const added = { via: noSteps, position, ...(index !== undefined && { index }) };
  return addedBlock(source, kind, name, writeBody(body, vocabulary.places.top.find(kind)?.inside, source), added);
};

/** What is wrong with a description is said later, when all of it is there: `silent` reports nothing. */
const writtenIn = (blocks: Declarations['blocks'], global: ResolvedBlock, project: string, defaults: readonly Block[], silent: Context): Written => ({
  project,
  global,
  names: kind => blocks[kind].map(block => (block.name === undefined ? '' : expandWithoutFacts(block.name, outerScope, silent))),
  addresses: () => {
    const found = new Set<string>();
    for (const block of [...blocks.host, ...blocks.superclass, ...defaults]) noteAddresses(block, found, silent);
    return found;
  },
  superclasses: () => settledSuperclasses(blocks.superclass, defaults, silent),
});

const noteAddresses = (block: ExpandedBlock, found: Set<string>, silent: Context): void => {
  const scope = scopeOf(block.body, outerScope);
  for (const statement of block.body) {
    if (statement.kind !== 'block' || statement.word !== 'network') continue;
    const inside = scopeOf(statement.body, scope);
    for (const line of statement.body) {
      if (line.kind === 'setting' && (line.word === 'address' || line.word === 'gateway')) noteValues(line, block.added?.position ?? 0, found, inside, silent);
    }
  }
};

const scopeOf = (body: readonly Statement[], outer: Scope): Scope => innerScope(gatherVariables(body), outer);

const noteValues = ({ values }: Setting, position: number, found: Set<string>, scope: Scope, silent: Context): void => {
  for (const value of values) {
    const text = addressText(value, position, scope, silent);
    found.add(text.includes('/') ? text.slice(0, text.indexOf('/')) : text);
  }
};

const addressText = (value: Value, position: number, scope: Scope, silent: Context): string => {
  const text = value.mixed === undefined ? value.text : expandWithoutFacts(value, scope, silent);
  return (isCountingAddress(text) ? countAddress(text, position) : text) ?? text;
};

const settledSuperclasses = (blocks: readonly ExpandedBlock[], defaults: readonly Block[], silent: Context): ReadonlyMap<string, ResolvedBlock> => {
  const place = silent.vocabulary.places.host;
  const superclasses = new Map<string, Superclass>();
  for (const block of blocks) {
    const name = block.name === undefined ? '' : expandWithoutFacts(block.name, outerScope, silent);
    superclasses.set(name, { name, block, own: gatherLayer(block.body, place, silent) });
  }
  const inheritance = new Inheritance({ ...silent, inherited: new WeakMap(), pending: new Map() }, superclasses, defaults);
  return new Map([...superclasses.values()].map(superclass => {
    const { layer } = inheritance.settleSuperclass(superclass);
    const entries = replaceVariables(layer, outerScope, { ...silent, inherited: new WeakMap(), pending: new Map() });
    return [superclass.name, { kind: 'block' as const, keyword: 'superclass', name: superclass.name, entries, origin: superclass.block.header }];
  }));
};
