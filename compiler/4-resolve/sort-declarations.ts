import type { Span } from '../diagnostics/span.ts';
import type { Block, Description, Statement } from '../2-syntax/tree.ts';
import type { ExpandedBlock } from '../3-expand/index.ts';
import { outerScope, type Context } from './context.ts';
import { expandWithoutFacts } from './expand-references.ts';
import { reportMisshapen, reportUnknownBlock, reportUnknownLine } from './report-unknown.ts';

/** The blocks of the top level by kind, in file order. */
export interface Declarations {
  readonly globals: Block[];
  readonly blocks: Readonly<Record<DeclaredKind, ExpandedBlock[]>>;
}

export type DeclaredKind = 'host' | 'superclass' | 'switch' | 'service_host' | 'template';

const isDeclaredKind = (word: string, blocks: Declarations['blocks']): word is DeclaredKind => Object.hasOwn(blocks, word);

/** Sorts what stands at the top level and reports what cannot stand there. */
export const sortDeclarations = (description: Description, context: Context): Declarations => {
  const declarations: Declarations = { globals: [], blocks: { host: [], superclass: [], switch: [], service_host: [], template: [] } };
  for (const statement of description.body) sortStatement(statement, declarations, context);
  return declarations;
};

const sortStatement = (statement: Statement, { globals, blocks }: Declarations, context: Context): void => {
  const { top } = context.vocabulary.places;
  if (statement.kind === 'assignment') {
    return context.report('misplaced', statement.span, { word: `$${statement.name.text}`, here: '', places: ['global'] });
  }
  const word = statement.kind === 'block' ? statement.word : statement.keyword.text;
  const found = top.find(word);
  if (found === undefined) {
    if (statement.kind === 'setting') reportUnknownLine(statement, word, top, context);
    else reportUnknownBlock(statement.kind === 'block' ? statement.header : statement.keyword.span, word, top, context);
    return;
  }
  if (reportMisshapen(statement, word, found.row, context) || statement.kind !== 'block') return;
  if (found.name === 'global') globals.push(statement);
  else if (isDeclaredKind(found.name, blocks)) blocks[found.name].push(statement);
};

const namePattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/;

/** The blocks of one kind by their names, variables replaced; two of one name are reported. */
export const nameBlocks = (kind: DeclaredKind, blocks: readonly ExpandedBlock[], context: Context): ReadonlyMap<string, ExpandedBlock> => {
  const byName = new Map<string, ExpandedBlock>();
  for (const block of blocks) {
    if (block.name === undefined) continue;
    block.name.mixed?.forEach(piece => {
      if (piece.kind === 'reference') context.referenced.add(piece.name);
    });
    const name = expandWithoutFacts(block.name, outerScope, context);
    if (!namePattern.test(name)) context.report('bad-block-name', at(block), { kind, name });
    const before = byName.get(name);
    if (before !== undefined) context.report('duplicate-block', at(block), { kind, name }, [{ text: 'the other one', span: before.header }]);
    byName.set(name, block);
  }
  return byName;
};

const at = (block: ExpandedBlock): Span => block.name?.span ?? block.header;
