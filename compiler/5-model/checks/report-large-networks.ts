import type { ModelReport } from '../context.ts';
import type { Checked } from './checked.ts';

/** net.ipv4.neigh.default.gc_thresh3 of Linux. */
const MOST_NEIGHBOURS = 1024;

/** Networks that outgrow what Linux takes by default. */
export const reportLargeNetworks = ({ networks }: Checked, report: ModelReport): void => {
  for (const { label, ports } of networks) {
    const [first] = ports;
    if (first === undefined || ports.length <= MOST_NEIGHBOURS) continue;
    report('network-too-large', first.networkInterface.origin, { network: label, neighbours: ports.length, limit: MOST_NEIGHBOURS });
  }
};
