import type { ModelReport } from '../context.ts';
import { portName, type Port } from '../networks.ts';
import type { Checked } from './index.ts';

/** Derived MAC addresses that are equal to another one anywhere in the project. */
export const reportMacCollisions = ({ ports }: Checked, report: ModelReport): void => {
  if (!hasCollision(ports)) return;
  const owners = new Map<string, Port>();
  for (const port of ports) {
    const { mac, origin } = port.networkInterface;
    const owner = owners.get(mac);
    if (owner === undefined) owners.set(mac, port);
    else if (isDerived(port) || isDerived(owner)) report('mac-collision', origin, { mac, first: portName(owner), second: portName(port) });
  }
};

/** Nearly always the answer is no, and a set is all that it takes. */
const hasCollision = (ports: readonly Port[]): boolean => new Set(ports.map(({ networkInterface }) => networkInterface.mac)).size < ports.length;

const isDerived = ({ networkInterface }: Port): boolean => networkInterface.settings.mac === undefined;
