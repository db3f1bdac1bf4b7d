import { code } from '../diagnostic.ts';
import type { CodeTable } from '../diagnostic.ts';

interface Name {
  readonly name: string;
}

const chain = (names: readonly string[]): string => names.map(name => `\`${name}\``).join(' → ');

/** What can be wrong with superclasses and platforms. */
export const inheritanceCodes = {
  'unknown-superclass': code<Name & { readonly suggestion: string | undefined }>({
    severity: 'error',
    message: p => `there is no superclass \`${p.name}\``,
    hint: p => (p.suggestion === undefined ? `add \`superclass ${p.name} { ... }\`, anywhere in the description` : `did you mean \`${p.suggestion}\`?`),
    explain: '`superclass NAME` inherits from the block `superclass NAME { ... }`, wherever in the description it stands. The original program built the guest without it, in silence.',
    wrong: 'global { project demo }\nsuperclass common { memory 64M }\nhost a { superclass comon }\nhost b { superclass common }\n',
    right: 'global { project demo }\nsuperclass common { memory 64M }\nhost a { superclass common }\n',
  }),
  'superclass-circle': code<{ readonly names: readonly string[] }>({
    severity: 'error',
    message: p => `superclasses inherit from each other in a circle: ${chain(p.names)}`,
    hint: () => 'take one `superclass` line out of the circle',
    explain: 'A superclass cannot inherit from itself, directly or through others.',
    wrong: 'global { project demo }\nsuperclass x { superclass y }\nsuperclass y { superclass x }\nhost a { superclass x }\n',
    right: 'global { project demo }\nsuperclass x { superclass y }\nsuperclass y { }\nhost a { superclass x }\n',
  }),
  'superclass-without-name': code<{ readonly count: number }>({
    severity: 'error',
    message: p => (p.count === 0 ? '`superclass` lacks the name to inherit from' : 'a host inherits from one superclass only'),
    hint: p => (p.count === 0 ? 'write `superclass NAME`' : 'let one of the superclasses inherit from the other'),
    explain: 'Inheritance is single: each host or superclass names at most one superclass, which may have one itself.',
    wrong: 'global { project demo }\nsuperclass x { }\nsuperclass y { }\nhost a { superclass x y }\n',
    right: 'global { project demo }\nsuperclass x { superclass y }\nsuperclass y { }\nhost a { superclass x }\n',
  }),
  'two-superclasses': code({
    severity: 'error',
    message: () => 'this block inherits from a second superclass',
    hint: () => 'let one of the superclasses inherit from the other',
    explain: 'Inheritance is single: each host or superclass names at most one superclass, which may have one itself.',
    wrong: 'global { project demo }\nsuperclass x { }\nsuperclass y { }\nhost a {\n    superclass x\n    superclass y\n}\n',
    right: 'global { project demo }\nsuperclass x { superclass y }\nsuperclass y { }\nhost a { superclass x }\n',
  }),
  'superclass-unused': code<Name>({
    severity: 'warning',
    message: p => `no host inherits from the superclass \`${p.name}\``,
    hint: p => `write \`superclass ${p.name}\` in a host, or remove the block`,
    explain: 'A superclass is not built itself; without heirs it does nothing.',
    wrong: 'global { project demo }\nsuperclass common { memory 64M }\nhost a { }\n',
    right: 'global { project demo }\nsuperclass common { memory 64M }\nhost a { superclass common }\n',
  }),
  'two-platforms': code<{ readonly first: string; readonly second: string }>({
    severity: 'error',
    message: p => `\`${p.first}\` and \`${p.second}\` are both platforms; a guest runs on one`,
    hint: () => 'remove one of them',
    explain: 'The platform is one setting. A host may name another than its superclass, which then wins, but one block names one.',
    wrong: 'global { project demo }\nhost a {\n    uml\n    xen\n}\n',
    right: 'global { project demo }\nhost a {\n    uml\n}\n',
  }),
  'bad-removal': code<{ readonly word: string }>({
    severity: 'error',
    message: p => (p.word === '' ? '`no` lacks the keyword to take back' : `\`no\` cannot take back \`${p.word}\``),
    hint: () => 'write `no KEYWORD`, or `no KEYWORD NAME` for one of several blocks, such as `no network eth1`',
    explain: '`no KEYWORD` takes back what a superclass says.',
    wrong: 'global { project demo }\nsuperclass common { memory 64M }\nhost a {\n    superclass common\n    no memry\n}\n',
    right: 'global { project demo }\nsuperclass common { memory 64M }\nhost a {\n    superclass common\n    no memory\n}\n',
  }),
} as const satisfies CodeTable;
