import { originOf, type Origin, type Span, type Via } from '../diagnostics/span.ts';
import type { Value } from '../2-syntax/tree.ts';
import { innerScope, soleVariables, type Context, type Inherited, type InheritedList, type Scope } from './context.ts';
import { countUp } from './count-up.ts';
import { noSteps, type Draft, type DraftBlock, type DraftLine, type DraftList, type DraftRaw, type Layer } from './draft.ts';
import { expandValue, expandWithoutFacts, Expander, findVariable, type Expansion } from './expand-references.ts';
import { PendingText } from './pending-text.ts';
import { inheritBlock } from './merge-layers.ts';
import { Overlay } from './overlay.ts';
import type { RawReference } from './read-raw-text.ts';
import type { ResolvedBlock, ResolvedEntry, ResolvedLine, ResolvedRaw, ResolvedValue } from './tree.ts';

/** What may stand in raw text without a second look: nothing that a shell takes for more than a word. */
const plainText = /^[A-Za-z0-9_./:@%+,=-]*$/;

type Resolved = readonly ResolvedEntry[];

/** A layer's entries with no variable left in them. What hosts have in common is made once and shared. */
export const replaceVariables = (layer: Layer, outer: Scope, context: Context): ReadonlyMap<string, Resolved> => {
  const scope = innerScope(layer.variables, outer);
  const { entries } = layer;
  const own = new Map<string, Resolved>();
  const replace = (list: DraftList, key: string): void => void own.set(key, replaceOrShare(list, scope, context));
  if (!(entries instanceof Overlay)) {
    entries.forEach(replace);
    return own;
  }
  const inherited = inheritedFrom(entries.base, scope, context);
  const shares = inherited.sharedBy !== undefined && inherited.sharedBy === soleVariables(scope);
  for (const { key, list, shared } of inherited.varying) if (!(shares && shared) && !entries.own.has(key)) replace(list, key);
  entries.own.forEach(replace);
  return new Overlay(inherited.fixed, own);
};

const replaceOrShare = (list: DraftList, scope: Scope, context: Context): Resolved =>
  (list.varying ? replaceList(list, scope, context) : (list.fixed ??= replaceList(list, scope, context)));

const noEntries: Resolved = [];

/** What the heirs of these entries have in common. The first of them makes it. */
const inheritedFrom = (base: Layer['entries'], scope: Scope, context: Context): Inherited => {
  const known = context.inherited.get(base);
  if (known !== undefined) return known;
  const fixed = new Map<string, Resolved>();
  const varying: InheritedList[] = [];
  base.forEach((list, key) => {
    fixed.set(key, list.varying ? noEntries : replaceOrShare(list, scope, context));
    if (list.varying) varying.push({ key, list, shared: false });
  });
  const made: Inherited = { fixed, varying, sharedBy: soleVariables(scope) };
  if (made.sharedBy !== undefined) for (const each of varying) shareIfCommon(each, made, scope, context);
  context.inherited.set(base, made);
  return made;
};

/** A list whose references lead to nothing that is a host's own is the same for all heirs that see the same variables. */
const shareIfCommon = (each: InheritedList, { fixed }: Inherited, scope: Scope, context: Context): void => {
  const before = context.asked.ofHosts;
  const entries = replaceList(each.list, scope, context);
  each.shared = context.asked.ofHosts === before;
  if (each.shared) fixed.set(each.key, entries);
};

const replaceList = ({ drafts }: DraftList, scope: Scope, context: Context): readonly ResolvedEntry[] => {
  const first = drafts[0];
  if (first !== undefined && drafts.length === 1 && (first.kind !== 'block' || first.name?.mixed === undefined)) return [replaceDraft(first, scope, context)];
  const row = first?.row;
  if (row?.repeat === 'text') return joinRaw(drafts, scope, context);
  if (drafts.some(draft => draft.kind === 'block' && draft.name?.mixed !== undefined)) {
    return replaceNamedBlocks(drafts as readonly DraftBlock[], scope, context);
  }
  return drafts.map(draft => replaceDraft(draft, scope, context));
};

