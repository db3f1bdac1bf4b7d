/** Sorts by code units, the same on every machine whatever its locale. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export const byName = (a: { readonly name: string }, b: { readonly name: string }): number => byText(a.name, b.name);

/** `eth2` before `eth10`: by the number at the end, then by name; a name without a number comes last. */
export const byNumber = (a: { readonly name: string }, b: { readonly name: string }): number =>
  numberOf(a.name) - numberOf(b.name) || byName(a, b);

const numberOf = (name: string): number => {
  const digits = /[0-9]+$/.exec(name)?.[0];
  return digits === undefined ? Number.MAX_SAFE_INTEGER : Number(digits);
};
