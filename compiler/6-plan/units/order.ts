import type { Guest, Interface } from '../../5-model/project.ts';
import type { Target } from '../../target-api.ts';

/**
 * What a server starts before, and stops after, as settings of a unit with what a reader is told. Whose guests join devices of the
 * server's administrator waits until its network is up. It is for the system's service manager: that of a user knows neither.
 */
export const orderOf = (guests: readonly Guest[], targetOf: (guest: Guest) => Target): object[] => {
  const services = [...new Set(guests.map(targetOf))].flatMap(target => target.services ?? []);
  const network = guests.some(guest => guest.interfaces.some(joinsDevice)) ? 'network-online.target' : 'network.target';
  return [
    ...(network === 'network.target' ? [] : [line('Wants', [network])]),
    line('After', [network, ...services.flatMap(({ names }) => names)], services.map(({ why }) => why).join('; ')),
  ];
};

const line = (name: string, words: readonly string[], why = ''): object => ({ name, words, hasWhy: why !== '', why });

const joinsDevice = ({ attachment, settings }: Interface): boolean =>
  attachment.kind === 'tap' || (attachment.kind === 'bridge' && settings.bridge_create?.value !== true);
