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
  /** By guest, then by interface. */
  readonly ports: readonly Port[];
}

/** Every network that a guest joins, by label. */
export const networksOf = (guests: readonly Guest[]): readonly Network[] => {
  const networks = new Map<string, Port[]>();
  for (const guest of guests) {
    for (const networkInterface of guest.interfaces) {
      const label = labelOf(guest, networkInterface);
      if (label === undefined) continue;
      const ports = networks.get(label);
      if (ports === undefined) networks.set(label, [{ guest, networkInterface }]);
      else ports.push({ guest, networkInterface });
    }
  }
  return [...networks].map(([label, ports]) => ({ label, ports })).sort((a, b) => byText(a.label, b.label));
};

const labelOf = (guest: Guest, { attachment }: Interface): string | undefined => {
  switch (attachment.kind) {
    case 'switch': return `switch \`${attachment.switch}\``;
    case 'bridge': return `bridge \`${attachment.bridge}\`${guest.server === 'local' ? '' : ` of \`${guest.server}\``}`;
    default: return undefined;
  }
};

/** "`eth0` of `gw`", for messages. */
export const portName = ({ guest, networkInterface }: Port): string => `\`${networkInterface.name}\` of \`${guest.name}\``;
