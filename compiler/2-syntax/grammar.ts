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

/** `memory 128M`, `xen`, `$x` alone */
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

/** More values in a row than this make no difference to any rule above. */
const TELLING_VALUES = 2;

/**
 * Remembers shapes by the kinds of the tokens, all that the grammar looks at. A description of many hosts repeats a
 * handful of shapes, so the grammar is asked a handful of times.
 */
export const rememberShapes = (mode: keyof typeof grammars): ((kinds: readonly StatementKind[]) => Shape | undefined) => {
  const known = new Map<string, Shape | undefined>();
  return kinds => {
    const telling = kinds.length > TELLING_VALUES + 2 ? shorten(kinds) : kinds;
    const key = telling.join(' ');
    if (!known.has(key)) known.set(key, shapeOf(telling, mode));
    return known.get(key);
  };
};

const shorten = (kinds: readonly StatementKind[]): readonly StatementKind[] => {
  let run = 0;
  return kinds.filter(kind => {
    run = kind === 'word' || kind === 'quoted' ? run + 1 : 0;
    return run <= TELLING_VALUES + 1;
  });
};
