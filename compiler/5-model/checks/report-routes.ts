import { parseIp, type Ip } from '../../schema/ip.ts';
import type { ModelReport } from '../context.ts';
import { isLinkLocal, isNeighbour, subnetText } from '../subnet.ts';
import type { Checked } from './index.ts';

/** Routes over an address that is no neighbour. */
export const reportRoutes = ({ project }: Checked, report: ModelReport): void => {
  for (const guest of project.guests) {
    for (const { name, settings, addresses, dhcp, origin } of guest.interfaces) {
      for (const { value: { via }, at } of settings.route) {
        const ip = parseIp(via) as Ip;
        const own = addresses.filter(({ family }) => family === ip.family);
        if (isLinkLocal(ip) || (dhcp && own.length === 0)) continue;
        const isReached = own.some(one => one.prefix === (one.family === 4 ? 32 : 128) || isNeighbour(ip, one.ip, one.prefix));
        if (!isReached) report('route-not-on-link', at ?? origin, { via, name, subnets: own.map(one => subnetText(one.ip, one.prefix)) });
      }
    }
  }
};
