import { closest } from '../schema/suggest.ts';
import { commands, isCommand, options, pluginVerbs, type CommandName, type OptionName, type OptionRow } from './commands.ts';
import type { PluginOptions } from './installation.ts';
import { helpText } from './help-text.ts';

export const exitCodes = { ok: 0, wrongDescription: 1, usage: 2, fault: 70 } as const;

export interface CompileArguments {
  readonly files: readonly string[];
  readonly output: string;
  readonly mode: 'write' | 'check' | 'dry-run' | 'diff';
  readonly watch: boolean;
  readonly json: boolean;
  readonly strict: boolean;
  readonly force: boolean;
  /** `-D name=value`, in order. */
  readonly definitions: ReadonlyMap<string, string>;
  readonly plugins: PluginOptions;
}

export type Command =
  | { readonly name: 'compile'; readonly arguments: CompileArguments }
  | { readonly name: 'fmt'; readonly files: readonly string[]; readonly check: boolean; readonly plugins: PluginOptions }
  | { readonly name: 'tree'; readonly file: string; readonly path: string; readonly json: boolean; readonly definitions: ReadonlyMap<string, string>; readonly plugins: PluginOptions }
  | { readonly name: 'keywords'; readonly word: string | undefined; readonly json: boolean; readonly plugins: PluginOptions }
  | { readonly name: 'help'; readonly code: string | undefined; readonly plugins: PluginOptions }
  | { readonly name: 'init'; readonly project: string }
  | { readonly name: 'plugin'; readonly verb: string; readonly words: readonly string[]; readonly record: boolean; readonly json: boolean }
  | { readonly name: 'completion'; readonly plugins: PluginOptions }
  | { readonly name: 'text'; readonly text: string }
  | { readonly name: 'no-description' }
  | { readonly name: 'usage'; readonly problem: string; readonly hint: string };

/** What yargs made of the words: each option as it was given, `_` what is no option. */
type Given = Readonly<Record<string, unknown>> & { readonly _: readonly (string | number)[] };

/** A command line that is not understood; thrown and caught in this file only. */
class WrongUse extends Error {
  readonly hint: string | undefined;
  constructor(problem: string, hint?: string) {
    super(problem);
    this.hint = hint;
  }
}

/** Understands a command line. The parser of yargs, loaded here, splits it; the tables of `commands.ts` say what it means. */
export const readArguments = async (words: readonly string[], version: string): Promise<Command> => {
  const given = await splitWords(words);
  const first = given._[0];
  const name = typeof first === 'string' && isCommand(first) ? first : 'compile';
  const rest = given._.slice(name === 'compile' ? 0 : 1).map(String);
  try {
    checkOptions(name, given);
    if (isOn(given, 'help')) return { name: 'text', text: helpText(name) };
    if (isOn(given, 'version')) return { name: 'text', text: `mlnc ${version}\n` };
    if (name === 'compile' && rest.length === 0) return { name: 'no-description' };
    checkWords(name, rest);
    return makeCommand(name, rest, given);
  } catch (fault) {
    if (!(fault instanceof WrongUse)) throw fault;
    const help = name === 'compile' ? 'mlnc --help' : `mlnc ${name} --help`;
    return { name: 'usage', problem: fault.message, hint: fault.hint ?? `\`${help}\` tells how it is used` };
  }
};

/** The parser of yargs alone, which takes a third of the time that all of it takes to load: the rest is ours. */
const splitWords = async (words: readonly string[]): Promise<Given> => {
  const { Parser } = await import('yargs/helpers');
  const rows = Object.entries<OptionRow>(options);
  const ofKind = (isText: boolean): string[] => rows.filter(([, row]) => (row.value !== undefined) === isText).map(([name]) => name);
  return Parser.detailed(attachedValuesApart(words), {
    boolean: ofKind(false),
    string: ofKind(true),
    alias: Object.fromEntries(rows.flatMap(([name, { short }]) => (short === undefined ? [] : [[name, [short]]]))),
    configuration: { 'camel-case-expansion': false, 'parse-numbers': false, 'parse-positional-numbers': false, 'dot-notation': false, 'boolean-negation': false },
  }).argv as Given;
};

/** `-oDIR`, `-Dx=1` and `-pPATH` as two words: yargs would take the letters one by one. */
const attachedValuesApart = (words: readonly string[]): string[] => {
  const end = words.includes('--') ? words.indexOf('--') : words.length;
  return words.flatMap((word, i) => (i < end && /^-[oDp][^=]/.test(word) ? [word.slice(0, 2), word.slice(2)] : [word]));
};

