import type { ConfigureInput, Place, ReportOperation } from '../../compiler/plugin-api.ts';
import { report } from './diagnostics.ts';
import type { keywords } from './keywords.ts';

/** A group of the inventory. */
export interface Group {
  readonly hosts: Set<string>;
  readonly children: Set<string>;
}

export interface Groups {
  readonly all: ReadonlyMap<string, Group>;
  /** The name of the one that has all guests. */
  readonly ofProject: string;
  readonly problems: readonly ReportOperation[];
}

/** A name as groups may have it. */
const groupNameOf = (name: string): string => name.replace(/[^A-Za-z0-9_]/g, '_').replace(/^(?=[0-9])/, '_');

/** The project, its service hosts, its superclasses as they inherit from each other, and those that the description names. */
export const groupsOf = ({ project, guests }: ConfigureInput<typeof keywords>): Groups => {
  const all = new Map<string, Group>();
  const ofProject = groupNameOf(`project_${project}`);
  const sources = new Map([['all', 'Ansible itself'], ['ungrouped', 'Ansible itself'], [ofProject, 'the project']]);
  const problems = new Map<string, ReportOperation>();
  const group = (name: string): Group => {
    const made = all.get(name) ?? { hosts: new Set(), children: new Set() };
    all.set(name, made);
    return made;
  };
  const groupOf = (prefix: string, name: string, said: string, at: Place): { readonly name: string; readonly group: Group } => {
    const full = groupNameOf(prefix + name);
    const before = sources.get(full);
    if (before === undefined) sources.set(full, said);
    else if (before !== said && !problems.has(full)) problems.set(full, report('ansible-group-twice', { group: full, first: before, second: said }, at));
    return { name: full, group: group(full) };
  };
  for (const { name, server, superclasses, words, at } of guests) {
    group(ofProject).hosts.add(name);
    groupOf('on_', server, `the service host \`${server}\``, at).group.hosts.add(name);
    let child: string | undefined;
    for (const superclass of superclasses) {
      const parent = groupOf('', superclass, `the superclass \`${superclass}\``, at);
      if (child === undefined) parent.group.hosts.add(name);
      else parent.group.children.add(child);
      child = parent.name;
    }
    for (const { value } of words.ansible?.value.groups ?? []) group(value).hosts.add(name);
  }
  return { all, ofProject, problems: [...problems.values()] };
};
