/** A value as YAML prints it. What is undefined is left out. */
export type YamlValue = string | number | boolean | null | undefined | readonly YamlValue[] | { readonly [key: string]: YamlValue };

/** A document that readers of YAML 1.1 and 1.2 understand alike: text is never taken for a number, a date or a switch. */
export const yaml = (value: YamlValue): string => {
  const shown = printed(value, 0);
  return `${shown.startsWith('\n') ? shown.slice(1) : shown.trimStart()}\n`;
};

/** What stands behind `key:` or `-`: on the same line, or on lines of its own, indented by `depth` steps. */
const printed = (value: YamlValue, depth: number): string => {
  if (typeof value === 'string') return ` ${textOf(value, depth)}`;
  if (typeof value !== 'object' || value === null) return ` ${String(value)}`;
  if (isList(value)) return value.length === 0 ? ' []' : value.map(each => `\n${indent(depth)}-${inItem(each, depth + 1)}`).join('');
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return fields.length === 0 ? ' {}' : fields.map(([key, field]) => `\n${indent(depth)}${scalar(key)}:${printed(field, depth + 1)}`).join('');
};

/** The first line of an item stands behind its dash. */
const inItem = (value: YamlValue, depth: number): string => {
  const shown = printed(value, depth);
  return shown.startsWith('\n') ? ` ${shown.slice(1 + indent(depth).length)}` : shown;
};

const isList = (value: object): value is readonly YamlValue[] => Array.isArray(value);

const indent = (depth: number): string => '  '.repeat(depth);

const textOf = (text: string, depth: number): string => {
  if (!text.includes('\n') || !isPlainBlock(text)) return scalar(text);
  const ending = text.endsWith('\n\n') || text === '\n' ? '+' : text.endsWith('\n') ? '' : '-';
  const lines = text.replace(/\n$/, '').split('\n');
  return `|${ending}\n${lines.map(line => (line === '' ? '' : indent(Math.max(depth, 1)) + line)).join('\n')}`;
};

/** Text that is kept as it is between lines of its own, where the first one says how far all are indented. */
const isPlainBlock = (text: string): boolean => /^[^\s]/.test(text) && !/[^\P{C}\n\t]|[\u2028\u2029\ufeff]/u.test(text);

const scalar = (text: string): string => (isPlain(text) ? text : quoted(text));

/** Words that need no quotes, and are none of YAML 1.1's switches. */
const isPlain = (text: string): boolean => /^[A-Za-z_/][A-Za-z0-9_./@-]*$/.test(text) && !/^(?:y|n|yes|no|on|off|true|false|null)$/i.test(text);

/** A string of JSON is one of YAML, but for characters that YAML does not take as they are. */
const quoted = (text: string): string => JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, one => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
