/** A setting of a unit: its words are quoted where it is written; none at all takes back what another file set. */
export interface Setting {
  readonly name: string;
  readonly words: readonly string[];
  /** For a reader. */
  readonly why?: string;
}

/** Settings of a service that others may have otherwise, by name: what a value is worth that is not there. */
export type Settings = ReadonlyMap<string, readonly string[]>;

/** For each name, the words that most of them have, and of two as frequent the first. What most do not have is not there. */
export const mostCommon = (all: readonly Settings[]): Settings => {
  const common = new Map<string, readonly string[]>();
  for (const name of new Set(all.flatMap(settings => [...settings.keys()]))) {
    const counts = new Map<string, { count: number; readonly words: readonly string[] | undefined }>();
    for (const settings of all) {
      const words = settings.get(name);
      const key = words?.join('\0') ?? '';
      const known = counts.get(key);
      if (known === undefined) counts.set(key, { count: 1, words });
      else known.count += 1;
    }
    const [first] = [...counts.values()].sort((a, b) => b.count - a.count);
    if (first?.words !== undefined) common.set(name, first.words);
  }
  return common;
};

/** What one must say to have its own settings and not those of the template; `unset`: what says that there is none. */
export const differing = (own: Settings, template: Settings, unset: Readonly<Record<string, readonly string[]>>): Setting[] =>
  [...new Set([...template.keys(), ...own.keys()])].flatMap((name): Setting[] => {
    const words = own.get(name);
    const usual = template.get(name);
    if (words?.join('\0') === usual?.join('\0')) return [];
    return [{ name, words: words ?? unset[name] ?? [] }];
  });
