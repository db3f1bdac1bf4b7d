import { isSameSpan, type Guest, type Origin, type PlanContext, type Report } from '../../compiler/target-api.ts';
import type { diagnostics } from './diagnostics.ts';
import { MOST_DISKS } from './disks.ts';
import { machineOf } from './machine.ts';

type Xen = Report<typeof diagnostics>;

/** What the driver finds a domain by. */
const ours = ['name', 'uuid'] as const;

/** As lspci prints it; `xl pci-assignable-list` too. */
const pciAddress = /^(?:[0-9a-f]{4}:)?[0-9a-f]{2}:[01][0-9a-f]\.[0-7]$/i;

export const check = (guest: Guest, context: PlanContext): void => {
  const report: Xen = context.report;
  checkMachine(guest, context, report);
  checkPassedThrough(guest, context, report);
  checkPassedOnce(guest, context, report);
  checkWeight(guest, context, report);
  checkXm(guest, context, report);
  checkExtra(guest, context, report);
  for (const one of guest.interfaces) {
    const { kind } = one.attachment;
    if (kind === 'tap' || kind === 'user') report('xen-link', (one.settings.tun_iface ?? one.settings.slirp)?.at ?? one.origin, { networkInterface: one.name, word: kind === 'tap' ? 'tun_iface' : 'slirp' });
  }
};

const checkMachine = ({ settings }: Guest, { config }: PlanContext, report: Xen): void => {
  const { memory, maxmem, pci, mount, hostfs } = settings;
  if (maxmem !== undefined && maxmem.value < memory.value) report('xen-maxmem-small', maxmem.at, {});
  for (const { value, at } of pci) if (!pciAddress.test(value)) report('xen-bad-pci', at, { text: value });
  const most = config === undefined ? MOST_DISKS : MOST_DISKS - 1;
  if (mount.length > most) report('xen-too-many-disks', mount[most]?.at, { disks: mount.length, most });
  if (hostfs.length > 0) report('xen-hostfs', hostfs[0]?.at, {});
  for (const word of ['owner', 'group', 'nice'] as const) {
    const setting = settings[word];
    if (setting?.at !== undefined) report('xen-root-runs', setting.at, { word });
  }
};

/** What libxl refuses when the domain is made, which its own dry run does not look at. */
const checkPassedThrough = (guest: Guest, context: PlanContext, report: Xen): void => {
  const { memory, maxmem, pci } = guest.settings;
  const { kind, extraNames } = machineOf(guest, context);
  const [first] = pci;
  if (first === undefined || ['pci', 'type'].some(name => extraNames.has(name))) return;
  if (kind === 'pvh') report('xen-pci-cannot', first.at, { problem: 'a domain of type pvh has no PCI devices', hint: 'say `type pv`, or `hvm`' });
  if (kind === 'hvm' && maxmem !== undefined && maxmem.value > memory.value) {
    report('xen-pci-cannot', first.at, { problem: 'a whole PC with a PCI device cannot start with less than its `maxmem`', hint: 'take out `maxmem`, or give `memory` as much' });
  }
};

/** The domain of a PCI address may be left out, and is 0 then. */
const fullAddress = (text: string): string => (text.length > '03:00.0'.length ? text : `0000:${text}`).toLowerCase();

/** One device in two places: of two domains of a server, or of one. */
const checkPassedOnce = (guest: Guest, context: PlanContext, report: Xen): void => {
  if (machineOf(guest, context).extraNames.has('pci')) return;
  guest.settings.pci.forEach(({ value, at = guest.origin }, index) => {
    if (!pciAddress.test(value)) return;
    const address = fullAddress(value);
    const first = firstToHave(address, guest, context);
    if (first === undefined || (first.owner === guest && first.index === index)) return;
    const { owner, at: other } = first;
    report('xen-pci-twice', at, { address, guest: guest.name, first: owner.name }, isSameSpan(at.span, other.span) ? [] : [{ text: `the device of \`${owner.name}\``, span: other.span }]);
  });
};

const firstToHave = (address: string, { platform, server }: Guest, context: PlanContext): { readonly owner: Guest; readonly index: number; readonly at: Origin } | undefined => {
  for (const owner of context.project.guests) {
    if (owner.platform !== platform || owner.server !== server) continue;
    const index = owner.settings.pci.findIndex(({ value }) => fullAddress(value) === address);
    if (index >= 0 && !machineOf(owner, context).extraNames.has('pci')) return { owner, index, at: owner.settings.pci[index]?.at ?? owner.origin };
  }
  return undefined;
};

/** A file is served by a process in the domain's service, a device by the kernel of the service host, whose share is nobody's. */
const checkWeight = ({ settings: { io_weight: weight } }: Guest, { disk }: PlanContext, report: Xen): void => {
  if (weight !== undefined && disk.kind === 'block') report('xen-io-weight', weight.at, { path: disk.path });
};

/** xm cuts a disk at its commas, and knows nothing between a paravirtual domain and a whole PC. */
const checkXm = (guest: Guest, context: PlanContext, report: Xen): void => {
  const { kind, toolstack, kernel } = machineOf(guest, context);
  if (toolstack !== 'xm') return;
  if (kind === 'pvh') report('xen-xm-cannot', guest.resolved.block.entries.get('type')?.[0]?.origin ?? guest.origin, { what: '`type pvh`' });
  const { settings } = guest;
  if (kind === 'hvm' && kernel !== undefined) report('xen-xm-cannot', settings.kernel?.at ?? guest.origin, { what: 'the `kernel` of a whole PC' });
  for (const setting of [settings.filesystem, settings.filepath]) {
    if (setting?.value.includes(',') === true) report('xen-xm-cannot', setting.at, { what: 'a comma in the path of a disk' });
  }
  for (const { value, at } of settings.mount) if (value.source.includes(',')) report('xen-xm-cannot', at, { what: 'a comma in the path of a disk' });
};

const checkExtra = (guest: Guest, context: PlanContext, report: Xen): void => {
  const { extraNames } = machineOf(guest, context);
  for (const name of ours) {
    if (extraNames.has(name)) report('xen-extra-ours', guest.resolved.block.entries.get('xen_extra')?.[0]?.origin ?? guest.origin, { name });
  }
};
