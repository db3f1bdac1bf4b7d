import { cryptOf, derivedFrom, output, user, type ConfigureOperation, type Place } from '../../compiler/plugin-api.ts';
import { report } from './diagnostics.ts';
import type { Words } from './keywords.ts';
import { studentsOf } from './students.ts';

const LEAST_SECRET = 16;

/** A password that is made is as good as random, and gains nothing by more. */
const ROUNDS = 1000;

export const PASSWORDS = 'passwords.txt';

interface Credential {
  /** None where only its hash is known, or none. */
  readonly password?: string;
  readonly hash?: string;
}

/** An account for each student in each of their guests, and the list of passwords. */
export function* accountsOf(words: Words, at: Place | undefined, project: string, guestsOf: (student: string) => readonly string[]): Generator<ConfigureOperation> {
  const students = studentsOf(words);
  const secret = words.secret?.value;
  if (secret !== undefined && secret.length < LEAST_SECRET) {
    yield report('students-weak-secret', { length: secret.length, least: LEAST_SECRET }, words.secret?.at);
    return;
  }
  for (const { value: { student }, at: place } of words.passwords) if (!students.includes(student)) yield report('students-unknown', { name: student }, place);

  const credentialOf = credentials(words, secret, project);
  const all = students.map(student => ({ student, ...credentialOf(student) }));
  for (const { student, hash } of all) {
    for (const guest of guestsOf(student)) {
      yield user(guest, student, { password: hash, at });
      if (words.root?.value === true) yield user(guest, 'root', { password: hash, at });
    }
  }
  const without = all.filter(({ hash }) => hash === undefined);
  if (without[0] !== undefined) yield report('students-no-password', { first: without[0].student, others: without.length - 1 }, at);
  if (secret !== undefined) yield output(PASSWORDS, passwordList(project, all), { secret: true, at });
}

const credentials = ({ passwords }: Words, secret: string | undefined, project: string): ((student: string) => Credential) => {
  const given = new Map(passwords.map(({ value: { student, hash } }) => [student, hash.kind === 'hash' ? hash.hash : hash.text]));
  const derive = secret === undefined ? undefined : derivedFrom(secret, project);
  return student => {
    const hash = given.get(student);
    if (hash !== undefined) return { hash };
    if (derive === undefined) return {};
    const { password, salt } = derive(student);
    return { password, hash: cryptOf(password, salt, ROUNDS) };
  };
};

const passwordList = (project: string, all: readonly (Credential & { readonly student: string })[]): string =>
  `# The passwords of the students of ${project}, for the teacher alone.\n${all.map(({ student, password }) => `${student}\t${password ?? '(their own)'}\n`).join('')}`;
