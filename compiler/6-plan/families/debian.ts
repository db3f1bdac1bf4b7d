import { rootFile, rootLines, type GuestEntry } from '../guest-entry.ts';
import type { GuestFacts } from '../guest-facts.ts';
import type { Render } from '../render.ts';
import { sameEverywhere } from './common.ts';
import type { GuestFamily } from './family.ts';
import { interfacesFile } from './ifupdown.ts';
import { networkdEntries } from './networkd.ts';
import { systemdEntries } from './systemd.ts';

/** Debian and Ubuntu with systemd; the network by systemd-networkd, or by ifupdown where the template's block says so. */
export const debian: GuestFamily = {
  assumes: 'systemd with systemd-networkd (`network ifupdown` in the template block: ifupdown); cloud-init is switched off where it has no seed',
  entries: (facts, render) => [
    ...sameEverywhere(facts, render),
    ...(facts.timezone === undefined ? [] : rootLines('/etc/timezone', [facts.timezone])),
    ...(facts.locale === undefined ? [] : rootLines('/etc/default/locale', [`LANG=${facts.locale}`])),
    ...(facts.isSeeded ? [] : network(facts, render)),
    ...systemdEntries(facts, render),
    ...(facts.isSeeded ? [] : rootLines('/etc/cloud/cloud-init.disabled', ['everything is set from outside'])),
  ],
};

const network = (facts: GuestFacts, render: Render): GuestEntry[] =>
  facts.network === 'ifupdown' ? [rootFile('/etc/network/interfaces', interfacesFile(facts, render))] : networkdEntries(facts, render);
