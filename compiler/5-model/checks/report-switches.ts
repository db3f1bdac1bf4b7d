import type { ModelReport } from '../context.ts';
import type { Port } from '../networks.ts';
import { byText } from '../order.ts';
import type { Project } from '../project.ts';
import type { Checked } from './checked.ts';

/** Switches that nobody uses, and that reach over several service hosts; interfaces that are plugged into nothing, or whose bridge nobody names. */
export const reportSwitches = ({ project, ports }: Checked, report: ModelReport): void => {
  const servers = serversBySwitch(project, ports, report);
  for (const { name, settings, origin } of project.switches) {
    const on = servers.get(name) ?? new Set();
    if (on.size === 0) report('switch-unused', origin, { name });
    else if (settings.service_host !== undefined) on.add(settings.service_host.value);
    if (on.size > 1) report('switch-spans-servers-not-served', origin, { name, servers: [...on].sort(byText) });
  }
};

const serversBySwitch = (project: Project, ports: readonly Port[], report: ModelReport): Map<string, Set<string>> => {
  const servers = new Map(project.switches.map(({ name }) => [name, new Set<string>()]));
  for (const { guest, networkInterface: { name, attachment, settings: { bridge_create: made }, origin } } of ports) {
    if (made?.value === true && attachment.kind !== 'bridge') report('bridge-create-alone', made.at, { guest: guest.name, name });
    if (attachment.kind === 'unplugged') report('interface-unplugged', origin, { guest: guest.name, name });
    else if (attachment.kind === 'switch') servers.get(attachment.switch)?.add(guest.server);
  }
  return servers;
};
