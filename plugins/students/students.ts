import type { GuestView } from '../../compiler/plugin-api.ts';
import type { Words } from './keywords.ts';

/** What the output gets: a script, and the teacher's page. */
export const SCRIPT = 'students.sh';
export const PAGE = 'students.md';

/** Who has which guests. */
export interface Student {
  readonly name: string;
  readonly guests: readonly GuestView[];
}

/** By name where there are names, else by number. */
export const studentsOf = ({ count, prefix, names }: Words): readonly string[] => {
  if (names.length > 0) return names.map(({ value }) => value);
  const number = count?.value ?? 0;
  return Array.from({ length: number }, (_, index) => prefix.value + String(index + 1).padStart(String(number).length, '0'));
};

/** A guest that each student has. */
export interface Part {
  /** What it is called behind the student's name; none where it is the student's only one. */
  readonly name: string | undefined;
  readonly superclass: string | undefined;
}

export const partsOf = ({ host, superclass }: Words): readonly Part[] => {
  const usual = superclass?.value;
  if (host.length === 0) return [{ name: undefined, superclass: usual }];
  return host.map(({ value }) => ({ name: value.name, superclass: value.superclass?.value ?? usual }));
};

/** What a student calls `name` is called so among all. */
export const nameOf = (student: string, name: string | undefined): string => (name === undefined ? student : `${student}-${name}`);
