import { code, reporting, type CodeTable } from '../../compiler/plugin-api.ts';

const within = (lines: string): string =>
  `global {\n    project demo\n    students {\n${lines.split('\n').map(line => `        ${line}\n`).join('')}    }\n}\nsuperclass lab {\n    network eth0 { switch lan }\n}\n`;

const SECRET = 'secret thirty green bottles hanging';

export const codes = {
  'students-incomplete': code<{ readonly word: 'count' | 'superclass' }>({
    severity: 'error',
    message: p => `\`students\` lacks \`${p.word}\``,
    hint: p => (p.word === 'count' ? 'say how many students there are: `count 30`; or who: `names { ann ben }`' : 'say what their guests are: `superclass NAME`'),
    explain: 'Each student gets the same guests. How many students there are, and what a guest inherits, must be said.',
    wrong: within(`count 3\nswitch lan { }\n${SECRET}`),
    right: within(`count 3\nsuperclass lab\nswitch lan { }\n${SECRET}`),
  }),
  'students-count-and-names': code({
    severity: 'error',
    message: () => 'the students are counted, and named as well',
    hint: () => 'take `count` out, or `names`',
    explain: 'Students are called by a prefix and a number, or by the names that are given.',
    wrong: within(`count 2\nnames { ann ben }\nsuperclass lab\nswitch lan { }\n${SECRET}`),
    right: within(`names { ann ben }\nsuperclass lab\nswitch lan { }\n${SECRET}`),
  }),
  'students-switch-unused': code<{ readonly name: string }>({
    severity: 'warning',
    message: p => `no guest of a student is on the switch \`${p.name}\``,
    hint: () => 'name it in a superclass of theirs: `network eth0 { switch NAME }`; or take it out',
    explain: 'A switch in `students` is made for each student, and stands for what their superclasses call by its name.',
    wrong: within(`count 3\nsuperclass lab\nswitch lan { }\nswitch dmz { }\n${SECRET}`),
    right: within(`count 3\nsuperclass lab\nswitch lan { }\n${SECRET}`),
  }),
  'students-unknown-switch': code<{ readonly name: string }>({
    severity: 'warning',
    message: p => `guests of students are on the switch \`${p.name}\`, which is nowhere`,
    hint: p => `write \`switch ${p.name} { }\` in \`students\` for one that each student has, at the top level for one that all share`,
    explain: 'A switch in `students` is made for each student, and keeps them apart. One at the top level is the same for all.',
    wrong: within(`count 3\nsuperclass lab\n${SECRET}`),
    right: within(`count 3\nsuperclass lab\nswitch lan { }\n${SECRET}`),
  }),
  'students-weak-secret': code<{ readonly length: number; readonly least: number }>({
    severity: 'error',
    message: p => `the secret has ${p.length} characters, and ${p.least} are the least`,
    hint: () => 'take several words that nobody guesses, or what `openssl rand -base64 18` prints',
    explain: 'All passwords are made from the secret. A student who knows one of them can try secrets until one fits, and then knows those of all.',
    wrong: within('count 3\nsuperclass lab\nswitch lan { }\nsecret swordfish'),
    right: within(`count 3\nsuperclass lab\nswitch lan { }\n${SECRET}`),
  }),
  'students-no-password': code<{ readonly first: string; readonly others: number }>({
    severity: 'warning',
    message: p => `\`${p.first}\`${p.others === 0 ? ' has' : ` and ${p.others} more have`} no password, and cannot log in by one`,
    hint: () => 'give a secret to make passwords from, `secret WORDS`, in a file that is `#include`d here; or their hashes, `passwords { NAME HASH }`',
    explain: 'Each student has an account of their name in all their guests. Its password is made from the secret, or given as a hash.',
    wrong: within('count 3\nsuperclass lab\nswitch lan { }'),
    right: within(`count 3\nsuperclass lab\nswitch lan { }\n${SECRET}`),
  }),
  'students-unknown': code<{ readonly name: string }>({
    severity: 'error',
    message: p => `there is no student \`${p.name}\``,
    hint: () => 'students are called by prefix and number, as wide as the number of all, or by `names`',
    explain: 'A password is given for a student whom nothing else names.',
    wrong: within(`count 3\nsuperclass lab\nswitch lan { }\n${SECRET}\npasswords { s9 * }`),
    right: within(`count 3\nsuperclass lab\nswitch lan { }\n${SECRET}\npasswords { s3 * }`),
  }),
} as const satisfies CodeTable;

export const report = reporting(codes);
