import { closest } from '../../schema/suggest.ts';
import type { ModelReport } from '../context.ts';
import type { Port } from '../networks.ts';
import type { Switch } from '../project.ts';

/** Interfaces that are plugged into a switch that the description does not have. */
export const reportUnknownSwitches = (switches: readonly Switch[], ports: readonly Port[], report: ModelReport): void => {
  const known = new Set(switches.map(({ name }) => name));
  for (const { networkInterface: { attachment, settings, origin } } of ports) {
    if (attachment.kind !== 'switch' || known.has(attachment.switch)) continue;
    report('unknown-switch', settings.switch?.at ?? origin, { name: attachment.switch, suggestion: closest(attachment.switch, known) });
  }
};
