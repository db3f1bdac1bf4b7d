import { code } from '../diagnostic.ts';
import type { CodeTable } from '../diagnostic.ts';

interface Name {
  readonly name: string;
}

interface FactName {
  readonly fact: string;
  readonly suggestion: string | undefined;
}

const didYouMean = (suggestion: string | undefined, otherwise: string): string =>
  suggestion === undefined ? otherwise : `did you mean \`${suggestion}\`?`;

/** What can be wrong with variables, facts and what counts up. */
export const referenceCodes = {
  'unknown-variable': code<Name & { readonly suggestion: string | undefined; readonly only: 'range' | 'host' | undefined }>({
    severity: 'error',
    message: p => (p.only === undefined ? `the variable \`$${p.name}\` has no value here` : `\`$${p.name}\` has a value in ${p.only === 'range' ? 'ranges of hosts such as `www[1-4]`' : 'hosts'} only`),
    hint: p => (p.suggestion === undefined || p.suggestion === p.name ? `set it in \`global\`: \`$${p.name} = VALUE\`; a dollar sign that is text is \`$$\`` : `did you mean \`$${p.suggestion}\`?`),
    explain: 'A variable is looked up in the block where it is used, in the blocks around it, in the superclasses, among the `-D` of the command line, and in `global`.',
    wrong: 'global {\n    project demo\n    $size = 64M\n}\nhost a { memory $sise }\nhost b { memory $size }\n',
    right: 'global {\n    project demo\n    $size = 64M\n}\nhost a { memory $size }\n',
  }),
  'variable-circle': code<{ readonly names: readonly string[] }>({
    severity: 'error',
    message: p => `variables are set from each other in a circle: ${p.names.map(name => `\`$${name}\``).join(' → ')}`,
    hint: () => 'give one of them a value of its own',
    explain: 'The value of a variable may use other variables, but in the end there has to be a value.',
    wrong: 'global {\n    project demo\n    $x = $y\n    $y = $x\n}\nhost a { memory $x }\n',
    right: 'global {\n    project demo\n    $x = $y\n    $y = 64M\n}\nhost a { memory $x }\n',
  }),
  'variable-set-twice': code<Name>({
    severity: 'warning',
    message: p => `\`$${p.name}\` is set twice in this block; this, the last, counts`,
    hint: () => 'remove one of them',
    explain: 'A variable has one value in a block, wherever in the block it is used: it is not changed from line to line.',
    wrong: 'global {\n    project demo\n    $size = 64M\n    $size = 128M\n}\nhost a { memory $size }\n',
    right: 'global {\n    project demo\n    $size = 128M\n}\nhost a { memory $size }\n',
  }),
  'variable-unused': code<Name>({
    severity: 'warning',
    message: p => `the variable \`$${p.name}\` is never used`,
    hint: () => 'remove it, or is it spelt differently where it is used?',
    explain: 'A variable without use often means that another name was used by mistake.',
    wrong: 'global {\n    project demo\n    $size = 64M\n}\nhost a { }\n',
    right: 'global {\n    project demo\n    $size = 64M\n}\nhost a { memory $size }\n',
  }),
  'raw-escape': code<{ readonly escape: string }>({
    severity: 'warning',
    message: p => `\`${p.escape}\` stays as it is in this text, backslash included`,
    hint: () => 'remove the backslash, unless the shell is to see it',
    explain: 'The original program cut raw text at semicolons, braces and `#`, and wanted a backslash before them. Here such text is kept byte for byte, so that the backslash reaches the shell.',
    wrong: 'global { project demo }\nhost a {\n    startup {\n        echo one\\; echo two\n    }\n}\n',
    right: 'global { project demo }\nhost a {\n    startup {\n        echo one; echo two\n    }\n}\n',
  }),
  'raw-value-not-plain': code<Name & { readonly text: string }>({
    severity: 'warning',
    message: p => `\`$${p.name}\` puts \`${p.text}\` into this text, with characters that a shell may act on`,
    hint: () => 'put quotes around it in the text if it is to be one word there',
    explain: 'In raw text a variable\'s value goes in as it is written, unquoted, since the text is its author\'s code. A space, quote or dollar sign in the value means there what it means to a shell.',
    wrong: 'global {\n    project demo\n    $greeting = "good day"\n}\nhost a {\n    startup {\n        echo $greeting\n    }\n}\n',
    right: 'global {\n    project demo\n    $greeting = hello\n}\nhost a {\n    startup {\n        echo $greeting\n    }\n}\n',
  }),
  'raw-define-not-plain': code<Name & { readonly text: string }>({
    severity: 'error',
    message: p => `\`-D\` puts \`${p.text}\` for \`$${p.name}\` into this text, with characters that a shell may act on`,
    hint: () => 'in raw text a value from the command line may have letters, digits and `_./:@%+,=-` only',
    explain: 'A value from outside must not become code. What the description itself sets is its author\'s; what `-D` brings may come from a form or a script.',
  }),
  'fact-not-allowed': code<Name>({
    severity: 'error',
    message: p => `the fact \`$[${p.name}]\` cannot be used here`,
    hint: () => 'use a variable; facts are known when all names and superclasses are',
    explain: 'Facts of other hosts are filled in last. Names of blocks, `superclass` and lines that are a variable\'s value have to be known before.',
    wrong: 'global { project demo }\nhost gw { memory 64M }\nhost "a$[gw.hostname]" { }\n',
    right: 'global { project demo }\nhost gw { memory 64M }\nhost a { memory $[gw.memory] }\n',
  }),
  'fact-of-unknown-host': code<FactName & { readonly host: string }>({
    severity: 'error',
    message: p => `\`$[${p.fact}]\`: there is no host \`${p.host}\``,
    hint: p => didYouMean(p.suggestion, 'a fact is `$[HOST.KEYWORD]` or `$[HOST.INTERFACE.KEYWORD]`'),
    explain: '`$[gw.eth0.address]` is the address of the interface `eth0` of the host `gw` in this description.',
    wrong: 'global { project demo }\nhost gw { }\nhost a { startup { ping $[gww.hostname] } }\n',
    right: 'global { project demo }\nhost gw { }\nhost a { startup { ping $[gw.hostname] } }\n',
  }),
  'fact-of-unknown-network': code<FactName & { readonly host: string; readonly network: string }>({
    severity: 'error',
    message: p => `\`$[${p.fact}]\`: the host \`${p.host}\` has no interface \`${p.network}\``,
    hint: p => didYouMean(p.suggestion, `add \`network ${p.network} { ... }\` to the host`),
    explain: '`$[gw.eth0.address]` is the address of the interface `eth0` of the host `gw` in this description.',
    wrong: 'global { project demo }\nhost gw {\n    network eth0 { address 10.0.0.1/24 }\n}\nhost a { startup { ping $[gw.eth1.address] } }\n',
    right: 'global { project demo }\nhost gw {\n    network eth0 { address 10.0.0.1/24 }\n}\nhost a { startup { ping $[gw.eth0.address] } }\n',
  }),
  'unknown-fact': code<FactName & { readonly what: string }>({
    severity: 'error',
    message: p => `\`$[${p.fact}]\` is not known: the description does not say it for ${p.what}`,
    hint: p => didYouMean(p.suggestion, 'write the setting there, so that it can be known here'),
    explain: 'A fact is what the description says of a host: `hostname`, a setting with one value such as `memory`, and of an interface `address`, `prefix`, `netmask`, `gateway` and the like. What a guest learns when it runs (an address by DHCP) is not known before.',
    wrong: 'global { project demo }\nhost gw {\n    network eth0 { address dhcp }\n}\nhost a { startup { ping $[gw.eth0.address] } }\n',
    right: 'global { project demo }\nhost gw {\n    network eth0 { address 10.0.0.1/24 }\n}\nhost a { startup { ping $[gw.eth0.address] } }\n',
  }),
  'fact-circle': code<{ readonly names: readonly string[] }>({
    severity: 'error',
    message: p => `facts are made from each other in a circle: ${p.names.map(name => `\`$[${name}]\``).join(' → ')}`,
    hint: () => 'give one of them a value of its own',
    explain: 'The setting that a fact is taken from may use a fact itself, but in the end there has to be a value.',
    wrong: 'global { project demo }\nhost a { memory $[b.memory] }\nhost b { memory $[a.memory] }\n',
    right: 'global { project demo }\nhost a { memory $[b.memory] }\nhost b { memory 64M }\n',
  }),
  'counting-outside-range': code<{ readonly text: string }>({
    severity: 'error',
    message: p => `\`${p.text}\` counts up over a range of hosts, and this host is not in one`,
    hint: p => `write \`${p.text.replace('+', '')}\`, or make a range: \`host www[1-4] { ... }\``,
    explain: '`address 10.0.0.10+` gives the first host of a range 10.0.0.10, the second 10.0.0.11, and so on.',
    wrong: 'global { project demo }\nhost www {\n    network eth0 { address 10.0.0.10+ }\n}\n',
    right: 'global { project demo }\nhost www[1-4] {\n    network eth0 { address 10.0.0.10+ }\n}\n',
  }),
  'counting-too-far': code<{ readonly text: string; readonly host: string }>({
    severity: 'error',
    message: p => `\`${p.text}\` cannot be counted up to the host \`${p.host}\``,
    hint: () => 'is the address right? Begin with a lower one, or make the range shorter',
    explain: 'Counting went past the last address that there is, or the text before the plus is no address.',
    wrong: 'global { project demo }\nhost www[1-4] {\n    network eth0 { address 255.255.255.254+ }\n}\n',
    right: 'global { project demo }\nhost www[1-4] {\n    network eth0 { address 10.0.0.10+ }\n}\n',
  }),
} as const satisfies CodeTable;
