import type { PluginKeywords, TargetKeywords } from './extension.ts';
import type { Row, Rows } from './row.ts';

/** A word where it stands, with all that is known of it. */
export interface Keyword {
  /** The row's first name, also when it was found by an alias. */
  readonly name: string;
  readonly row: Row;
  /** The words inside its block, where it is a block of keywords. */
  readonly inside: Place | undefined;
  /** The platform or plug-in that brought the row; absent: built in. */
  readonly owner: Owner | undefined;
  /** The platform that this word selects. */
  readonly selects: TargetKeywords | undefined;
  /** True of words that are gone after resolving: `superclass`, `no`, `plugin`, `defaults`. */
  readonly structural: boolean;
}

export type Owner =
  | { readonly kind: 'platform'; readonly target: TargetKeywords }
  | { readonly kind: 'plugin'; readonly plugin: PluginKeywords };

/** The inside of one kind of block. */
export interface Place {
  /** Keyword of the block, `` for the top level. */
  readonly name: string;
  find(word: string): Keyword | undefined;
  /** First names, in the order of the tables. */
  readonly keywords: readonly Keyword[];
  /** First names and aliases. */
  readonly words: readonly string[];
}

/** A word that could not be added, since another has it. */
export interface Clash {
  readonly word: string;
  readonly owner: Owner | undefined;
  readonly other: Owner | undefined;
}

interface Added {
  readonly owner?: Owner;
  readonly structural?: boolean;
  /** The place of a block whose words are known already, so that host, superclass and `defaults` are one. */
  readonly inside?: Place;
  readonly selects?: TargetKeywords;
}

/** Collects the rows of one place. */
export class PlaceBuilder {
  readonly #byWord = new Map<string, Keyword>();
  readonly #keywords: Keyword[] = [];
  readonly clashes: Clash[] = [];
  readonly name: string;
  readonly #everywhere: Rows;

  /** `everywhere` are the rows that stand in each block, those inside included. */
  constructor(name: string, everywhere: Rows) {
    this.name = name;
    this.#everywhere = everywhere;
  }

  add(rows: Rows, how: Added = {}): this {
    for (const [name, row] of Object.entries(rows)) {
      const keyword: Keyword = {
        name,
        row,
        inside: how.inside ?? this.#inside(name, row, how),
        owner: how.owner,
        selects: how.selects,
        structural: how.structural ?? false,
      };
      if (this.#claim(name, keyword)) this.#keywords.push(keyword);
      for (const alias of row.aliases) this.#claim(alias, keyword);
    }
    return this;
  }

  build(): Place {
    const byWord = this.#byWord;
    return { name: this.name, find: (word) => byWord.get(word), keywords: this.#keywords, words: [...byWord.keys()] };
  }

  #claim(word: string, keyword: Keyword): boolean {
    const other = this.#byWord.get(word);
    if (other === undefined) this.#byWord.set(word, keyword);
    else this.clashes.push({ word, owner: keyword.owner, other: other.owner });
    return other === undefined;
  }

  #inside(name: string, row: Row, how: Added): Place | undefined {
    if (row.shape.kind !== 'block') return undefined;
    const inner = new PlaceBuilder(name, this.#everywhere);
    const place = inner.add(row.shape.rows, how.owner === undefined ? {} : { owner: how.owner }).add(this.#everywhere, { structural: true }).build();
    this.clashes.push(...inner.clashes);
    return place;
  }
}
