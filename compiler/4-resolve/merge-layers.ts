import type { Via } from '../diagnostics/span.ts';
import type { Row } from '../schema/row.ts';
import type { Context } from './context.ts';
import { draftList, layerVaries, noRemovals, type Draft, type DraftBlock, type DraftList, type Layer, type Removal, type Variable } from './draft.ts';
import { Overlay } from './overlay.ts';
import { nameOfDraft, withoutDuplicates } from './report-repeated.ts';

/** `own` with what it inherits from `parent`: the nearest value wins, blocks of one name merge keyword by keyword. */
export const inherit = (parent: Layer, own: Layer): Layer => ({
  entries: inheritEntries(withoutRemoved(parent.entries, own.removals), own.entries),
  variables: inheritVariables(parent.variables, own.variables),
  removals: noRemovals,
  superclass: own.superclass,
  defaults: own.defaults,
  hasBareVariables: parent.hasBareVariables || own.hasBareVariables,
});

type Entries = Layer['entries'];

const inheritEntries = (parent: Entries, own: Entries): Entries => {
  if (own.size === 0) return parent;
  if (parent.size === 0) return own;
  let merged: Map<string, DraftList> | undefined;
  own.forEach((list, key) => {
    const inherited = parent.get(key);
    if (inherited !== undefined) (merged ??= copyOf(own)).set(key, inheritList(inherited, list));
  });
  return new Overlay(parent, merged ?? own);
};

const copyOf = (entries: Entries): Map<string, DraftList> => {
  const copy = new Map<string, DraftList>();
  entries.forEach((list, key) => copy.set(key, list));
  return copy;
};

const withoutRemoved = (parent: Entries, removals: readonly Removal[]): Entries => {
  if (removals.length === 0) return parent;
  const entries = copyOf(parent);
  for (const removal of removals) remove(entries, removal);
  return entries;
};

const remove = (entries: Map<string, DraftList>, { key, name }: Removal): void => {
  const list = entries.get(key);
  if (list === undefined) return;
  const left = name === undefined ? [] : list.drafts.flatMap(draft => without(draft, name));
  if (left.length === 0) entries.delete(key);
  else entries.set(key, draftList(left));
};

/** What is left of a draft without the name: of `users { jack; jill }` the lines of others. */
const without = (draft: Draft, name: string): readonly Draft[] => {
  if (draft.kind !== 'block' || !isFree(draft.row)) return nameOfDraft(draft, 0) === name ? [] : [draft];
  const lines = draft.layer.entries.get('')?.drafts ?? [];
  const left = lines.filter(line => nameOfDraft(line, keyColumnOf(draft.row)) !== name);
  if (left.length === lines.length) return [draft];
  return left.length === 0 ? [] : [withLayer(draft, { ...draft.layer, entries: new Map([['', draftList(left)]]) })];
};

const inheritVariables = (parent: ReadonlyMap<string, Variable>, own: ReadonlyMap<string, Variable>): ReadonlyMap<string, Variable> => {
  if (own.size === 0) return parent;
  return parent.size === 0 ? own : new Map([...parent, ...own]);
};

const inheritList = (inherited: DraftList, own: DraftList): DraftList => {
  const first = own.drafts[0];
  const row = first?.row;
  if (first === undefined || row === undefined) return own;
  switch (row.repeat) {
    case 'text':
      return draftList([...inherited.drafts, ...own.drafts]);
    case 'many':
      return own;
    case 'one':
      return draftList([inheritOne(inherited.drafts[0], first)]);
    case 'named':
      return row.shape.kind === 'block' && row.shape.named
        ? draftList(inheritNamed(inherited.drafts, own.drafts))
        : draftList([inheritOne(inherited.drafts[0], first)]);
  }
};

const inheritNamed = (inherited: readonly Draft[], own: readonly Draft[]): readonly Draft[] => {
  const [only] = own;
  // One `network eth0` above and one here is what nearly every host has.
  if (only !== undefined && own.length === 1 && inherited.length === 1 && nameOfDraft(only, 0) === nameOfDraft(inherited[0]!, 0)) return [inheritOne(inherited[0], only)];
  const byName = new Map<string | undefined, Draft>();
  for (const draft of inherited) byName.set(nameOfDraft(draft, 0), draft);
  for (const draft of own) {
    const name = nameOfDraft(draft, 0);
    byName.set(name, inheritOne(byName.get(name), draft));
  }
  return [...byName.values()];
};

