import type { ModelReport } from '../context.ts';
import { portName, type Port } from '../networks.ts';
import type { Guest } from '../project.ts';
import type { Checked } from './index.ts';

/** Derived MAC addresses that are equal to another one anywhere in the project. */
export const reportMacCollisions = ({ project }: Checked, report: ModelReport): void => {
  if (!hasCollision(project.guests)) return;
  const owners = new Map<string, Port>();
  for (const guest of project.guests) {
    for (const networkInterface of guest.interfaces) {
      const port = { guest, networkInterface };
      const { mac } = networkInterface;
      const owner = owners.get(mac);
      if (owner === undefined) owners.set(mac, port);
      else if (isDerived(port) || isDerived(owner)) report('mac-collision', networkInterface.origin, { mac, first: portName(owner), second: portName(port) });
    }
  }
};

/** Nearly always the answer is no, and a set is all that it takes. */
const hasCollision = (guests: readonly Guest[]): boolean => {
  const seen = new Set<string>();
  for (const { interfaces } of guests) {
    for (const { mac } of interfaces) {
      if (seen.has(mac)) return true;
      seen.add(mac);
    }
  }
  return false;
};

const isDerived = ({ networkInterface }: Port): boolean => networkInterface.settings.mac === undefined;
