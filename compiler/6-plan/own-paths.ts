import type { Guest } from '../5-model/project.ts';
import type { GuestPlan } from '../target-api.ts';
import { accountEntries } from './accounts.ts';
import { factsOf } from './facts.ts';
import { families } from './families/families.ts';
import type { GuestFacts } from './guest-facts.ts';

/** Edited by the runtime, line by line, for `login` and `group` in guest.list. */
const accountFiles = ['/etc/passwd', '/etc/shadow', '/etc/group', '/etc/gshadow'] as const;

/** A machine that asks for all that one can ask for: which files there are must not depend on the platform. */
const anyMachine: GuestPlan = {
  command: { path: 'command.sh', mode: 0o755, content: '' },
  devices: { root: '/dev/a', swap: '/dev/b', disks: [] },
  console: 'tty0',
  kernelName: one => `${one.name}-of-the-kernel`,
  mounts: [{ device: 'none', point: '/mnt', type: 'auto', options: 'defaults' }],
  modules: ['any'],
  taps: [],
  assumed: [],
};

/**
 * Every file that mlnc can write into this guest, found by planning them: those of keywords that the description does not
 * use are among them, so that a keyword added later finds its place free.
 */
export const ownPaths = (guest: Guest): ReadonlySet<string> => {
  const facts: GuestFacts = {
    ...factsOf(guest, '', anyMachine, 'ttyS0'),
    startup: '', shutdown: '', ready: 'network', nameservers: ['::1'], timezone: 'UTC', locale: 'C',
  };
  const entries = [...families[guest.template.family].entries(facts, () => ''), ...accountEntries(guest.accounts)];
  return new Set([...accountFiles, ...entries.flatMap(entry => (entry.kind === 'dir' || !('path' in entry) ? [] : [entry.path]))]);
};
