/** How the body of a block is to be read. */
export type BodyKind =
  /** Keywords, assignments, blocks. */
  | 'statements'
  /** The same, but the first word of a line is an entry's name and no `name = value` is known: `users { jack HASH }`. */
  | 'lines'
  /** Text, byte for byte. */
  | 'raw';

/** All that the syntax has to know of the vocabulary. */
export interface BodyRules {
  /** `parents` are the keywords of the blocks around, outermost first. A keyword that is not known has statements. */
  bodyOf(parents: readonly string[], keyword: string): BodyKind;
}
