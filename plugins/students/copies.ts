import { add, type BlockView, type Body, type ExpandInput, type ExpandOperation, type Place } from '../../compiler/plugin-api.ts';
import { report } from './diagnostics.ts';
import type { Words } from './keywords.ts';
import { nameOf, partsOf, studentsOf } from './students.ts';

/** Guests and switches of each student. */
export function* copiesOf(words: Words, at: Place | undefined, { superclasses, switches }: Pick<ExpandInput, 'superclasses' | 'switches'>): Generator<ExpandOperation> {
  const { count, names, service_hosts: servers } = words;
  const parts = partsOf(words);
  const lacking = count === undefined && names.length === 0 ? 'count' : parts.some(({ superclass }) => superclass === undefined) ? 'superclass' : undefined;
  if (lacking !== undefined) yield report('students-incomplete', { word: lacking }, at);
  if (count !== undefined && names.length > 0) yield report('students-count-and-names', {}, count.at);

  const own = new Map(words.switch.map(({ value, at: place }) => [value.name, { value, at: place }]));
  const said = new Map(superclasses.map(each => [each.name, each]));
  const wired = parts.map(part => ({ ...part, ports: portsOf(said.get(part.superclass ?? '')) }));
  const known = new Set([...own.keys(), ...switches]);
  for (const { superclass, ports } of wired) {
    for (const name of ports.values()) {
      if (known.has(name)) continue;
      known.add(name);
      // no error: a name with a variable in it that only hosts have is not known here
      yield report('students-unknown-switch', { name }, said.get(superclass ?? '')?.at);
    }
  }
  const plugged = wired.map(part => ({ ...part, ports: new Map([...part.ports].filter(([, name]) => own.has(name))) }));
  const used = new Set(plugged.flatMap(({ ports }) => [...ports.values()]));
  for (const [name, { at: place }] of own) if (!used.has(name)) yield report('students-switch-unused', { name }, place);

  for (const [index, student] of studentsOf(words).entries()) {
    for (const [name, { value: { hub }, at: place }] of own) {
      if (used.has(name)) yield add('switch', nameOf(student, name), hub?.value === true ? { hub: true } : {}, { at: place });
    }
    const server = servers[index % servers.length]?.value;
    for (const { name, superclass, ports } of plugged) {
      yield add('host', nameOf(student, name), {
        $student: student,
        ...(superclass !== undefined && { superclass }),
        ...(server !== undefined && { service_host: server }),
        ...(ports.size > 0 && { network: Object.fromEntries([...ports].map(([port, to]) => [port, { switch: nameOf(student, to) }])) }),
      }, { at, index: index + 1 });
    }
  }
}

/** The switch of each interface that is on one. */
const portsOf = (superclass: BlockView | undefined): ReadonlyMap<string, string> => {
  const networks = (superclass?.body['network'] ?? {}) as Readonly<Record<string, Body>>;
  return new Map(Object.entries(networks).flatMap(([port, { switch: to }]) => (typeof to === 'string' ? [[port, to]] : [])));
};
