import { code, type CodeTable } from '../diagnostic.ts';

/** How many entries a hint names. */
const FEW = 8;

const few = (names: readonly string[]): string =>
  names.slice(0, FEW).map(name => `\`${name}\``).join(', ') + (names.length > FEW ? ', ...' : '');

/** What is wrong with a command line. Each ends mlnc with 2 before anything is read. */
export const usageCodes = {
  'bad-usage': code<{ problem: string; hint: string }>({
    severity: 'error',
    message: p => p.problem,
    hint: p => p.hint,
    explain: 'The words after `mlnc` are not ones that it understands. Nothing was read or written.',
  }),
  'no-description': code({
    severity: 'error',
    message: () => 'no description is named',
    hint: () => '`mlnc network.mln -o out` compiles one; `mlnc init` writes a first one',
    explain: 'mlnc compiles the files that stand on its command line; `-` is standard input.',
  }),
  'pattern-matches-nothing': code<{ pattern: string }>({
    severity: 'error',
    message: p => `no file matches \`${p.pattern}\``,
    hint: () => 'quote a pattern so that the shell does not change it, and look from which directory it starts',
    explain: 'A word with `*`, `?` or `[` stands for all files that match it; here there are none.',
  }),
  'same-project-twice': code<{ project: string; first: string; second: string }>({
    severity: 'error',
    message: p => `\`${p.first}\` and \`${p.second}\` both describe the project \`${p.project}\``,
    hint: () => 'give one of them another name, or compile them to different directories',
    explain: 'Each project is written to a directory of its own name, so two of one name in one call would overwrite each other.',
  }),
  'file-exists': code<{ path: string }>({
    severity: 'error',
    message: p => `\`${p.path}\` exists already`,
    hint: () => '`mlnc init NAME` writes `NAME.mln`; choose another name',
    explain: '`mlnc init` writes a first description and never replaces a file.',
  }),
  'no-such-command': code<{ word: string; meant: string | undefined }>({
    severity: 'error',
    message: p => `there is no file and no command \`${p.word}\``,
    hint: p => (p.meant === undefined ? '`mlnc --help` lists the commands; `mlnc network.mln -o out` compiles a description' : `did you mean \`${p.meant}\`?`),
    explain: 'The first word after `mlnc` is a command or the name of a description. `mlnc` compiles; what it wrote is built, started and stopped by `mln` and by the scripts in the output.',
  }),
  'warnings-fail': code<{ count: number }>({
    severity: 'error',
    message: p => (p.count === 1 ? 'a warning fails, since `--strict` is given' : `${p.count} warnings fail, since \`--strict\` is given`),
    hint: () => 'mend what they tell of, or leave out `--strict`',
    explain: 'With `--strict` a description that has warnings is not compiled, as if they were errors.',
  }),
  'define-unused': code<{ name: string; similar: string | undefined }>({
    severity: 'warning',
    message: p => `\`-D ${p.name}\` is for a variable that no description has`,
    hint: p => (p.similar === undefined ? `use it as \`$${p.name}\`, or leave it out` : `did you mean \`-D ${p.similar}\`?`),
    explain: 'A variable from the command line stands for the one of that name in a description. Where none is used there, nothing changes by it.',
  }),
  'bad-project-name': code<{ name: string; problem: string; hint: string | undefined }>({
    severity: 'error',
    message: p => `\`${p.name}\` ${p.problem}`,
    hint: p => p.hint ?? 'such as `mlnc init mynet`',
    explain: '`mlnc init NAME` writes a description of a project with that name, so it has to be one that a description may have: letters, digits, `.`, `_` and `-`, beginning with a letter or digit.',
  }),
  'no-such-entry': code<{ path: string; suggestion: string | undefined; parent: string; children: readonly string[]; unsaid: { word: string; fallback: string | undefined } | undefined }>({
    severity: 'error',
    message: p => `there is nothing at \`${p.path}\` in the resolved tree`,
    hint: p => {
      if (p.unsaid !== undefined) return `the description does not say \`${p.unsaid.word}\` there${p.unsaid.fallback === undefined ? '' : `; its default is \`${p.unsaid.fallback}\``}: \`mlnc keywords ${p.unsaid.word}\``;
      return p.suggestion !== undefined ? `did you mean \`${p.suggestion}\`?` : `${p.parent === '' ? 'the tree' : `\`${p.parent}\``} has ${few(p.children)}`;
    },
    explain: 'A path of `mlnc tree` goes down through kinds, names and keywords: `/host/gw/network/eth0/address`.',
  }),
  'no-such-word': code<{ word: string; what: string; command: string; suggestion: string | undefined }>({
    severity: 'error',
    message: p => `\`${p.word}\` is not a ${p.what}`,
    hint: p => (p.suggestion === undefined ? `\`mlnc ${p.command}\` lists all of them` : `did you mean \`${p.suggestion}\`?`),
    explain: '`mlnc keywords` and `mlnc help` explain what mlnc knows: its keywords and the codes of its messages.',
  }),
} satisfies CodeTable;
