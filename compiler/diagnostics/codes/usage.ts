import { code, type CodeTable } from '../diagnostic.ts';

/** What is wrong with a command line. Each ends mlnc with 2 before anything is read. */
export const usageCodes = {
  'bad-usage': code<{ problem: string }>({
    severity: 'error',
    message: p => p.problem,
    hint: () => '`mlnc --help` tells what there is',
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
  'no-such-entry': code<{ path: string; suggestion: string | undefined }>({
    severity: 'error',
    message: p => `there is nothing at \`${p.path}\` in the resolved tree`,
    hint: p => (p.suggestion === undefined ? '`mlnc tree FILE` shows all of it' : `did you mean \`${p.suggestion}\`?`),
    explain: 'A path of `mlnc tree` goes down through kinds, names and keywords: `/host/gw/network/eth0/address`.',
  }),
  'no-such-word': code<{ word: string; what: string; suggestion: string | undefined }>({
    severity: 'error',
    message: p => `\`${p.word}\` is not a ${p.what}`,
    hint: p => (p.suggestion === undefined ? undefined : `did you mean \`${p.suggestion}\`?`),
    explain: '`mlnc keywords` and `mlnc help` explain what mlnc knows: its keywords and the codes of its messages.',
  }),
} satisfies CodeTable;
