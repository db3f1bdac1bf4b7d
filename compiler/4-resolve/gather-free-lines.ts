import { Setting, type Block, type Statement, type Value } from '../2-syntax/tree.ts';
import type { Row, Shape } from '../schema/row.ts';
import type { Context } from './context.ts';
import { draftList, layerVaries, noSteps, noVariables, type Draft, type DraftBlock, type DraftLine, type Layer, type Variable } from './draft.ts';

/** The body of a block whose lines have no keyword: `users`, `files`, `modules`, `groups`. */
export const freeLines = (body: readonly Statement[], { shape }: Pick<Row, 'shape'>, context: Context): Layer => {
  const drafts: Draft[] = [];
  const variables = new Map<string, Variable>();
  for (const statement of overTwoLines(body, shape)) {
    switch (statement.kind) {
      case 'setting':
        drafts.push(lineOf(statement, context));
        break;
      case 'assignment': {
        const variable = { name: statement.name.text, values: statement.values, span: statement.span };
        noteNames(statement.values, context);
        variables.set(variable.name, variable);
        if (!context.assigned.has(variable.name)) context.assigned.set(variable.name, variable);
        break;
      }
      case 'block':
        if (shape.kind !== 'lists') context.report('block-among-lines', statement.header, { word: statement.word });
        else drafts.push(innerList(statement, { kind: 'list', reader: shape.reader }, context));
        break;
      case 'raw':
        context.report('block-among-lines', statement.keyword.span, { word: statement.keyword.text });
    }
  }
  return {
    entries: new Map([['', draftList(drafts)]]),
    variables: variables.size === 0 ? noVariables : variables,
    removals: [], superclass: undefined, defaults: [], hasBareVariables: false,
  };
};

const noteNames = (values: readonly Value[], context: Context): void => {
  for (const { mixed = [] } of values) for (const piece of mixed) if (piece.kind === 'reference') context.referenced.add(piece.name);
};

const lineOf = (statement: Setting, context: Context): DraftLine => {
  const { word, values, span } = statement;
  if (word === undefined) noteNames([statement.keyword], context);
  noteNames(values, context);
  return {
    kind: 'line', row: undefined, keyword: word ?? statement.keyword, values, span, via: noSteps,
    varying: word === undefined || values.some(value => value.mixed !== undefined), fixed: undefined,
  };
};

const innerList = (block: Block, shape: Shape, context: Context): DraftBlock => {
  const layer = freeLines(block.body, { shape }, context);
  return {
    kind: 'block', row: undefined, keyword: block.word, name: undefined, layer, span: block.header, via: noSteps,
    varying: layerVaries(layer), fixed: undefined,
  };
};

/** The paper's columns are narrow: a pair of `files` may stand on two lines. */
const overTwoLines = (body: readonly Statement[], shape: Shape): readonly Statement[] => {
  if (shape.kind !== 'lines' || !shape.overTwoLines) return body;
  const joined: Statement[] = [];
  let open: Setting | undefined;
  for (const statement of body) {
    const single = statement.kind === 'setting' && statement.values.length === 0;
    if (open !== undefined && statement.kind === 'setting') {
      joined.push(new Setting(open.file, open.start, statement.end, open.keyword, [statement.keyword, ...statement.values]));
      open = undefined;
    } else if (single) open = statement;
    else joined.push(statement);
  }
  if (open !== undefined) joined.push(open);
  return joined;
};
