import { closest } from '../../schema/suggest.ts';
import type { ModelReport } from '../context.ts';
import type { Project } from '../project.ts';

/** Interfaces that are plugged into a switch that the description does not have. */
export const reportUnknownSwitches = ({ switches, guests }: Project, report: ModelReport): void => {
  const known = new Set(switches.map(({ name }) => name));
  for (const { interfaces } of guests) {
    for (const { attachment, settings, origin } of interfaces) {
      if (attachment.kind !== 'switch' || known.has(attachment.switch)) continue;
      report('unknown-switch', settings.switch?.at ?? origin, { name: attachment.switch, suggestion: closest(attachment.switch, known) });
    }
  }
};
