/** What a family writes down in its own way. Neutral: no family, no platform, no setting of a description. */
export interface GuestFacts {
  readonly project: string;
  readonly name: string;
  readonly domain: string | undefined;
  readonly interfaces: readonly InterfaceFacts[];
  readonly nameservers: readonly string[];
  /** Lines of /etc/hosts behind the guest's own names, as they stand there, and how many they are. */
  readonly hosts: readonly { readonly text: string; readonly count: number }[];
  readonly startup: string | undefined;
  readonly shutdown: string | undefined;
  /** When the line that says ready is printed. It is printed for `none` too: nobody waits for it. */
  readonly ready: 'startup' | 'network' | 'none';
  /** Without the root file system. Empty: the template's fstab stays. */
  readonly mounts: readonly Mount[];
  readonly rootDevice: string;
  readonly modules: readonly string[];
  /** The device on which what `mln check` asks comes in; none where nothing is expected of the guest, or that is done by ssh. */
  readonly checkLine: string | undefined;
  readonly timezone: string | undefined;
  readonly locale: string | undefined;
  /** It has a seed for cloud-init, which then sets up the network. */
  readonly isSeeded: boolean;
  /** The seed is all that it gets: what is written is added to a system that begins, and is no whole file of the template's. */
  readonly isSealed: boolean;
  /** Debian's way of setting up a network. */
  readonly network: 'ifupdown' | 'networkd';
}

export interface InterfaceFacts {
  readonly name: string;
  /** What the guest's kernel calls it at first. */
  readonly kernelName: string;
  readonly mac: string;
  /** "switch lan", for a comment. */
  readonly where: string;
  readonly mtu: number | undefined;
  readonly dhcp: boolean;
  readonly addresses: readonly { readonly family: 4 | 6; readonly address: string; readonly prefix: number }[];
  readonly broadcast: string | undefined;
  readonly gateways: readonly { readonly family: 4 | 6; readonly address: string }[];
  /** `via` may be absent: the network is on the link. */
  readonly routes: readonly { readonly family: 4 | 6; readonly network: string; readonly via: string | undefined }[];
}

/** A line of fstab, not yet quoted. */
export interface Mount {
  readonly device: string;
  /** `none` for swap. */
  readonly point: string;
  readonly type: string;
  readonly options: string;
}
