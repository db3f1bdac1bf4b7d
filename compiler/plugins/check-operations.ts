import { events, type NamedBlock, type SettingPlace } from '../schema/operations.ts';

/** What a value is not, in the words of a message; none where it is right. */
type Check = (value: unknown) => string | undefined;

const is = (what: string, holds: (value: unknown) => boolean): Check => value => (holds(value) ? undefined : `is not ${what}`);

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Blocks in blocks deeper than this are no description's. */
const DEEPEST_BODY = 64;

const isWritten = (value: unknown, depth: number): boolean => {
  switch (typeof value) {
    case 'string': return true;
    case 'boolean': return true;
    case 'number': return Number.isFinite(value);
    case 'object':
      if (value === null) return true;
      if (depth > DEEPEST_BODY) return false;
      return (Array.isArray(value) ? value : Object.values(value)).every(each => isWritten(each, depth + 1));
    default: return false;
  }
};

const text = is('a text', value => typeof value === 'string');
const body = is('a block of keywords with plain values', value => isRecord(value) && isWritten(value, 0));
const kindOf = (kinds: readonly string[]): Check => is(kinds.map(kind => `\`${kind}\``).join(', ').replace(/, (?=[^,]*$)/, ' or '), value => kinds.includes(value as string));
const orNone = (check: Check): Check => value => (value === undefined ? undefined : check(value));
const count = is('a whole number', value => Number.isSafeInteger(value));
const texts = is('a list of texts', value => Array.isArray(value) && value.every(each => typeof each === 'string'));
const neighbour = { of: orNone(text), address: text, names: texts };
const neighbourLines = is('a list of lines with `address` and `names`', value => Array.isArray(value) && value.every(each => isRecord(each) && Object.entries(neighbour).every(([field, check]) => check(each[field]) === undefined)));
const flag = is('true or false', value => typeof value === 'boolean');
const record = is('a list of named values', isRecord);

const declared: readonly NamedBlock[] = ['host', 'superclass', 'switch', 'service_host', 'template'];
const changeable = ['global', ...declared.filter(kind => kind !== 'superclass')];

/** The fields of each operation. `at` is looked at by whoever hands out places. */
const fields = {
  add: { kind: kindOf(declared), name: text, body, index: orNone(count) },
  change: { kind: kindOf(changeable), name: orNone(text), body },
  keep: { words: is('a list of words without blanks', value => Array.isArray(value) && value.length > 0 && value.every(each => typeof each === 'string' && /^[^\s\p{C}]+$/u.test(each))) },
  remove: { kind: kindOf(changeable.filter(kind => kind !== 'global')), name: text },
  report: { code: text, params: record },
  file: { guest: text, path: text, text, mode: orNone(text), owner: orNone(text) },
  startup: { guest: text, text },
  shutdown: { guest: text, text },
  user: { guest: text, name: text, password: orNone(text), home: orNone(text), uid: orNone(count), keys: orNone(texts) },
  hosts: { guest: text, address: text, names: texts },
  neighbours: { guests: texts, lines: neighbourLines },
  seed: { guest: text, metaData: text, networkConfig: text, cloudConfig: text, userData: orNone(text) },
  output: { path: text, text, server: orNone(text), executable: orNone(flag), secret: orNone(flag) },
  hook: { event: kindOf(events), text, server: orNone(text) },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Check>>>>;

export type OperationName = keyof typeof fields;

/** A setting as a place, made anew: nothing else of what was given is in it. */
export const settingPlaceIn = (given: unknown): SettingPlace | undefined => {
  if (!isRecord(given)) return undefined;
  const { kind, name, path } = given;
  const isKind = kind === 'global' || declared.includes(kind as NamedBlock);
  if (!isKind || (name !== undefined && typeof name !== 'string')) return undefined;
  if (!Array.isArray(path) || !path.every(step => typeof step === 'string' || Number.isSafeInteger(step))) return undefined;
  return { kind: kind as SettingPlace['kind'], name, path: path as SettingPlace['path'] };
};

/** The first thing that is wrong with an operation, in the words of a message; none where it is right. */
export const problemOf = (operation: unknown, allowed: readonly OperationName[]): string | undefined => {
  if (!isRecord(operation)) return 'it answers with something that is no operation';
  const name = operation['do'];
  if (!allowed.includes(name as OperationName)) return `it answers with the operation \`${String(name)}\`; here there is ${allowed.map(each => `\`${each}\``).join(', ')}`;
  for (const [field, check] of Object.entries(fields[name as OperationName])) {
    const wrong = check(operation[field]);
    if (wrong !== undefined) return `\`${field}\` of its operation \`${String(name)}\` ${wrong}`;
  }
  return undefined;
};
