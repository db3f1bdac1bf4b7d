import { byText } from './order.ts';
import type { Guest, Interface } from './project.ts';

/** An interface and whose it is. */
export interface Port {
  readonly guest: Guest;
  readonly networkInterface: Interface;
}

/** All interfaces that hear each other: a switch, or a bridge of one service host. */
export interface Network {
  /** For messages: "switch `lan`". */
  readonly label: string;
  /** Bridges of one name on several service hosts have this in common: most likely a cable joins them. */
  readonly wire: string;
  /** By guest, then by interface. */
  readonly ports: readonly Port[];
}

/** Every interface there is: guests by name, their interfaces by number. */
export const portsOf = (guests: readonly Guest[]): readonly Port[] => {
  const ports: Port[] = [];
  for (const guest of guests) for (const networkInterface of guest.interfaces) ports.push({ guest, networkInterface });
  return ports;
};

/** Every network that one of the ports joins, by label. */
export const networksOf = (ports: readonly Port[]): readonly Network[] => {
  const networks = new Map<string, Network & { readonly ports: Port[] }>();
  for (const port of ports) {
    const { guest, networkInterface } = port;
    const wire = wireOf(networkInterface);
    if (wire === undefined) continue;
    const label = networkInterface.attachment.kind === 'bridge' && guest.server !== 'local' ? `${wire} of \`${guest.server}\`` : wire;
    const known = networks.get(label);
    if (known === undefined) networks.set(label, { label, wire, ports: [port] });
    else known.ports.push(port);
  }
  return [...networks.values()].sort((a, b) => byText(a.label, b.label));
};

const wireOf = ({ attachment }: Interface): string | undefined => {
  switch (attachment.kind) {
    case 'switch': return `switch \`${attachment.switch}\``;
    case 'bridge': return `bridge \`${attachment.bridge}\``;
    default: return undefined;
  }
};

/** "`eth0` of `gw`", for messages. */
export const portName = ({ guest, networkInterface }: Port): string => `\`${networkInterface.name}\` of \`${guest.name}\``;
