import { code } from '../diagnostic.ts';
import type { CodeTable } from '../diagnostic.ts';

interface Word {
  readonly word: string;
}

interface Misread extends Word {
  /** Keyword of the block around, '' for the top level. */
  readonly here: string;
}

const inside = (here: string): string => (here === '' ? 'at the top level' : `in \`${here}\``);

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]}`;

const placed = (places: readonly string[]): string =>
  listed(places.map(place => (place === 'top' ? 'the top level' : `\`${place} { }\``)));

/** Words that are unknown, stand at the wrong place, or stand there twice. */
export const wordCodes = {
  'unknown-keyword': code<Misread & { readonly suggestion: string | undefined; readonly raw: string | undefined }>({
    severity: 'error',
    message: p => `there is no keyword \`${p.word}\` ${inside(p.here)}`,
    hint: p => {
      if (p.suggestion !== undefined) return `did you mean \`${p.suggestion}\`?`;
      if (p.raw !== undefined) return `is it a command for the guest? Those stand in a block of their own: \`${p.raw} { }\``;
      return '`mlnc keywords` lists all keywords';
    },
    explain: 'Every line begins with a keyword that its block knows. The original program passed over unknown ones in silence, and a misspelt `address` was a guest without address.',
    wrong: 'global { project demo }\nhost a {\n    network eth0 {\n        adress dhcp\n    }\n}\n',
    right: 'global { project demo }\nhost a {\n    network eth0 {\n        address dhcp\n    }\n}\n',
  }),
  'unknown-block': code<Misread & { readonly suggestion: string | undefined }>({
    severity: 'error',
    message: p => `there is no block \`${p.word}\` ${inside(p.here)}`,
    hint: p => (p.suggestion === undefined ? '`mlnc keywords` lists all keywords; a plug-in\'s blocks are known once `global` says `plugin NAME`' : `did you mean \`${p.suggestion}\`?`),
    explain: 'The word before a brace tells what the block is. It has to be one that mlnc, a platform or a plug-in knows at this place.',
    wrong: 'global { project demo }\nsuberclass common {\n    memory 64M\n}\n',
    right: 'global { project demo }\nsuperclass common {\n    memory 64M\n}\nhost a { superclass common }\n',
  }),
  'misplaced': code<Misread & { readonly places: readonly string[] }>({
    severity: 'error',
    message: p => `\`${p.word}\` cannot stand ${inside(p.here)}`,
    hint: p => `it belongs into ${placed(p.places)}`,
    explain: 'The word is known, but not in this block. Often a closing brace stands too late.',
    wrong: 'global { project demo }\nhost a {\n    network eth0 {\n        memory 64M\n    }\n}\n',
    right: 'global { project demo }\nhost a {\n    memory 64M\n    network eth0 { }\n}\n',
  }),
  'needs-block': code<Word & { readonly named: boolean }>({
    severity: 'error',
    message: p => `\`${p.word}\` is a block, not a line`,
    hint: p => `write \`${p.word}${p.named ? ' NAME' : ''} { ... }\`; \`mlnc keywords ${p.word}\` shows one`,
    explain: 'What this keyword has to say stands between braces.',
    wrong: 'global { project demo }\nhost a {\n    users jack 2mf9fmcaioa8w\n}\n',
    right: 'global { project demo }\nhost a {\n    users { jack 2mf9fmcaioa8w }\n}\n',
  }),
  'not-a-block': code<Word>({
    severity: 'error',
    message: p => `\`${p.word}\` is a line, not a block`,
    hint: p => `write \`${p.word}\` and its values on one line, without braces`,
    explain: 'This keyword has its values behind it on the line.',
    wrong: 'global { project demo }\nhost a {\n    memory { 64M }\n}\n',
    right: 'global { project demo }\nhost a {\n    memory 64M\n}\n',
  }),
  'block-without-name': code<Word>({
    severity: 'error',
    message: p => `this \`${p.word}\` lacks its name`,
    hint: p => `write \`${p.word} NAME { ... }\``,
    explain: 'There can be many blocks of this kind; the name tells them apart.',
    wrong: 'global { project demo }\nhost { memory 64M }\n',
    right: 'global { project demo }\nhost a { memory 64M }\n',
  }),
  'block-with-name': code<Word>({
    severity: 'error',
    message: p => `a block \`${p.word}\` has no name`,
    hint: p => `write \`${p.word} { ... }\``,
    explain: 'There is one block of this kind at each place, so that a name would tell nothing.',
    wrong: 'global settings { project demo }\n',
    right: 'global { project demo }\n',
  }),
  'block-among-lines': code<Word>({
    severity: 'error',
    message: p => `the block \`${p.word}\` stands among lines that have no keywords`,
    hint: () => 'is a `}` missing before it?',
    explain: 'In blocks such as `users` and `files` each line is an entry, and none of them is a block.',
    wrong: 'global { project demo }\nhost a {\n    users {\n        network { }\n    }\n}\n',
    right: 'global { project demo }\nhost a {\n    users { }\n    network eth0 { }\n}\n',
  }),
  'bare-value': code<{ readonly text: string; readonly keyword: string }>({
    severity: 'warning',
    message: p => `\`${p.text}\` has no keyword; taken as \`${p.keyword} ${p.text}\``,
    hint: p => `write \`${p.keyword} ${p.text}\``,
    explain: 'The paper on MLN prints some addresses without their keyword. What is meant is clear, but the next reader has to guess.',
    wrong: 'global { project demo }\nhost a {\n    network eth0 {\n        10.0.0.142\n    }\n}\n',
    right: 'global { project demo }\nhost a {\n    network eth0 {\n        address 10.0.0.142\n    }\n}\n',
  }),
  'setting-repeated': code<{ readonly keyword: string }>({
    severity: 'warning',
    message: p => `\`${p.keyword}\` stands in this block twice; this, the last, counts`,
    hint: () => 'remove one of them',
    explain: 'A setting of this kind has one value. Of two in one block the last wins, which is seldom what both writers wanted.',
    wrong: 'global { project demo }\nhost a {\n    memory 64M\n    memory 128M\n}\n',
    right: 'global { project demo }\nhost a {\n    memory 128M\n}\n',
  }),
  'duplicate-entry': code<{ readonly name: string }>({
    severity: 'error',
    message: p => `\`${p.name}\` stands in this block twice`,
    hint: () => 'give one of them another name, or make one of both',
    explain: 'Entries of this kind are told apart by their names. An entry of a superclass may be replaced by one of the same name, but one block has each name once.',
    wrong: 'global { project demo }\nhost a {\n    network eth0 { }\n    network eth0 { }\n}\n',
    right: 'global { project demo }\nhost a {\n    network eth0 { }\n    network eth1 { }\n}\n',
  }),
  'duplicate-block': code<{ readonly kind: string; readonly name: string }>({
    severity: 'error',
    message: p => `there are two of \`${p.kind} ${p.name}\``,
    hint: () => 'rename one, or make one of both',
    explain: 'Names of hosts, switches, superclasses, service hosts and templates are unique among their kind. The original program kept the second in silence.',
    wrong: 'global { project demo }\nhost a { }\nhost a { }\n',
    right: 'global { project demo }\nhost a { }\nhost b { }\n',
  }),
  'bad-block-name': code<{ readonly kind: string; readonly name: string }>({
    severity: 'error',
    message: p => `\`${p.name}\` cannot be the name of a ${p.kind}`,
    hint: p => p.name.includes('[') && p.kind === 'host' ? 'a range of hosts is written with two numbers: `www[1-40]`' : 'a name has letters, digits, `.`, `_` and `-`, begins with a letter or digit, and is at most 63 characters long',
    explain: 'Names become host names, file names and names of devices, so only what is safe in all of these is let through.',
    wrong: 'global { project demo }\nhost "my host" { }\n',
    right: 'global { project demo }\nhost my-host { }\n',
  }),
  'underscore-in-host-name': code<{ readonly names: readonly string[]; readonly count: number }>({
    severity: 'warning',
    message: p => `${p.count === 1 ? 'a host name has' : `${p.count} host names have`} a \`_\`, which DNS does not allow: ${p.names.map(name => `\`${name}\``).join(', ')}${p.count > p.names.length ? ', ...' : ''}`,
    hint: p => `write \`${(p.names[0] ?? '').replaceAll('_', '-')}\``,
    explain: 'A guest\'s host name is the name of its block. Letters, digits and `-` are what every resolver and every certificate takes.',
    wrong: 'global { project demo }\nhost vm_1 { }\n',
    right: 'global { project demo }\nhost vm-1 { }\n',
  }),
  'project-missing': code({
    severity: 'error',
    message: () => 'the description does not say what the project is called',
    hint: () => 'add `global { project NAME }` at its beginning',
    explain: 'Every description names its project: `global { project NAME }`. The name is that of the output folder and part of each guest\'s name outside it.',
    wrong: 'host a { }\n',
    right: 'global { project demo }\nhost a { }\n',
  }),
  'two-projects': code({
    severity: 'error',
    message: () => 'the project is named twice',
    hint: () => 'one description is one project: remove one of the lines, or split the file',
    explain: 'All `global` blocks of a description, included files too, count as one, and it names the project once.',
    wrong: 'global { project demo }\nglobal { project other }\n',
    right: 'global { project demo }\n',
  }),
} as const satisfies CodeTable;
