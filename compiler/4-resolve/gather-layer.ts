import type { Span } from '../diagnostics/span.ts';
import type { Assignment, Block, RawBlock, Setting, Statement, Value } from '../2-syntax/tree.ts';
import type { Row } from '../schema/row.ts';
import type { Keyword, Place } from '../schema/place.ts';
import type { Context } from './context.ts';
import { layerVaries, noDefaults, noRemovals, noSteps, noVariables, type Draft, type DraftLine, type DraftList, type Layer, type Variable } from './draft.ts';
import { freeLines } from './gather-free-lines.ts';
import { joinBlocks } from './merge-layers.ts';
import { readRawText } from './read-raw-text.ts';
import { hasName, reportMisshapen, reportUnknownBlock, reportUnknownLine } from './report-unknown.ts';
import { reportRepeated } from './report-repeated.ts';
import { isCounting } from './count-up.ts';

interface GatheredList extends DraftList {
  drafts: Draft[];
  varying: boolean;
}

/** The layer that is being made; it is returned as it is in the end, since there are two or three for each host. */
interface Gathering extends Layer {
  readonly place: Place;
  readonly context: Context;
  readonly entries: Map<string, GatheredList>;
  variables: Layer['variables'];
  removals: Layer['removals'];
  superclass: Setting | undefined;
  defaults: Layer['defaults'];
  hasBareVariables: boolean;
  /** False where a keyword stands here twice, or what stands here may name a thing twice. */
  isSettled: boolean;
}

/** Sorts a block's statements by keyword and reports each word that has no place here. */
export const gatherLayer = (body: readonly Statement[], place: Place, context: Context): Layer => {
  const gathering: Gathering = {
    place, context, isSettled: true, entries: new Map(), variables: noVariables, removals: noRemovals, superclass: undefined,
    defaults: noDefaults, hasBareVariables: false,
  };
  for (const statement of body) gatherStatement(statement, gathering);
  if (!gathering.isSettled) gathering.entries.forEach(list => settleRepeats(list, context));
  return gathering;
};

const gatherStatement = (statement: Statement, gathering: Gathering): void => {
  switch (statement.kind) {
    case 'assignment':
      return gatherVariable(statement, gathering);
    case 'setting':
      return gatherSetting(statement, gathering);
    case 'block':
      return gatherBlock(statement, gathering);
    case 'raw':
      return gatherRaw(statement, gathering);
  }
};

const add = (gathering: Gathering, key: string, draft: Draft): void => {
  const list = gathering.entries.get(key);
  if (draft.kind === 'block' && draft.row?.shape.kind === 'lines') gathering.isSettled = false;
  if (list === undefined) gathering.entries.set(key, { drafts: [draft], varying: draft.varying, fixed: undefined });
  else {
    gathering.isSettled = false;
    list.drafts.push(draft);
    list.varying ||= draft.varying;
  }
};

const noteReferences = (values: readonly Value[], context: Context): boolean => {
  let found = false;
  for (let i = 0; i < values.length; i++) {
    const mixed = values[i]?.mixed;
    if (mixed === undefined) continue;
    for (const piece of mixed) {
      if (piece.kind !== 'reference') continue;
      found = true;
      context.referenced.add(piece.name);
    }
  }
  return found;
};

const gatherVariable = ({ name, values, span, offered }: Assignment, gathering: Gathering): void => {
  const { context } = gathering;
  const text = name.text;
  const before = gathering.variables.get(text);
  if (before !== undefined) {
    context.report('variable-set-twice', span, { name: text }, [{ text: 'this value is lost', span: before.span }]);
  }
  noteReferences(values, context);
  const variable: Variable = { name: text, values, span, ...(offered && { offered }) };
  const variables = gathering.variables === noVariables ? new Map<string, Variable>() : gathering.variables as Map<string, Variable>;
  gathering.variables = variables.set(text, variable);
  if (!context.assigned.has(text)) context.assigned.set(text, variable);
};

const gatherSetting = (statement: Setting, gathering: Gathering): void => {
  const { place, context } = gathering;
  const { word, values, span } = statement;
  const references = noteReferences(values, context);
  if (word === undefined) {
    noteReferences([statement.keyword], context);
    gathering.hasBareVariables = true;
    return;
  }
  const found = place.find(word);
  if (found === undefined) return gatherBareValue(statement, word, references, gathering);
  if (found.structural) return gatherStructure(statement, found, gathering);
  const { name: key, row } = found;
  context.words.add(key);
  if (reportMisshapen(statement, word, row, context)) return;
  add(gathering, key, {
    kind: 'line', row, keyword: key, values, span, via: noSteps, varying: references || isCounting(key, values), fixed: undefined,
  });
};

/** Words that are gone after resolving. `plugin` was heeded when the vocabulary was made. */
const gatherStructure = (statement: Setting, { name: word, row }: Keyword, gathering: Gathering): void => {
  if (word === 'no') gatherRemoval(statement, gathering);
  else if (word === 'superclass') gatherSuperclass(statement, gathering);
  else if (word !== 'plugin') gathering.context.report('needs-block', statement.span, { word, named: hasName(row) });
};