const inheritOne = (inherited: Draft | undefined, own: Draft): Draft =>
  inherited?.kind === 'block' && own.kind === 'block' ? inheritBlock(inherited, own) : own;

/** A block whose lines have no keyword. */
const isFree = (row: Row | undefined): boolean => row !== undefined && row.shape.kind !== 'block';

const keyColumnOf = (row: Row | undefined): number => (row?.shape.kind === 'lines' ? row.shape.key : 0);

/** The block itself stands where the heir wrote it; what it holds stands where each line was written. */
export const inheritBlock = (inherited: DraftBlock, own: DraftBlock): DraftBlock => {
  const { row } = own;
  const layer = isFree(row) ? inheritFreeLines(inherited.layer, own.layer, keyColumnOf(row)) : inherit(inherited.layer, own.layer);
  return withLayer(own, layer);
};

const withLayer = (block: DraftBlock, layer: Layer): DraftBlock => ({
  ...block, layer, varying: block.varying || layerVaries(layer), fixed: undefined,
});

/** Entries of a name are replaced by the nearest of that name. */
const inheritFreeLines = (parent: Layer, own: Layer, keyColumn: number): Layer => {
  const byName = new Map<unknown, Draft>();
  for (const layer of [parent, own]) {
    for (const draft of layer.entries.get('')?.drafts ?? []) byName.set(nameOfDraft(draft, keyColumn) ?? draft, draft);
  }
  return { ...own, entries: new Map([['', draftList([...byName.values()])]]), variables: inheritVariables(parent.variables, own.variables) };
};

/** Blocks of one keyword without a name in one body count as one, in file order. */
export const joinBlocks = (blocks: readonly DraftBlock[], context: Context): DraftBlock => {
  const [first, ...others] = blocks as readonly [DraftBlock, ...DraftBlock[]];
  if (isFree(first.row)) return joinFreeLines(first, blocks, context);
  return others.reduce((joined, block) => withLayer(joined, joinLayers(joined.layer, block.layer, context)), first);
};

const joinFreeLines = (first: DraftBlock, blocks: readonly DraftBlock[], context: Context): DraftBlock => {
  const drafts = blocks.flatMap(block => block.layer.entries.get('')?.drafts ?? []);
  const single = first.row?.repeat === 'named' ? withoutDuplicates(drafts, keyColumnOf(first.row), context) : drafts;
  const variables = blocks.map(block => block.layer.variables).reduce(inheritVariables);
  return withLayer(first, { ...first.layer, entries: new Map([['', draftList(single)]]), variables });
};

/** As `inherit`, but of two parts of one block: lists add up. */
const joinLayers = (first: Layer, second: Layer, context: Context): Layer => {
  const joined = inherit(first, second);
  const entries = new Map(joined.entries);
  for (const [key, list] of second.entries) {
    const before = first.entries.get(key);
    if (before === undefined) continue;
    const row = list.drafts[0]?.row;
    if (row?.repeat === 'many' && list.drafts[0]?.kind !== 'block') entries.set(key, draftList([...before.drafts, ...list.drafts]));
    else if (row?.repeat === 'one' && list.drafts[0]?.kind === 'line') {
      const last = list.drafts[0];
      context.report('setting-repeated', last.span, { keyword: key }, [{ text: 'this one has no effect', span: (before.drafts[0] as Draft).span }]);
    }
  }
  return { ...joined, entries, removals: [...first.removals, ...second.removals] };
};

/** What heirs get: the same, each part with the step that brought it. `universal` is the step of `defaults`, which all have anyway. */
export const handDown = (layer: Layer, step: Via, universal: Via | undefined): Layer => ({
  ...layer,
  entries: new Map([...layer.entries].map(([key, list]) => [key, draftList(list.drafts.map(draft => handDownDraft(draft, step, universal)))])),
});

const handDownDraft = (draft: Draft, step: Via, universal: Via | undefined): Draft => {
  if (universal !== undefined && draft.via[0] === universal) return draft;
  const via = [...draft.via, step];
  if (draft.kind !== 'block') return { ...draft, via, fixed: undefined };
  return { ...draft, via, fixed: undefined, layer: handDown(draft.layer, step, universal) };
};
