import { definePlugin, output, type ConfigureInput, type ExpandInput } from '../../compiler/plugin-api.ts';
import { accountsOf } from './accounts.ts';
import { copiesOf } from './copies.ts';
import { codes } from './diagnostics.ts';
import { keywords } from './keywords.ts';
import { page } from './page.ts';
import { script } from './script.ts';
import { nameOf, PAGE, partsOf, SCRIPT, studentsOf } from './students.ts';

/** Gives each of a number of students the same guests, in a network of their own. */
export default definePlugin({
  name: 'students',
  doc: 'Gives each student guests, a network and an account of their own.',
  keywords,
  diagnostics: codes,
  // What it adds, all others may change.
  order: 10,
  *expand(input: ExpandInput<typeof keywords>) {
    const { students } = input.words;
    if (students !== undefined) yield* copiesOf(students.value, students.at, input);
  },
  *configure({ project, words: { students: said }, guests }: ConfigureInput<typeof keywords>) {
    if (said === undefined) return;
    const { value: words, at } = said;
    const names = new Map(studentsOf(words).map(student => [student, partsOf(words).map(({ name }) => nameOf(student, name))]));
    yield* accountsOf(words, at, project, student => names.get(student) ?? []);

    const byName = new Map(guests.map(guest => [guest.name, guest]));
    const students = [...names].map(([name, own]) => ({ name, guests: own.flatMap(guest => byName.get(guest) ?? []) }));
    yield output(PAGE, page(project, students, words.secret !== undefined), { at });
    yield output(SCRIPT, script(project, students, words.secret !== undefined), { executable: true, at });
  },
});
