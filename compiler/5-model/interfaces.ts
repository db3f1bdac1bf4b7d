import { derivedMac, type InterfacePath } from '../4-resolve/derived-mac.ts';
import type { ResolvedHost } from '../4-resolve/tree.ts';
import { deviceName } from '../schema/readers.ts';
import type { Setting } from '../schema/settings.ts';
import type { Origin } from '../diagnostics/span.ts';
import type { HostSettings, NetworkSettings } from '../schema/keywords.ts';
import { addressesOf } from './addresses.ts';
import { attachmentOf } from './attachment.ts';
import type { ModelReport } from './context.ts';
import { byNumber } from './order.ts';
import type { Attachment, Interface, InterfaceAddress } from './project.ts';

export interface InterfaceNames {
  readonly site: string;
  readonly project: string;
  /** Names that were found to be right, since the same few are met again and again. */
  readonly goodNames: Set<string>;
}

/** The interfaces of a guest, by number. */
export const interfacesOf = (host: ResolvedHost, settings: HostSettings, { site, project, goodNames }: InterfaceNames, report: ModelReport): readonly Interface[] => {
  const interfaces = settings.network
    .map(({ value, at }: Setting<NetworkSettings & { readonly name: string }>): Interface => {
      const { name } = value;
      const origin = at ?? host.block.origin;
      if (!goodNames.has(name) && isGoodName(name, origin, report)) goodNames.add(name);
      const { addresses, dhcp } = addressesOf(value, origin, report, () => saysNetmask(host, name));
      return new NetworkInterface(name, value, attachmentOf(value, host.name, name, report), addresses, dhcp, origin, { site, project, host: host.name, networkInterface: name });
    });
  return interfaces.length > 1 ? interfaces.sort(byNumber) : interfaces;
};

class NetworkInterface implements Interface {
  private knownMac: string | undefined;

  constructor(
    readonly name: string,
    readonly settings: NetworkSettings,
    readonly attachment: Attachment,
    readonly addresses: readonly InterfaceAddress[],
    readonly dhcp: boolean,
    readonly origin: Origin,
    private readonly path: InterfacePath,
  ) {
    this.knownMac = settings.mac?.value;
  }

  /** Derived when it is asked for: of thousands of guests that are only checked, nobody asks. */
  get mac(): string {
    return this.knownMac ??= derivedMac(this.path);
  }
}

/** True also where its value was refused: then a missing one is not to be told as well. */
const saysNetmask = ({ block }: ResolvedHost, name: string): boolean =>
  (block.entries.get('network') ?? []).some(entry => entry.kind === 'block' && entry.name === name && entry.entries.has('netmask'));

/** The name becomes that of a device in the guest, and of a part of files there. One that cannot is reported. */
const isGoodName = (name: string, origin: Origin, report: ModelReport): boolean => {
  const read = deviceName.read(name);
  if ('refusal' in read) report('bad-name', origin, { keyword: 'network', text: name, ...read.refusal });
  else if (name === 'lo') report('bad-name', origin, { keyword: 'network', text: name, problem: 'is the loopback interface, which every guest has', hint: 'networks begin with `network eth0`' });
  else return true;
  return false;
};
