/** A value in a list of QEMU's options (`file=...,format=raw`): a comma in it is doubled, and nothing else is special. */
export const optionValue = (value: string): string => value.replaceAll(',', ',,');

/** `driver,name=value,...` from its parts; one that is undefined is left out. */
export const options = (first: string, rest: Readonly<Record<string, string | number | undefined>>): string =>
  [first, ...Object.entries(rest).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${optionValue(String(value))}`]))].join(',');
