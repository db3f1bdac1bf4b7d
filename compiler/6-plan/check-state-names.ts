import type { PlanCodes } from '../diagnostics/codes/plan.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import { uniqueName } from '../5-model/names.ts';
import type { Guest, Project, Server, Switch } from '../5-model/project.ts';
import type { Backends } from './backends.ts';

/** Guests and switches of one service host whose files in the state directory would be one. */
export const checkStateNames = (project: Project, backends: Backends, report: Report<PlanCodes>): void => {
  for (const server of project.servers) {
    const owners = new Map<string, Switch>();
    for (const one of server.switches) for (const path of pathsOfSwitch(one, server, backends)) owners.set(path, one);
    if (owners.size === 0) continue;
    for (const guest of server.guests) {
      for (const path of pathsOfGuest(guest, project)) {
        const owner = owners.get(path);
        if (owner !== undefined) report('state-name-twice', guest.origin, { path, guest: guest.name, other: owner.name, server: server.name }, [{ text: `the switch \`${owner.name}\``, span: owner.origin.span }]);
      }
    }
  }
};

/** A bridge has no socket, and nobody writes to it. */
const pathsOfSwitch = ({ name, settings }: Switch, server: Server, backends: Backends): string[] => [
  ...['switch', 'backend', 'pid', 'unit'].map(kind => `run/started/${name}.${kind}`),
  ...(backends(server.name, name) === 'bridge' ? [] : [...(settings.socket === undefined ? [`run/${name}.ctl`] : []), `run/${name}.in`]),
];

const pathsOfGuest = ({ name }: Guest, project: Project): string[] => [`run/started/${name}`, `run/${uniqueName(name, project.name)}`];
