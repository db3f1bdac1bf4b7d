import type { Origin } from '../diagnostics/span.ts';
import type { NetworkSettings } from '../schema/keywords.ts';
import type { ModelReport } from './context.ts';
import type { InterfaceAddress } from './project.ts';

/** Taken where a description gives neither prefix nor netmask. */
const ASSUMED_PREFIX = { 4: 24, 6: 64 } as const;

export interface Addresses {
  readonly addresses: readonly InterfaceAddress[];
  readonly dhcp: boolean;
}

/** The addresses of an interface, each with its prefix; `free` is chosen later, when all others are known. `origin` is the interface's, for what has no place of its own; `saysNetmask` tells whether a netmask is written, be it a wrong one. */
export const addressesOf = (settings: NetworkSettings, origin: Origin, report: ModelReport, saysNetmask: () => boolean): Addresses => {
  const addresses = settings.address.map(({ value, at = origin }): InterfaceAddress | undefined => {
    if (value.kind === 'auto') report('address-not-chosen', at, { word: value.kind });
    if (value.kind !== 'address') return undefined;
    const { family, address, ip } = value;
    const prefix = value.prefix ?? prefixOf(family, address, at, settings, report, saysNetmask);
    return { family, address, ip, prefix, at };
  });
  return {
    addresses: addresses.every(address => address !== undefined) ? addresses : addresses.filter(address => address !== undefined),
    dhcp: settings.address.some(({ value }) => value.kind === 'dhcp'),
  };
};

const prefixOf = (family: 4 | 6, address: string, at: Origin, { netmask }: NetworkSettings, report: ModelReport, saysNetmask: () => boolean): number => {
  if (family === 4 && netmask !== undefined) {
    if (netmask.value <= 32) return netmask.value;
    report('netmask-too-long', netmask.at, { prefix: netmask.value });
  } else if (family === 6 || !saysNetmask()) {
    report('netmask-assumed', at, { address, prefix: ASSUMED_PREFIX[family] });
  }
  return ASSUMED_PREFIX[family];
};
