import type { SourceFile } from '../diagnostics/span.ts';
import type { Block, Statement } from '../2-syntax/tree.ts';
import { outerScope, type Context } from './context.ts';
import type { DraftLine, Layer } from './draft.ts';
import { expandWithoutFacts } from './expand-references.ts';
import { gatherLayer } from './gather-layer.ts';
import { replaceVariables } from './replace-variables.ts';
import { replaceBareVariables } from './settle-superclasses.ts';
import type { ResolvedBlock } from './tree.ts';

export interface ResolvedGlobal {
  readonly global: ResolvedBlock;
  readonly name: string | undefined;
  /** The bodies of `defaults { ... }`. */
  readonly defaults: readonly Block[];
}

/** All `global` blocks are one, in file order: an included site file may have its own. */
export const resolveGlobal = (blocks: readonly Block[], file: SourceFile, context: Context): ResolvedGlobal => {
  const body = blocks.flatMap(block => block.body);
  const layer = gatherGlobal(withOneProject(body, context), context);
  context.project.name = projectName(layer, context);
  if (blocks.length === 0 || !body.some(isProjectLine)) context.report('project-missing', placeOfProject(blocks, file), {});
  const origin = { span: blocks[0]?.header ?? { file, start: 0, end: 0 }, via: [] };
  return {
    global: { kind: 'block', keyword: 'global', name: undefined, entries: replaceVariables({ ...layer, variables: new Map() }, outerScope, context), origin },
    name: context.project.name,
    defaults: layer.defaults,
  };
};

const gatherGlobal = (body: readonly Statement[], context: Context): Layer => {
  const layer = gatherLayer(body, context.vocabulary.places.global, context);
  for (const [name, variable] of layer.variables) context.globals.set(name, variable);
  if (!layer.hasBareVariables) return layer;
  return gatherLayer(replaceBareVariables(body, outerScope, context), context.vocabulary.places.global, context);
};

const isProjectLine = (statement: Statement): boolean =>
  statement.kind === 'setting' && statement.word === 'project';

/** Two projects are an error rather than a repeated setting, so the second line is taken out. */
const withOneProject = (body: readonly Statement[], context: Context): readonly Statement[] => {
  const [first, second] = body.filter(isProjectLine);
  if (first === undefined || second === undefined) return body;
  context.report('two-projects', second.span, {}, [{ text: 'the first one', span: first.span }]);
  return body.filter(statement => statement === first || !isProjectLine(statement));
};

const projectName = ({ entries }: Layer, context: Context): string | undefined => {
  const line = entries.get('project')?.drafts.find((draft): draft is DraftLine => draft.kind === 'line');
  const value = line?.values[0];
  return value === undefined ? undefined : expandWithoutFacts(value, outerScope, context);
};

/** Where the line is missing: in the first `global`, else at the beginning of the file. */
const placeOfProject = (blocks: readonly Block[], file: SourceFile) => blocks[0]?.header ?? { file, start: 0, end: 0 };
