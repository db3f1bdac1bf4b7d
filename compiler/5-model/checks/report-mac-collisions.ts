import type { ModelReport } from '../context.ts';
import { portName, type Port } from '../networks.ts';
import type { Checked } from './checked.ts';

/** Below it two derived addresses are equal with a chance under 1 in 30,000 (n² / 2^47), and are not made only to be compared. */
const MANY = 65_536;

/** Derived MAC addresses that are equal to another one anywhere in the project. */
export const reportMacCollisions = ({ ports }: Checked, report: ModelReport): void => {
  if (ports.length < MANY && ports.every(isDerived)) return;
  const owners = new Map<string, Port>();
  for (const port of ports) {
    const { mac, origin } = port.networkInterface;
    const owner = owners.get(mac);
    if (owner === undefined) owners.set(mac, port);
    else if (isDerived(port) || isDerived(owner)) report('mac-collision', origin, { mac, first: portName(owner), second: portName(port) });
  }
};

const isDerived = ({ networkInterface }: Port): boolean => networkInterface.settings.mac === undefined;
