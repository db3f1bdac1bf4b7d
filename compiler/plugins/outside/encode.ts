import type { Origin } from '../../diagnostics/span.ts';

/** A step's input as text, and the places that stand in it as numbers. */
export interface Encoded {
  readonly text: string;
  readonly places: readonly Origin[];
}

const isPlace = (value: unknown): value is Origin => typeof value === 'object' && value !== null && 'span' in value && 'via' in value;

/** `bigints`: as `{ $bigint }` for a plug-in of ours, as plain text for a program that has no such numbers. */
export const encode = (input: object, forms: 'own' | 'plain'): Encoded => {
  const places: Origin[] = [];
  const numbers = new Map<Origin, number>();
  const numberOf = (place: Origin): number => {
    const known = numbers.get(place) ?? places.push(place) - 1;
    numbers.set(place, known);
    return known;
  };
  const text = JSON.stringify(input, (_key, value: unknown) => {
    if (typeof value === 'bigint') return forms === 'own' ? { $bigint: String(value) } : String(value);
    if (value instanceof Set) return forms === 'own' ? { $set: [...value] } : [...value];
    return isPlace(value) ? numberOf(value) : withPrototype(value);
  });
  return { text, places };
};

/** Settings have what is inherited on their prototypes, where JSON does not look. */
const withPrototype = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null) return value;
  const all: Record<string, unknown> = {};
  for (const key in value) all[key] = (value as Record<string, unknown>)[key];
  return all;
};
