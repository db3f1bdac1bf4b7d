import type { PlanCodes } from '../diagnostics/codes/plan.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import { uniqueName } from '../5-model/names.ts';
import type { Guest, Project, Server, Switch } from '../5-model/project.ts';
import type { Backends } from './backends.ts';

type Owner = { readonly what: string } & Pick<Guest, 'origin'>;

/** Guests and switches of one service host whose files in the state directory would be one. */
export const checkStateNames = (project: Project, backends: Backends, report: Report<PlanCodes>): void => {
  // else no guest's pipe can have the name of another's folder
  const canGuestsMeet = /(?:^|\.)(?:in|out)$/.test(project.name);
  for (const server of project.servers) {
    const owners = new Map<string, Owner>();
    for (const one of server.switches) {
      for (const path of pathsOfSwitch(one, server, backends)) owners.set(path, { what: `switch \`${one.name}\``, origin: one.origin });
    }
    if (owners.size === 0 && !canGuestsMeet) continue;
    for (const guest of server.guests) reportGuest(guest, server, { paths: pathsOfGuest(guest, project), owners, keeps: canGuestsMeet }, report);
  }
};

interface Claim {
  readonly paths: readonly string[];
  readonly owners: Map<string, Owner>;
  /** Whether the guest's paths are to be told from those of later guests. */
  readonly keeps: boolean;
}

const reportGuest = ({ name, origin }: Guest, server: Server, { paths, owners, keeps }: Claim, report: Report<PlanCodes>): void => {
  for (const path of paths) {
    const owner = owners.get(path);
    if (owner !== undefined) report('state-name-twice', origin, { path, guest: name, other: owner.what, server: server.name }, [{ text: `the ${owner.what}`, span: owner.origin.span }]);
    else if (keeps) owners.set(path, { what: `guest \`${name}\``, origin });
  }
};

/** A bridge has no socket, and nobody writes to it. */
const pathsOfSwitch = ({ name, settings }: Switch, server: Server, backends: Backends): string[] => [
  ...['switch', 'pid', 'unit'].map(kind => `run/started/${name}.${kind}`),
  ...(backends(server.name, name) === 'bridge' ? [] : [...(settings.socket === undefined ? [`run/${name}.ctl`] : []), `run/${name}.in`]),
];

const pathsOfGuest = ({ name }: Guest, project: Project): string[] => {
  const folder = `run/${uniqueName(name, project.name)}`;
  return [`run/started/${name}`, folder, `${folder}.check.in`, `${folder}.check.out`];
};
