import type { ModelReport } from '../context.ts';
import { deviceName } from '../names.ts';
import type { Switch } from '../project.ts';
import type { Checked } from './checked.ts';

/** Switches of one service host that would be one bridge, by the names that they are given or get. */
export const reportDevices = ({ project }: Checked, report: ModelReport): void => {
  for (const { switches } of project.servers) {
    const owners = new Map<string, Switch>();
    for (const one of switches) {
      const device = one.settings.bridge?.value ?? deviceName(one.name, project.name);
      const owner = owners.get(device);
      if (owner === undefined) owners.set(device, one);
      else report('device-collision', one.settings.bridge?.at ?? one.origin, { device, first: owner.name, second: one.name });
    }
  }
};