/** Names with variables are known only now, so blocks that turn out to be of one name merge only now. */
const replaceNamedBlocks = (drafts: readonly DraftBlock[], scope: Scope, context: Context): readonly ResolvedEntry[] => {
  const byName = new Map<string, DraftBlock>();
  for (const draft of drafts) {
    const name = draft.name === undefined ? '' : expandWithoutFacts(draft.name, scope, context);
    const before = byName.get(name);
    if (before !== undefined && before.via.length === draft.via.length && before.via.every((step, index) => step === draft.via[index])) {
      context.report('duplicate-entry', draft.span, { name }, [{ text: 'the other one', span: before.span }]);
    }
    byName.set(name, before === undefined ? draft : inheritBlock(before, draft));
  }
  return [...byName].map(([name, draft]) => replaceBlock(draft, name, scope, context));
};

const replaceDraft = (draft: Draft, scope: Scope, context: Context): ResolvedEntry => {
  if (!draft.varying) return (draft.fixed ??= replaceFresh(draft, scope, context) as never) as ResolvedEntry;
  return replaceFresh(draft, scope, context);
};

const replaceFresh = (draft: Draft, scope: Scope, context: Context): ResolvedEntry => {
  switch (draft.kind) {
    case 'line':
      return replaceLine(draft, scope, context);
    case 'raw':
      return replaceRaw(draft, scope, context);
    case 'block':
      return replaceBlock(draft, draft.name && draft.name.text, scope, context);
  }
};

/** What varies belongs to one host, so its step can be that host's number in a range. */
const stepsOf = (draft: Draft, scope: Scope): readonly Via[] =>
  (draft.via.length > 0 || !draft.varying ? draft.via : scope.host?.added ?? noSteps);

const replaceBlock = (draft: DraftBlock, name: string | undefined, scope: Scope, context: Context): ResolvedBlock => ({
  kind: 'block',
  keyword: draft.keyword,
  name,
  entries: replaceVariables(draft.layer, scope, context),
  origin: originOf(draft.span, stepsOf(draft, scope)),
});

const replaceLine = (draft: DraftLine, scope: Scope, context: Context): ResolvedLine => {
  const steps = stepsOf(draft, scope);
  const asWritten = !draft.varying && steps.length === 0;
  const values = asWritten ? draft.values : draft.values.map(value => replaceValue(value, draft, steps, scope, context));
  const origin = originOf(draft.span, steps);
  if (typeof draft.keyword === 'string') return { kind: 'line', keyword: draft.keyword, values, origin };
  const words = expandWithoutFacts(draft.keyword, scope, context).split(/\s+/).filter(word => word !== '');
  const [keyword = '', ...more] = draft.keyword.quoted ? [words.join(' ')] : words;
  const { span } = draft.keyword;
  return { kind: 'line', keyword, values: [...more.map(text => ({ text, quoted: false, origin: originOf(span, steps) })), ...values], origin };
};

const replaceValue = (value: Value, draft: DraftLine, steps: readonly Via[], scope: Scope, context: Context): ResolvedValue => {
  const { span, quoted } = value;
  if (value.mixed === undefined) return { text: counted(value.text, draft, span, scope, context), quoted, origin: originOf(span, steps) };
  const expansion = expandValue(value, scope, context);
  const origin = originOf(span, [...expansion.via, ...steps]);
  const text = plain(expansion);
  if (text !== undefined) return { text: counted(text, draft, span, scope, context), quoted, origin };
  return waitForFacts({ text: '', quoted, origin }, expansion, context);
};

const counted = (text: string, { keyword, row }: DraftLine, at: Span, scope: Scope, context: Context): string =>
  (row === undefined || typeof keyword !== 'string' ? text : countUp(keyword, text, at, scope, context));

const plain = ({ parts }: Expansion): string | undefined =>
  parts.every(part => typeof part === 'string') ? parts.join('') : undefined;

const waitForFacts = <T extends { text: string; origin: Origin }>(target: T, expansion: Expansion, context: Context): T => {
  context.pending.set(target, new PendingText(target, expansion.parts));
  return target;
};

