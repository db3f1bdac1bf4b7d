import type { ModelReport } from '../context.ts';
import type { Network } from '../networks.ts';
import type { Checked } from './index.ts';

/** net.ipv4.neigh.default.gc_thresh3 of Linux. */
const MOST_NEIGHBOURS = 1024;
/** BR_MAX_PORTS of Linux is 1024, and the port numbered 0 is never given out. */
const MOST_BRIDGE_PORTS = 1023;

/** Networks that outgrow what Linux takes by default. */
export const reportLargeNetworks = ({ project, networks }: Checked, report: ModelReport): void => {
  const forced = new Set(project.switches.filter(({ settings }) => settings.backend?.value === 'bridge').map(({ name }) => name));
  for (const network of networks) {
    const [first] = network.ports;
    if (first === undefined) continue;
    const { attachment, origin } = first.networkInterface;
    const isBridge = attachment.kind === 'bridge' || (attachment.kind === 'switch' && forced.has(attachment.switch));
    if (isBridge && network.ports.length > MOST_BRIDGE_PORTS) report('bridge-too-large', origin, { network: network.label, ports: network.ports.length, limit: MOST_BRIDGE_PORTS });
    else reportNeighbours(network, report);
  }
};

const reportNeighbours = ({ label, ports }: Network, report: ModelReport): void => {
  const [first] = ports;
  if (first === undefined || ports.length <= MOST_NEIGHBOURS) return;
  report('network-too-large', first.networkInterface.origin, { network: label, neighbours: ports.length, limit: MOST_NEIGHBOURS });
};
