import { block, column, cryptHash, flag, hostName, integer, lines, list, named, one, phrase, refuse, serverName, superclassName, userName, wholeLine, type Reader, type SettingsOf } from '../../compiler/plugin-api.ts';

const superclass = one(superclassName, { doc: 'What this guest of each student inherits; without it, what `superclass` beside it says.', example: 'superclass router' });

/** Who is named in students.sh, where `all` are all. */
const studentName: Reader<string> = {
  ...userName,
  expects: 'a student\'s name',
  read: text => (text === 'all' ? refuse('means all students', 'call this one otherwise') : userName.read(text)),
};

const students = {
  count: one(integer(1, 10000, 'a number of students'), { doc: 'How many students there are. Their numbers begin with 1 and are padded with zeros to one width.', example: 'count 30' }),
  prefix: one(userName, { default: 's', doc: 'What the students\' names begin with, before the number.', example: 'prefix s' }),
  names: list(studentName, { doc: 'The students by name, instead of by number; usually `#include`d from a file.', example: 'names { ann ben eve }' }),
  superclass: one(superclassName, { doc: 'What every guest of a student inherits. Without `host`, a student has one guest, which has the student\'s name.', example: 'superclass lab' }),
  host: named({ superclass }, { doc: 'A guest that each student has: `s01-NAME`.', example: 'host gw { superclass router }' }),
  switch: named({ hub: flag({ doc: 'All ports see all traffic.', example: 'hub' }) }, {
    doc: 'A switch that each student has: `s01-NAME` for what the superclasses call `NAME`. Other switches are shared by all.',
    example: 'switch lan { }',
  }),
  root: flag({ doc: 'root of the student\'s guests has the student\'s password.', example: 'root' }),
  secret: phrase(wholeLine, { secret: true, doc: 'Words from which a password is made for each student, always the same. The line is `#include`d from a file that stays out of git.', example: 'secret thirty green bottles hanging' }),
  passwords: lines({ student: column(hostName), hash: column(cryptHash, { secret: true }) }, { doc: 'Hashes of the passwords of students who have one already.', example: 'passwords {\n    s01 *\n}' }),
  service_hosts: list(serverName, { doc: 'The servers that the students are spread over, student by student; all guests of one are on one server.', example: 'service_hosts { lab1 lab2 }' }),
};

export const keywords = {
  global: {
    students: block(students, {
      doc: 'A number of students, each with guests, a network and an account of their own, and a page for the teacher.',
      example: 'students {\n    count 30\n    superclass lab\n}',
    }),
  },
};

export type Words = SettingsOf<typeof students>;
