/** A line of a domain's configuration, or a list over several lines. */
export interface Entry {
  readonly name: string;
  readonly value: string | number | readonly Item[];
  readonly note?: string | undefined;
}

export interface Item {
  readonly text: string;
  readonly note?: string;
}

const noted = (note: string | undefined): object => ({ hasNote: note !== undefined, note: note ?? '' });

/** For the template, which wants each name present. */
export const viewOf = ({ name, value, note }: Entry): object => ({
  name,
  isList: Array.isArray(value),
  isText: typeof value === 'string',
  isNumber: typeof value === 'number',
  items: Array.isArray(value) ? value.map((item: Item) => ({ text: item.text, ...noted(item.note) })) : [],
  text: typeof value === 'string' ? value : '',
  number: typeof value === 'number' ? value : 0,
  ...noted(note),
});
