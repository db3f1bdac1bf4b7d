import type { PlanCodes } from '../diagnostics/codes/plan.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import type { Guest, Interface, Project } from '../5-model/project.ts';
import type { Backends } from './backends.ts';

/** BR_MAX_PORTS of Linux is 1024, and the port numbered 0 is never given out. */
const MOST_PORTS = 1023;

/** Bridges of a service host that a guest cannot join by itself, since an ordinary user runs it. */
export const checkBridges = (project: Project, backends: Backends, isRootRun: (guest: Guest) => boolean, report: Report<PlanCodes>): void => {
  checkPorts(project, backends, report);
  for (const guest of project.guests) {
    for (const one of guest.interfaces) {
      if (one.attachment.kind === 'bridge' && !isRootRun(guest)) report('bridge-needs-tap', one.settings.bridge?.at ?? one.origin, { networkInterface: one.name, bridge: one.attachment.bridge });
    }
  }
};

/** Bridges, given or chosen for a switch, with more guests on one service host than a bridge has ports. */
const checkPorts = (project: Project, backends: Backends, report: Report<PlanCodes>): void => {
  for (const server of project.servers) {
    const joined = new Map<string, Interface[]>();
    for (const { interfaces } of server.guests) {
      for (const one of interfaces) {
        const bridge = bridgeOf(one, server.name, backends);
        const ports = bridge === undefined ? undefined : joined.get(bridge);
        if (ports !== undefined) ports.push(one);
        else if (bridge !== undefined) joined.set(bridge, [one]);
      }
    }
    for (const [network, ports] of joined) {
      if (ports.length > MOST_PORTS) report('bridge-too-large', ports[0]?.origin, { network, ports: ports.length, limit: MOST_PORTS });
    }
  }
};

/** For messages; none where the interface joins no bridge. */
const bridgeOf = ({ attachment }: Interface, server: string, backends: Backends): string | undefined => {
  if (attachment.kind === 'bridge') return `bridge \`${attachment.bridge}\``;
  return attachment.kind === 'switch' && backends(server, attachment.switch) === 'bridge' ? `switch \`${attachment.switch}\`` : undefined;
};
