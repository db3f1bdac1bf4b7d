import type { BodyRules } from './body-rules.ts';
import type { LexicalMode } from './lexer.ts';

/** What a body stands in. One object serves all bodies of the same kind: the `eth0` of all hosts. */
export interface Surroundings {
  /** Keywords of the blocks around, outermost first. */
  readonly parents: readonly string[];
  readonly mode: LexicalMode;
  /** Of blocks inside, by keyword, as far as met. */
  readonly inside: Map<string, Surroundings | 'raw'>;
}

export const topLevel = (): Surroundings => ({ parents: [], mode: 'statements', inside: new Map() });

/** What the body of a block stands in, or that it is text. */
export const insideOf = (keyword: string, around: Surroundings, rules: BodyRules): Surroundings | 'raw' => {
  const known = around.inside.get(keyword);
  if (known) return known;
  const mode = rules.bodyOf(around.parents, keyword);
  const inside = mode === 'raw' ? mode : { parents: [...around.parents, keyword], mode, inside: new Map<string, Surroundings | 'raw'>() };
  around.inside.set(keyword, inside);
  return inside;
};
