import { link, rootFile, rootLines } from '../guest-entry.ts';
import { sameEverywhere, zoneOfServer } from './common.ts';
import type { GuestFamily } from './family.ts';
import { interfacesFile } from './ifupdown.ts';

/** busybox's own init as `mln template busybox` sets it up, and Alpine: ifupdown, and /etc/local.d as OpenRC's `local` runs it. */
export const busybox: GuestFamily = {
  assumes: 'init runs `ifup -a`, then each `/etc/local.d/*.start`',
  zoneFromServer: true,
  entries: (facts, render) => [
    ...sameEverywhere(facts, render, zoneOfServer),
    ...(facts.timezone === undefined ? [] : rootLines('/etc/timezone', [facts.timezone])),
    ...(facts.locale === undefined ? [] : rootLines('/etc/profile.d/mln-locale.sh', [`export LANG=${facts.locale}`])),
    ...rootLines('/etc/modules', facts.modules),
    ...rootLines('/etc/mactab', facts.interfaces.some(one => one.kernelName !== one.name) ? facts.interfaces.map(one => `${one.name} ${one.mac}`) : []),
    rootFile('/etc/network/interfaces', interfacesFile(facts, render)),
    link('/etc/local.d/mln.start', '/etc/mln/boot'),
    ...(facts.shutdown === undefined ? [] : [link('/etc/local.d/mln.stop', '/etc/mln/down')]),
    // before the network is waited for, and before a startup that may hang
    ...(facts.checkLine === undefined ? [] : [link('/etc/local.d/mln-check.start', '/etc/mln/check')]),
    link('/etc/runlevels/default/local', '/etc/init.d/local'),
  ],
};
