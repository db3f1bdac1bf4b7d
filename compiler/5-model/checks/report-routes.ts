import { parseIp, type Ip } from '../../schema/ip.ts';
import type { ModelReport } from '../context.ts';
import type { Interface } from '../project.ts';
import { isLinkLocal, isNeighbour, subnetText } from '../subnet.ts';
import type { Checked } from './checked.ts';

/** Routes over an address that is no neighbour. */
export const reportRoutes = ({ ports }: Checked, report: ModelReport): void => {
  for (const { networkInterface } of ports) if (networkInterface.settings.route.length > 0) reportInterface(networkInterface, report);
};

const reportInterface = ({ name, settings, addresses, dhcp, origin }: Interface, report: ModelReport): void => {
  for (const { value: { via }, at } of settings.route) {
    const ip = parseIp(via) as Ip;
    const own = addresses.filter(({ family }) => family === ip.family);
    if (isLinkLocal(ip) || (dhcp && own.length === 0)) continue;
    const isReached = own.some(one => one.prefix === (one.family === 4 ? 32 : 128) || isNeighbour(ip, one.ip, one.prefix));
    if (!isReached) report('route-not-on-link', at ?? origin, { via, name, subnets: own.map(one => subnetText(one.ip, one.prefix)) });
  }
};
