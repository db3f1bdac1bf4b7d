import { formatIp, networkOf } from '../../schema/ip.ts';
import type { ModelReport } from '../context.ts';
import type { InterfaceAddress } from '../project.ts';
import { lastOf, reservedRange, touchesReserved } from '../subnet.ts';
import type { Checked } from './checked.ts';

/** A network of which only the first and last address need a look. */
interface Plain {
  readonly family: 4 | 6;
  readonly prefix: number;
  readonly first: bigint;
  readonly last: bigint;
}

/** Addresses that no host can have: a network's first and last, and ranges of fixed meaning. */
export const reportAddresses = ({ ports }: Checked, report: ModelReport): void => {
  // most addresses on a switch lie in one network
  const plains = new Map<string, Plain | undefined>();
  for (const { networkInterface: { addresses, attachment } } of ports) {
    const where = attachment.kind === 'switch' ? attachment.switch : attachment.kind;
    for (const address of addresses) {
      const plain = plains.get(where);
      if (plain !== undefined && isInside(address, plain)) continue;
      reportAddress(address, report);
      plains.set(where, plainNetwork(address));
    }
  }
};

const isInside = ({ ip: { family, value }, prefix }: InterfaceAddress, plain: Plain): boolean =>
  prefix === plain.prefix && family === plain.family && value > plain.first && value < plain.last;

const plainNetwork = ({ family, ip, prefix }: InterfaceAddress): Plain | undefined => {
  const [first, last] = [networkOf(ip, prefix), lastOf(ip, prefix)];
  return touchesReserved(first, last) ? undefined : { family, prefix, first: first.value, last: last.value };
};

const reportAddress = ({ family, address, ip, prefix, at }: InterfaceAddress, report: ModelReport): void => {
  const what = reservedRange(ip);
  if (what !== undefined) {
    report('address-not-for-hosts', at, { address, what });
    return;
  }
  // an IPv6 network has no broadcast address, and its first one is its routers'; /31 and /32 have neither (RFC 3021)
  if (family === 6 || prefix > 30) return;
  const [first, last] = [networkOf(ip, prefix), lastOf(ip, prefix)];
  if (ip.value === first.value) report('address-is-network', at, { address, prefix, first: formatIp({ family, value: first.value + 1n }) });
  if (ip.value === last.value) report('address-is-broadcast', at, { address, prefix, last: formatIp({ family, value: last.value - 1n }) });
};
