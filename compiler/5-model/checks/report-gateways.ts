import { parseIp, type Ip } from '../../schema/ip.ts';
import type { ModelReport } from '../context.ts';
import type { Guest, Interface } from '../project.ts';
import { isLinkLocal, isNeighbour, subnetText } from '../subnet.ts';
import type { Checked } from './checked.ts';

/** Gateways that their guest cannot reach. */
export const reportGateways = ({ ports }: Checked, report: ModelReport): void => {
  for (const { guest, networkInterface } of ports) if (networkInterface.settings.gateway !== undefined) reportGateway(guest, networkInterface, report);
};

const reportGateway = (guest: Guest, { name, settings, addresses, dhcp, origin }: Interface, report: ModelReport): void => {
  if (settings.gateway === undefined) return;
  const { value: gateway, at = origin } = settings.gateway;
  const ip = parseIp(gateway) as Ip;
  const own = addresses.filter(({ family }) => family === ip.family);
  if (own.some(({ address }) => address === gateway)) report('gateway-is-itself', at, { gateway, guest: guest.name });
  else if (own.length === 0 && !dhcp && !isLinkLocal(ip)) report('gateway-without-address', at, { gateway, name });
  else if (own.length > 0 && !isReached(ip, { settings, addresses: own })) {
    report('gateway-not-on-link', at, { gateway, name, subnets: own.map(one => subnetText(one.ip, one.prefix)) });
  }
};

/** A single address, /32 or /128, has no network: hosters give out such, with a gateway on the link all the same. */
const isReached = (gateway: Ip, { addresses }: Pick<Interface, 'settings' | 'addresses'>): boolean =>
  isLinkLocal(gateway) || addresses.some(({ ip, prefix, family }) => prefix === (family === 4 ? 32 : 128) || isNeighbour(gateway, ip, prefix));
