import { alt_sc, apply, opt_sc, rep_sc, seq, tok } from 'typescript-parsec';
import type { Parser, Token } from 'typescript-parsec';

/** Kinds of tokens that a statement consists of; the grammar knows no keyword. */
export type StatementKind = 'word' | 'quoted' | 'variable' | 'equals' | 'body';

/** What the words of a statement are for. */
export type Shape =
  | { readonly kind: 'setting' }
  /** `valuesFrom`: the number of the first token that is a value. */
  | { readonly kind: 'assignment'; readonly bare: boolean; readonly valuesFrom: number }
  | { readonly kind: 'block'; readonly named: boolean };

type Grammar = Parser<StatementKind, Shape>;

const kind = (name: StatementKind) => tok<StatementKind>(name);

const value = alt_sc(kind('word'), kind('quoted'));
const values = seq(value, rep_sc(value));

/** `host www1 { ... }`, `startup { ... }` */
const block: Grammar = apply(seq(kind('word'), opt_sc(value), kind('body')), ([, name]): Shape => ({ kind: 'block', named: name !== undefined }));

/** `$x = 5`, `$x 5` */
const assignment: Grammar = apply(seq(kind('variable'), opt_sc(kind('equals')), values), ([, equals]): Shape => ({ kind: 'assignment', bare: false, valuesFrom: equals ? 2 : 1 }));

/** `$x = 5` in free lines, where `$x 5` is a line whose first word is a variable's value. */
const assignmentInLines: Grammar = apply(seq(kind('variable'), kind('equals'), values), (): Shape => ({ kind: 'assignment', bare: false, valuesFrom: 2 }));

/** `x = 5` */
const bareAssignment: Grammar = apply(seq(kind('word'), kind('equals'), values), (): Shape => ({ kind: 'assignment', bare: true, valuesFrom: 2 }));

/** `memory 128M`, `lvm`, `$x` alone */
const setting: Grammar = apply(seq(alt_sc(value, kind('variable')), rep_sc(value)), (): Shape => ({ kind: 'setting' }));

const grammars = {
  statements: alt_sc(block, assignment, bareAssignment, setting),
  lines: alt_sc(block, assignmentInLines, setting),
} as const;

/** The shape of one whole statement, or undefined when it has none. */
export const shapeOf = (kinds: readonly StatementKind[], mode: keyof typeof grammars): Shape | undefined => {
  const output = grammars[mode].parse(linked(kinds));
  if (!output.successful) return undefined;
  const [whole] = output.candidates.filter(candidate => candidate.nextToken === undefined);
  return whole?.result;
};

const linked = (kinds: readonly StatementKind[]): Token<StatementKind> | undefined =>
  kinds.reduceRight<Token<StatementKind> | undefined>((next, kind, index) => {
    const pos = { index, rowBegin: 1, rowEnd: 1, columnBegin: index, columnEnd: index + 1 };
    return { kind, text: kind, pos, next };
  }, undefined);

/** Tokens, as far as the grammar looks at them. */
export interface Kinds {
  readonly length: number;
  kind(index: number): StatementKind | undefined;
}

export type ShapeReader = (parts: Kinds) => Shape | undefined;

const KINDS: readonly StatementKind[] = ['word', 'quoted', 'variable', 'equals', 'body'];

/** A run of more values than this reads like a run of this many to every rule above. */
const TELLING_VALUES = 3;

/**
 * Remembers shapes by the kinds of their tokens, all that the grammar looks at. Descriptions of many hosts repeat a
 * handful of shapes, so the grammar is asked a handful of times.
 */
export const rememberShapes = (mode: keyof typeof grammars): ShapeReader => {
  const known = new Map<number, Shape | undefined>();
  return parts => {
    const key = signature(parts);
    if (!known.has(key)) known.set(key, shapeOf(shorten(parts), mode));
    return known.get(key);
  };
};

/** The kinds as digits of one number; it stays small, since long runs of values are cut and the other kinds come once. */
const signature = (parts: Kinds): number => {
  let number = 0;
  let run = 0;
  for (let i = 0; i < parts.length; i++) {
    const kind = parts.kind(i) ?? 'word';
    run = isValue(kind) ? run + 1 : 0;
    if (run <= TELLING_VALUES) number = number * (KINDS.length + 1) + KINDS.indexOf(kind) + 1;
  }
  return number;
};

const shorten = (parts: Kinds): readonly StatementKind[] => {
  let run = 0;
  return Array.from({ length: parts.length }, (_, index) => parts.kind(index) ?? 'word').filter(kind => (run = isValue(kind) ? run + 1 : 0) <= TELLING_VALUES);
};

const isValue = (kind: StatementKind): boolean => kind === 'word' || kind === 'quoted';
