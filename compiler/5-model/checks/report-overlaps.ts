import { networkOf, parseIp, type Ip } from '../../schema/ip.ts';
import type { ModelReport } from '../context.ts';
import type { Network } from '../networks.ts';
import type { InterfaceAddress } from '../project.ts';
import { lastOf, subnetText } from '../subnet.ts';
import type { Checked } from './index.ts';

interface Subnet {
  readonly text: string;
  readonly family: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
  readonly network: string;
  readonly at: InterfaceAddress['at'];
}

/** Subnets of separate networks that overlap: sorted by their first address, each need be held only against the one that reaches furthest. */
export const reportOverlaps = ({ networks }: Checked, report: ModelReport): void => {
  const subnets = networks.flatMap(subnetsOf).sort((a, b) => a.family - b.family || order(a.first, b.first) || order(b.last, a.last));
  let furthest: Subnet | undefined;
  for (const subnet of subnets) {
    if (furthest !== undefined && furthest.family === subnet.family && subnet.first <= furthest.last && subnet.network !== furthest.network) {
      const params = { subnet: subnet.text, network: subnet.network, other: furthest.text, otherNetwork: furthest.network };
      report('subnets-overlap', subnet.at, params, [{ text: `\`${furthest.text}\` is here`, span: furthest.at.span }]);
    }
    if (furthest === undefined || furthest.family !== subnet.family || subnet.last > furthest.last) furthest = subnet;
  }
};

const order = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

/** Those that guests of one network have, each once. A single address is no network. */
const subnetsOf = ({ label, ports }: Network): Subnet[] => {
  const found = new Map<string, Subnet>();
  for (const { networkInterface } of ports) {
    for (const { family, address, prefix, at } of networkInterface.addresses) {
      if (prefix === (family === 4 ? 32 : 128)) continue;
      const ip = parseIp(address) as Ip;
      const text = subnetText(ip, prefix);
      if (!found.has(text)) found.set(text, { text, family, first: networkOf(ip, prefix).value, last: lastOf(ip, prefix).value, network: label, at });
    }
  }
  return [...found.values()];
};
