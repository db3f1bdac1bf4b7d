import { link, rootFile, rootLines, type GuestEntry } from '../guest-entry.ts';
import type { GuestFacts } from '../guest-facts.ts';
import type { Render } from '../render.ts';
import { sectionsFile } from './sections.ts';

const units = '/etc/systemd/system';

/** What every guest with systemd has: the unit that runs startup, names of interfaces, modules, and ctrl-alt-del for a clean stop. */
export const systemdEntries = (facts: GuestFacts, render: Render): GuestEntry[] => [
  ...rootLines('/etc/modules-load.d/mln.conf', facts.modules),
  ...facts.interfaces.filter(one => one.kernelName !== one.name).map(one =>
    rootFile(`/etc/systemd/network/10-mln-${one.name}.link`, sectionsFile(one.where, [
      { name: 'Match', lines: [['MACAddress', one.mac]] },
      { name: 'Link', lines: [['Name', one.name]] },
    ], render))),
  { kind: 'common', mode: '0644', path: `${units}/mln-boot.service`, content: { copy: 'templates/guest/mln-boot.service' } },
  link(`${units}/multi-user.target.wants/mln-boot.service`, '../mln-boot.service'),
  ...(facts.checkLine === undefined ? [] : [
    { kind: 'common', mode: '0644', path: `${units}/mln-check.service`, content: { copy: 'templates/guest/mln-check.service' } } as const,
    link(`${units}/multi-user.target.wants/mln-check.service`, '../mln-check.service'),
  ]),
  // the hypervisor asks for a stop by ctrl-alt-del, which would restart the guest
  link(`${units}/ctrl-alt-del.target`, '/lib/systemd/system/poweroff.target'),
];
