import { networkOf, type Ip } from '../../schema/ip.ts';
import type { ModelReport } from '../context.ts';
import type { Network } from '../networks.ts';
import type { InterfaceAddress } from '../project.ts';
import { lastOf, subnetText } from '../subnet.ts';
import type { Checked } from './checked.ts';

interface Subnet {
  readonly text: string;
  readonly family: 4 | 6;
  readonly prefix: number;
  readonly first: bigint;
  readonly last: bigint;
  readonly network: string;
  readonly wire: string;
  readonly at: InterfaceAddress['at'];
}

/**
 * Subnets of separate networks that overlap, each once with its first partner. Of two that overlap one holds the other, so in the order
 * of their first addresses, the larger first, those that hold the next one are a stack.
 */
export const reportOverlaps = ({ networks }: Checked, report: ModelReport): void => {
  const subnets = networks.flatMap(subnetsOf).sort((a, b) => a.family - b.family || order(a.first, b.first) || order(b.last, a.last));
  const holders: Subnet[] = [];
  for (const subnet of subnets) {
    for (let top = holders.at(-1); top !== undefined && !holds(top, subnet); top = holders.at(-1)) holders.pop();
    const other = holders.find(holder => holder.wire !== subnet.wire && !isOneLine(holder, subnet));
    if (other !== undefined) {
      const params = { subnet: subnet.text, network: subnet.network, other: other.text, otherNetwork: other.network };
      report('subnets-overlap', subnet.at, params, [{ text: `\`${other.text}\` is here`, span: other.at.span }]);
    }
    holders.push(subnet);
  }
};

/** One line that guests of several networks inherit was meant for all of them. */
const isOneLine = ({ at: { span: a } }: Subnet, { at: { span: b } }: Subnet): boolean => a.file === b.file && a.start === b.start;

const holds = (outer: Subnet, inner: Subnet): boolean => outer.family === inner.family && inner.last <= outer.last && inner.first >= outer.first;

const order = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

/** Those that guests of one network have, each once. A single address is no network. */
const subnetsOf = ({ label, wire, ports }: Network): Subnet[] => {
  const found = new Map<string, Subnet>();
  // most neighbours are in one subnet, whose text need not be made for each
  let latest: Subnet | undefined;
  for (const { networkInterface } of ports) {
    for (const { family, ip, prefix, at } of networkInterface.addresses) {
      if (prefix === (family === 4 ? 32 : 128) || isIn(ip, latest, prefix)) continue;
      const text = subnetText(ip, prefix);
      latest = found.get(text) ?? { text, family, prefix, first: networkOf(ip, prefix).value, last: lastOf(ip, prefix).value, network: label, wire, at };
      found.set(text, latest);
    }
  }
  return [...found.values()];
};

const isIn = ({ family, value }: Ip, subnet: Subnet | undefined, prefix: number): boolean =>
  subnet !== undefined && subnet.prefix === prefix && subnet.family === family && value >= subnet.first && value <= subnet.last;