const makeCommand = (name: CommandName, words: readonly string[], given: Given): Command => {
  const [first, second] = words;
  switch (name) {
    case 'compile':
      return { name, arguments: compileArguments(words, given) };
    case 'fmt':
      return { name, files: words, check: isOn(given, 'check'), plugins: pluginOptions(given) };
    case 'tree':
      return { name, file: first ?? '', path: second ?? '/', json: isOn(given, 'json'), definitions: definitionsOf(given), plugins: pluginOptions(given) };
    case 'keywords':
      return { name, word: first, json: isOn(given, 'json'), plugins: pluginOptions(given) };
    case 'help':
      return first !== undefined && Object.hasOwn(commands, first) ? { name: 'text', text: helpText(first as CommandName) } : { name, code: first, plugins: pluginOptions(given) };
    case 'init':
      return { name, project: (first ?? 'mynet').replace(/\.mln$/, '') };
    case 'plugin':
      return { name, verb: pluginVerb(first ?? ''), words: words.slice(1), record: isOn(given, 'record'), json: isOn(given, 'json') };
    case 'completion':
      return { name, plugins: pluginOptions(given) };
  }
};

const verbsHint = `there is ${pluginVerbs.map(each => `\`${each}\``).join(', ')}`;

const pluginVerb = (word: string): string => {
  if (pluginVerbs.includes(word)) return word;
  const near = closest(word, pluginVerbs);
  throw new WrongUse(`\`mlnc plugin\` has no \`${word}\``, near === undefined ? verbsHint : `did you mean \`${near}\`?`);
};

const compileArguments = (files: readonly string[], given: Given): CompileArguments => {
  const modes = (['check', 'dry-run', 'diff'] as const).filter(mode => isOn(given, mode));
  const watch = isOn(given, 'watch');
  if (modes.length > 1) throw new WrongUse(`\`--${modes[0]}\` and \`--${modes[1]}\` do not go together`);
  if (watch && modes[0] !== undefined && modes[0] !== 'check') throw new WrongUse(`\`--watch\` and \`--${modes[0]}\` do not go together`);
  if (watch && files.includes('-')) throw new WrongUse('standard input cannot be watched', 'name a file');
  const output = valuesOf(given, 'output');
  if (output.length > 1) throw new WrongUse('`-o` is given twice', 'all projects of one call go to one directory');
  return {
    files,
    output: output[0] ?? 'out',
    mode: modes[0] ?? 'write',
    watch,
    json: isOn(given, 'json'),
    strict: isOn(given, 'strict'),
    force: isOn(given, 'force'),
    definitions: definitionsOf(given),
    plugins: pluginOptions(given),
  };
};

const pluginOptions = (given: Given): PluginOptions => ({ paths: valuesOf(given, 'plugin'), allow: isOn(given, 'allow-plugins') });

const isOn = (given: Given, name: OptionName): boolean => [given[name]].flat().at(-1) === true;

const valuesOf = (given: Given, name: OptionName): readonly string[] => [given[name]].flat().filter(value => value !== undefined).map(String);

const definitionsOf = (given: Given): ReadonlyMap<string, string> =>
  new Map(valuesOf(given, 'define').map(word => {
    const found = /^([A-Za-z_][A-Za-z0-9_]*)=([^]*)$/.exec(word);
    if (found?.[1] === undefined) throw new WrongUse(`\`-D ${word}\` is not \`-D NAME=VALUE\``, 'a name holds letters, digits and `_`, and begins with no digit: `-D memory=128M`');
    return [found[1], found[2] ?? ''] as const;
  }));

const checkOptions = (name: CommandName, given: Given): void => {
  const known: readonly string[] = commands[name].options;
  const shorts = new Set(Object.values<OptionRow>(options).map(row => row.short));
  for (const option of Object.keys(given)) {
    if (option === '_' || option === '$0' || known.includes(option)) continue;
    const elsewhere = Object.hasOwn(options, option);
    if (!elsewhere && shorts.has(option)) continue;
    const written = option.length === 1 ? `-${option}` : `--${option}`;
    const near = closest(option, known);
    if (elsewhere) throw new WrongUse(`\`mlnc ${name}\` has no option \`${written}\``);
    throw new WrongUse(`there is no option \`${written}\``, near === undefined ? undefined : `did you mean \`--${near}\`?`);
  }
  for (const option of Object.keys(options) as OptionName[]) {
    const { value }: OptionRow = options[option];
    if (value !== undefined && valuesOf(given, option).includes('')) throw new WrongUse(`\`--${option}\` needs a value: \`--${option} ${value}\``);
  }
};

const checkWords = (name: CommandName, words: readonly string[]): void => {
  const { least, most } = commands[name];
  if (words.length < least) throw name === 'plugin' ? new WrongUse('`mlnc plugin` needs to know what', verbsHint) : new WrongUse(`\`mlnc ${name}\` needs a file`);
  if (words.length > most) throw new WrongUse(`\`${words[most]}\` is one word too many for \`mlnc ${name}\``);
};