/** The texts of all superclasses and the own one, parent's first; `startup file PATH` stands between as a line. */
const joinRaw = (drafts: readonly Draft[], scope: Scope, context: Context): readonly ResolvedEntry[] => {
  const entries: ResolvedEntry[] = [];
  let run: DraftRaw[] = [];
  const flush = (): void => {
    if (run.length > 0) entries.push(joinRun(run, scope, context));
    run = [];
  };
  for (const draft of drafts) {
    if (draft.kind === 'raw') run.push(draft);
    else {
      flush();
      entries.push(replaceDraft(draft, scope, context));
    }
  }
  flush();
  return entries;
};

const joinRun = (run: readonly DraftRaw[], scope: Scope, context: Context): ResolvedRaw => {
  const [first] = run;
  if (run.length === 1 && first !== undefined) return replaceDraft(first, scope, context) as ResolvedRaw;
  const last = run[run.length - 1] as DraftRaw;
  const parts = run.map(draft => expandRaw(draft, scope, context));
  return rawFrom(last, { parts: parts.flatMap(each => each.parts), via: parts.flatMap(each => each.via), define: undefined }, scope, context);
};

const replaceRaw = (draft: DraftRaw, scope: Scope, context: Context): ResolvedRaw => {
  const text = withBuiltIns(draft, scope, context);
  if (text === undefined) return rawFrom(draft, expandRaw(draft, scope, context), scope, context);
  return { kind: 'raw', keyword: draft.keyword, text, origin: originOf(draft.span, stepsOf(draft, scope)) };
};

/** Text that asks for no more than `$hostname` and the like, which are plain; undefined for all other. */
const withBuiltIns = ({ text: { pieces } }: DraftRaw, scope: Scope, context: Context): string | undefined => {
  let text = '';
  for (const piece of pieces) {
    if (typeof piece === 'string') text += piece;
    else {
      const found = piece.name.includes('.') ? undefined : findVariable(piece.name, scope, context);
      if (found?.kind === 'builtIn') text += found.text;
      else if (found === undefined && !piece.sure) text += piece.written;
      else return undefined;
    }
  }
  return text;
};

const rawFrom = (draft: DraftRaw, expansion: Expansion, scope: Scope, context: Context): ResolvedRaw => {
  const text = plain(expansion);
  const origin = originOf(draft.span, [...expansion.via, ...stepsOf(draft, scope)]);
  const raw = { kind: 'raw' as const, keyword: draft.keyword, text: text ?? '', origin };
  return text === undefined ? waitForFacts(raw, expansion, context) : raw;
};

/** `$[name]` is always ours; `$name` only where the description gives it a value, else it is the shell's. */
const expandRaw = (draft: DraftRaw, scope: Scope, context: Context): Expansion => {
  const whole = new Expander(scope, context);
  for (const piece of draft.text.pieces) {
    if (typeof piece === 'string') whole.addText(piece);
    else addRawReference(piece, whole, scope, context);
  }
  return whole.expansion;
};

const addRawReference = ({ name, sure, written, span }: RawReference, whole: Expander, scope: Scope, context: Context): void => {
  const found = name.includes('.') ? undefined : findVariable(name, scope, context);
  if (found === undefined && !sure) return whole.addText(written);
  // Names of hosts and projects are plain.
  if (found?.kind === 'builtIn') return whole.addText(found.text);
  const expander = new Expander(scope, context);
  expander.addReference(name, span);
  const { parts, via, define } = expander.expansion;
  checkPlain(name, span, parts, define, context);
  for (const part of parts) {
    if (typeof part === 'string') whole.addText(part);
    else whole.expansion.parts.push(part);
  }
  whole.expansion.via.push(...via);
};

const checkPlain = (name: string, at: Origin['span'], parts: Expansion['parts'], define: string | undefined, context: Context): void => {
  const text = parts.filter(part => typeof part === 'string').join('');
  if (plainText.test(text)) return;
  context.report(define === undefined ? 'raw-value-not-plain' : 'raw-define-not-plain', at, { name, text });
};
