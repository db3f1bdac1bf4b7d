import type { ModelReport } from '../context.ts';
import type { Guest } from '../project.ts';
import type { Checked } from './checked.ts';

/** Words that say that a disk is kept in another way. */
const otherWays = ['lvm', 'filesystem', 'filepath'] as const;

/** Copy-on-write disks that cannot be, or that would not hold what is said of them. */
export const reportBases = ({ project }: Checked, report: ModelReport): void => {
  for (const { name: server, guests } of project.servers) {
    const firstOn = new Map<string, Guest>();
    for (const guest of guests) {
      const { name, origin, template, settings: { cow_filesystem: base, kernel_args: given } } = guest;
      if (base === undefined) continue;
      const word = otherWays.find(one => guest.settings[one] !== undefined && guest.settings[one].value !== false);
      if (word !== undefined) report('base-with-other-disk', guest.settings[word]?.at ?? origin, { guest: name, word });
      const first = firstOn.get(base.value) ?? guest;
      firstOn.set(base.value, first);
      if (first.template.name !== template.name) {
        report('base-of-two-templates', guest.settings.template?.at ?? origin, { base: base.value, server, guest: name, template: template.name, other: first.name, otherTemplate: first.template.name });
      }
      if (given?.value.split(/\s+/).some(argument => argument.startsWith('init=')) === true) report('base-needs-init', given.at ?? origin, { guest: name });
    }
  }
};
