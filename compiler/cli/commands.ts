/** The command line as tables: arguments are understood, help is printed and words are completed by them. */

export interface OptionRow {
  readonly short?: string;
  /** What stands behind it; absent for a switch. */
  readonly value?: string;
  /** What follows the name in help, a sentence without a full stop. */
  readonly does: string;
}

export const options = {
  output: { short: 'o', value: 'DIR', does: 'directory that gets a directory for each project; `out` unless given' },
  check: { does: 'only look, write nothing' },
  'dry-run': { does: 'list what would change, file by file; write nothing' },
  diff: { does: 'show what would change, as unified diff; write nothing' },
  watch: { does: 'compile again whenever a file changes' },
  define: { short: 'D', value: 'NAME=VALUE', does: 'set a variable, as if the description did; may be repeated' },
  plugin: { short: 'p', value: 'PATH', does: 'use a plug-in of your own, a file, folder or program; may be repeated' },
  'allow-plugins': { does: 'run plug-ins that lie beside the description, this once' },
  strict: { does: 'warnings fail too' },
  force: { does: 'overwrite files of the output that were edited by hand' },
  record: { does: 'take what comes out now as what is expected' },
  json: { does: 'answer for programs, on standard output' },
  help: { short: 'h', does: 'print this' },
  version: { short: 'V', does: 'print the version' },
} as const satisfies Readonly<Record<string, OptionRow>>;

export type OptionName = keyof typeof options;

export interface CommandRow {
  /** What stands behind the command, as help prints it. */
  readonly words: string;
  /** How many words it takes. */
  readonly least: number;
  readonly most: number;
  readonly does: string;
  readonly options: readonly OptionName[];
  /** Paragraphs. */
  readonly details: readonly string[];
  readonly examples: readonly (readonly [line: string, does: string])[];
}

/** `compile` is what mlnc does without a command's name. */
export const commands = {
  compile: {
    words: 'FILE...',
    least: 1,
    most: Infinity,
    does: 'Compiles descriptions of networks of virtual machines to directories of shell scripts that build and run them.',
    options: ['output', 'check', 'dry-run', 'diff', 'watch', 'define', 'plugin', 'allow-plugins', 'strict', 'force', 'json', 'help', 'version'],
    details: ['FILE is a description, a quoted pattern such as \'site/*.mln\', or - for standard input.'],
    examples: [
      ['mlnc kafe.mln -o out', 'write out/kafe/'],
      ['mlnc kafe.mln --check', 'look for errors only'],
      ['mlnc kafe.mln -o out --diff', 'show what would change'],
      ['mlnc tree kafe.mln /host/gw/memory', 'a value, and where it comes from'],
      ['mlnc init mynet', 'write a first description, mynet.mln'],
    ],
  },
  fmt: {
    words: 'FILE...',
    least: 1,
    most: Infinity,
    does: 'Lays descriptions out in the one usual way, in place.',
    options: ['check', 'plugin', 'allow-plugins', 'help'],
    details: ['Comments, blank lines and raw text stay. The files that changed are listed. `-` formats standard input to standard output. With `--check` nothing is written, and the exit status is 1 where a file would change.'],
    examples: [["mlnc fmt 'site/*.mln'", 'format a folder'], ['mlnc fmt --check kafe.mln', 'for a commit hook']],
  },
  tree: {
    words: 'FILE [PATH]',
    least: 1,
    most: 2,
    does: 'Prints the resolved tree, each value with where it comes from.',
    options: ['define', 'plugin', 'allow-plugins', 'json', 'help'],
    details: ['PATH is a part of the tree: a kind, a name, keywords, such as /host/gw/network/eth0. Secrets are not shown.'],
    examples: [['mlnc tree kafe.mln /host/gw', 'all of one host'], ['mlnc tree kafe.mln /host/gw/memory', 'one value']],
  },
  keywords: {
    words: '[WORD]',
    least: 0,
    most: 1,
    does: 'Explains a keyword of the language; without WORD, lists all of them.',
    options: ['plugin', 'json', 'help'],
    details: [],
    examples: [['mlnc keywords memory', 'what it means, where it may stand, an example']],
  },
  help: {
    words: '[CODE|COMMAND]',
    least: 0,
    most: 1,
    does: 'Explains a message by the code in its brackets; without CODE, lists all of them.',
    options: ['plugin', 'help'],
    details: [],
    examples: [['mlnc help unknown-keyword', 'what it means, an example wrong and right'], ['mlnc help tree', 'how a command is used']],
  },
  init: {
    words: '[PROJECT]',
    least: 0,
    most: 1,
    does: 'Writes a first description to PROJECT.mln, `mynet.mln` unless given.',
    options: ['help'],
    details: [],
    examples: [['mlnc init lab', 'write lab.mln']],
  },
  plugin: {
    words: 'list|new|test|trust|schema [WORD...]',
    least: 1,
    most: Infinity,
    does: 'Lists plug-ins, makes, tests and trusts your own.',
    options: ['record', 'json', 'help'],
    details: [
      '`list` shows those that are built in and those in `plugins/` here and as packages. `new NAME` writes plugins/NAME/: a plug-in, its test and what an editor wants to know. `test [PATH...]` compiles each case of plug-ins and programs, the folders `test/CASE/` beside them with an `input.mln`, and compares. `trust PATH...` lets plug-ins run that lie beside a description, until their text changes. `schema` prints what a program that is a plug-in gets and answers, as a JSON schema.',
    ],
    examples: [['mlnc plugin new policy', 'write a first plug-in'], ['mlnc plugin test --record', 'record the cases of all plug-ins here'], ['mlnc plugin trust plugins/policy', 'after you have read it']],
  },
  completion: {
    words: '',
    least: 0,
    most: 0,
    does: 'Prints a script that completes mlnc\'s words in bash and zsh.',
    options: ['plugin', 'help'],
    details: [],
    examples: [['. <(mlnc completion)', 'in ~/.bashrc or ~/.zshrc']],
  },
} as const satisfies Readonly<Record<string, CommandRow>>;

/** What may stand behind `mlnc plugin`. */
export const pluginVerbs: readonly string[] = ['list', 'new', 'test', 'trust', 'schema'];

export type CommandName = keyof typeof commands;

export const isCommand = (word: string): word is CommandName => word !== 'compile' && Object.hasOwn(commands, word);
