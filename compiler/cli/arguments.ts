import type { Argv } from 'yargs';

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
}

export type Command =
  | { readonly name: 'compile'; readonly arguments: CompileArguments }
  | { readonly name: 'fmt'; readonly files: readonly string[]; readonly check: boolean }
  | { readonly name: 'tree'; readonly file: string; readonly path: string; readonly json: boolean; readonly definitions: ReadonlyMap<string, string> }
  | { readonly name: 'keywords'; readonly word: string | undefined; readonly json: boolean }
  | { readonly name: 'help'; readonly code: string | undefined }
  | { readonly name: 'init'; readonly project: string }
  | { readonly name: 'text'; readonly text: string }
  | { readonly name: 'usage'; readonly problem: string };

const examples: readonly (readonly [string, string])[] = [
  ['mlnc kafe.mln -o out', 'compile to out/kafe/'],
  ["mlnc 'site/*.mln' -o out", 'every description of a folder, each to a directory of its own'],
  ['mlnc kafe.mln --check', 'look for errors, write nothing'],
  ['mlnc kafe.mln -o out --diff', 'show what would change'],
  ['mlnc tree kafe.mln /host/gw/memory', 'what a value is, and where it comes from'],
  ['mlnc init mynet', 'write a first description'],
];

const definitionsOf = (words: readonly string[]): Map<string, string> | string => {
  const definitions = new Map<string, string>();
  for (const word of words) {
    const found = /^([A-Za-z_][A-Za-z0-9_]*)=([^]*)$/.exec(word);
    if (found?.[1] === undefined) return `\`-D ${word}\` is not \`-D name=value\``;
    definitions.set(found[1], found[2] ?? '');
  }
  return definitions;
};

const strings = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : value === undefined ? [] : [String(value)]);

const compileOptions = (yargs: Argv): Argv =>
  yargs
    .option('output', { alias: 'o', type: 'string', requiresArg: true, default: 'out', describe: 'directory that gets a directory for each project' })
    .option('check', { type: 'boolean', describe: 'look for errors only' })
    .option('dry-run', { type: 'boolean', describe: 'list what would change, file by file' })
    .option('diff', { type: 'boolean', describe: 'show what would change, as unified diff' })
    .option('watch', { type: 'boolean', describe: 'compile again whenever a file changes' })
    .option('json', { type: 'boolean', describe: 'diagnostics for programs, on standard output' })
    .option('strict', { type: 'boolean', describe: 'warnings fail too' })
    .option('force', { type: 'boolean', describe: 'overwrite files that were edited by hand' })
    .option('define', { alias: 'D', type: 'string', array: true, nargs: 1, requiresArg: true, describe: 'set a variable: name=value' })
    .conflicts('check', ['dry-run', 'diff'])
    .conflicts('dry-run', ['diff'])
    .conflicts('watch', ['dry-run', 'diff']);

type Given = Readonly<Record<string, unknown>>;

const compileCommand = (given: Given): Command => {
  const definitions = definitionsOf(strings(given['define']));
  if (typeof definitions === 'string') return { name: 'usage', problem: definitions };
  if (Array.isArray(given['output'])) return { name: 'usage', problem: '`-o` is given twice' };
  const mode = given['check'] ? 'check' : given['dry-run'] ? 'dry-run' : given['diff'] ? 'diff' : 'write';
  return {
    name: 'compile',
    arguments: {
      files: strings(given['files']),
      output: String(given['output']),
      mode,
      watch: given['watch'] === true,
      json: given['json'] === true,
      strict: given['strict'] === true,
      force: given['force'] === true,
      definitions,
    },
  };
};

const treeCommand = (given: Given): Command => {
  const definitions = definitionsOf(strings(given['define']));
  if (typeof definitions === 'string') return { name: 'usage', problem: definitions };
  return { name: 'tree', file: String(given['file']), path: String(given['path'] ?? '/'), json: given['json'] === true, definitions };
};

/** Understands a command line. yargs is loaded here, and for `--help` and completion prints into a text. */
export const readArguments = async (words: readonly string[], version: string): Promise<Command> => {
  const { default: makeYargs } = await import('yargs');
  let command: Command | undefined;
  let printed = '';
  const choose = (make: (given: Given) => Command) => (given: Given): void => {
    command = make(given);
  };
  const positional = (name: string, describe: string, array = false) => (yargs: Argv): Argv =>
    yargs.positional(name, { type: 'string', describe, ...(array && { array: true }) });
  const parser = makeYargs([...words])
    .scriptName('mlnc')
    .locale('en')
    .parserConfiguration({ 'camel-case-expansion': false, 'parse-numbers': false, 'parse-positional-numbers': false })
    .command('$0 [files..]', 'compile descriptions of networks of virtual machines', yargs => compileOptions(positional('files', 'descriptions, patterns, or - for standard input', true)(yargs)), choose(compileCommand))
    .command('fmt <files..>', 'lay descriptions out the house\'s way', yargs => positional('files', 'descriptions', true)(yargs).option('check', { type: 'boolean', describe: 'only say which would change' }), choose(given => ({ name: 'fmt', files: strings(given['files']), check: given['check'] === true })))
    .command('tree <file> [path]', 'the resolved tree, each value with its origin', yargs => positional('path', 'a part of it: /host/gw/memory')(positional('file', 'a description')(yargs)).option('json', { type: 'boolean', describe: 'for programs' }).option('define', { alias: 'D', type: 'string', array: true, nargs: 1, describe: 'set a variable: name=value' }), choose(treeCommand))
    .command('keywords [word]', 'what a keyword means; without a word, all of them', yargs => positional('word', 'a keyword')(yargs).option('json', { type: 'boolean', describe: 'for programs' }), choose(given => ({ name: 'keywords', word: given['word'] as string | undefined, json: given['json'] === true })))
    .command('help [code]', 'what a message means, with an example wrong and right', positional('code', 'the code in brackets after a message'), choose(given => ({ name: 'help', code: given['code'] as string | undefined })))
    .command('init [project]', 'write a first description', yargs => yargs.positional('project', { type: 'string', default: 'mynet', describe: 'the project\'s name' }), choose(given => ({ name: 'init', project: String(given['project']) })))
    .completion('completion', 'a script that completes mlnc\'s words in bash or zsh')
    .example(examples.map(([line, does]): [string, string] => [line, does]))
    .epilogue('Ends with 0, 1 (errors in a description), 2 (wrong use) or 70 (a fault of mlnc).')
    .version(`mlnc ${version}`)
    .help()
    .alias('help', 'h')
    .wrap(100)
    .strict()
    .exitProcess(false);
  try {
    await parser.parseAsync([...words], {}, (fault, _given, output) => {
      printed = output;
      if (fault) command = { name: 'usage', problem: fault.message };
    });
  } catch (fault) {
    return { name: 'usage', problem: (fault as Error).message };
  }
  return command !== undefined && (command.name === 'usage' || printed === '') ? command : { name: 'text', text: `${printed}\n` };
};