const gatherBareValue = (statement: Setting, word: string, references: boolean, gathering: Gathering): void => {
  const { place, context } = gathering;
  const bare = bareValueRow(word, place);
  if (bare === undefined || statement.values.length > 0) return reportUnknownLine(statement, word, place, context);
  const [key, row] = bare;
  context.words.add(key);
  context.report('bare-value', statement.span, { text: word, keyword: key });
  const values = [statement.keyword];
  const line: DraftLine = {
    kind: 'line', row, keyword: key, values, span: statement.span, via: noSteps, varying: references || isCounting(key, values), fixed: undefined,
  };
  add(gathering, key, line);
};

/** The paper prints `10.0.0.142` where it means `address 10.0.0.142`. */
const bareValueRow = (word: string, place: Place): readonly [string, Row] | undefined => {
  if (!/[.:]/.test(word)) return undefined;
  for (const { name, row } of place.keywords) {
    if (row.bareValue && row.shape.kind === 'value' && 'value' in row.shape.reader.read(word.replace('+', ''))) return [name, row];
  }
  return undefined;
};

const gatherRemoval = ({ values, span }: Setting, gathering: Gathering): void => {
  const { place, context } = gathering;
  const [keyword, name, surplus] = values.map(value => value.text);
  const found = keyword === undefined ? undefined : place.find(keyword);
  if (found === undefined || found.structural || surplus !== undefined) {
    context.report('bad-removal', span, { word: surplus ?? keyword ?? '' });
    return;
  }
  gathering.removals = [...gathering.removals, { key: found.name, name, span }];
};

const gatherSuperclass = (statement: Setting, gathering: Gathering): void => {
  const { context, superclass } = gathering;
  if (statement.values.length !== 1) {
    context.report('superclass-without-name', statement.span, { count: statement.values.length });
    return;
  }
  if (superclass !== undefined) {
    context.report('two-superclasses', statement.span, {}, [{ text: 'the other one', span: superclass.span }]);
  }
  gathering.superclass = statement;
};

const gatherBlock = (block: Block, gathering: Gathering): void => {
  const { place, context } = gathering;
  const { word } = block;
  const found = place.find(word);
  if (found === undefined) return reportUnknownBlock(block.header, word, place, context);
  const { name: key, row } = found;
  context.words.add(key);
  if (reportMisshapen(block, word, row, context)) return;
  if (found.structural) {
    gathering.defaults = [...gathering.defaults, block];
    return;
  }
  const { name } = block;
  const references = name !== undefined && noteReferences([name], context);
  const layer = found.inside !== undefined
    ? gatherLayer(block.body, found.inside, context)
    : freeLines(block.body, row, context);
  if (layer.hasBareVariables) gathering.hasBareVariables = true;
  add(gathering, key, {
    kind: 'block', row, keyword: key, name, layer, span: block.header, via: noSteps,
    varying: references || layerVaries(layer), fixed: undefined,
  });
};

const gatherRaw = (block: RawBlock, gathering: Gathering): void => {
  const { place, context } = gathering;
  const word = block.keyword.text;
  const found = place.find(word);
  if (found === undefined) return reportUnknownBlock(block.keyword.span, word, place, context);
  const { name: key, row } = found;
  context.words.add(key);
  if (reportMisshapen(block, word, row, context)) return;
  const text = readRawText(block);
  for (const escape of text.oddEscapes) context.report('raw-escape', escape, { escape: textOf(escape) });
  for (const piece of text.pieces) if (typeof piece !== 'string') context.referenced.add(piece.name);
  add(gathering, key, {
    kind: 'raw', row, keyword: key, text, span: block.keyword.span, via: noSteps,
    varying: text.pieces.some(piece => typeof piece !== 'string'), fixed: undefined,
  });
};

const textOf = ({ file, start, end }: Span): string => file.text.slice(start, end);

/** A `one` setting keeps its last line, blocks without a name that stand there twice are one; names must differ. */
const settleRepeats = (list: GatheredList, context: Context): void => {
  const drafts = settled(list.drafts, context);
  if (drafts === list.drafts) return;
  list.drafts = [...drafts];
  list.varying = drafts.some(draft => draft.varying);
};

const settled = (drafts: readonly Draft[], context: Context): readonly Draft[] => {
  const first = drafts[0];
  const row = first?.row;
  if (first === undefined || row === undefined) return drafts;
  if (drafts.length === 1) return first.kind === 'block' && row.shape.kind === 'lines' ? [joinBlocks([first], context)] : drafts;
  if (row.repeat === 'many' && drafts.every(draft => draft.kind !== 'block' || draft.row?.shape.kind === 'block')) return drafts;
  if (row.repeat === 'text') return drafts;
  const blocks = drafts.filter(draft => draft.kind === 'block');
  if (blocks.length > 0 && blocks.every(block => block.name === undefined)) return [joinBlocks(blocks, context)];
  return reportRepeated(drafts, row, context);
};
