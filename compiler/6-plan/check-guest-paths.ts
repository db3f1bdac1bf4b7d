import type { PlanCodes } from '../diagnostics/codes/plan.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import type { Guest } from '../5-model/project.ts';

/** What mlnc writes into a guest, whatever its family. */
const ours = /^\/(?:etc\/(?:hostname|hosts|fstab|resolv\.conf|passwd|shadow|group|gshadow|mactab|mln(?:\/.*)?|network\/interfaces|local\.d\/mln\.(?:start|stop))|\.autorelabel)$/;

/** A file of the description in a place that mlnc writes itself, or below a file that is another's place in the output. */
export const checkGuestPaths = ({ name, accounts, files }: Guest, report: Report<PlanCodes>): void => {
  const keys = new Set(accounts.keys.map(({ home }) => `${home}/.ssh/authorized_keys`));
  const written = new Map<string, string>();
  for (const { source, destination, at } of files) {
    if (ours.test(destination) || keys.has(destination)) report('guest-path-twice', at, { guest: name, path: destination });
    if (source.kind === 'server') continue;
    for (const { below } of source.files) {
      const path = below === '' ? destination : `${destination}/${below}`;
      const other = written.get(path);
      if (other !== undefined || ours.test(path)) report('guest-path-twice', at, { guest: name, path });
      written.set(path, destination);
    }
  }
};
