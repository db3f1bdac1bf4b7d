import type { ResolvedProject } from '../../4-resolve/tree.ts';
import type { ModelContext, ModelReport } from '../context.ts';
import { networksOf, portsOf } from '../networks.ts';
import type { Project } from '../project.ts';
import type { Checked } from './checked.ts';
import { reportAccounts } from './report-accounts.ts';
import { reportAddresses } from './report-addresses.ts';
import { reportBases } from './report-bases.ts';
import { reportCapacity } from './report-capacity.ts';
import { reportDevices } from './report-devices.ts';
import { reportDuplicates } from './report-duplicates.ts';
import { reportFiles } from './report-files.ts';
import { reportForeignWords } from './report-foreign-words.ts';
import { reportGateways } from './report-gateways.ts';
import { reportLargeNetworks } from './report-large-networks.ts';
import { reportMacCollisions } from './report-mac-collisions.ts';
import { reportMounts } from './report-mounts.ts';
import { reportNoHosts } from './report-no-hosts.ts';
import { reportNotServed } from './report-not-served.ts';
import { reportOptionLines } from './report-option-lines.ts';
import { reportOverlaps } from './report-overlaps.ts';
import { reportRoutes } from './report-routes.ts';
import { reportSwitches } from './report-switches.ts';
import { reportTemplates } from './report-templates.ts';
import { reportUnknownSwitches } from './report-unknown-switches.ts';
import { reportVolumes } from './report-volumes.ts';

type Check = (checked: Checked, report: ModelReport) => void;

/** A check, and the words without which there is nothing for it to find: nobody looks for others in ten thousand guests. */
type CheckRow = readonly [check: Check, words?: readonly string[]];

/** Each is linear in the size of the project, or sorts. */
const checks: readonly CheckRow[] = [
  [reportNoHosts], [reportSwitches], [reportTemplates], [reportDevices],
  [reportMacCollisions], [reportDuplicates], [reportAddresses], [reportGateways, ['gateway']], [reportRoutes, ['route']],
  [reportOverlaps], [reportLargeNetworks],
  [reportAccounts, ['root_password', 'users', 'groups']], [reportFiles, ['files']], [reportMounts, ['mount', 'hostfs']],
  [reportVolumes, ['lvm', 'lvm_vg', 'lvm_snapshot']], [reportBases, ['cow_filesystem']], [reportCapacity], [reportOptionLines],
];

/** All checks of a project that is whole; of one that is broken only those that cannot blame what follows from it. */
export const runChecks = (project: Project, resolved: ResolvedProject, context: ModelContext, isBroken: boolean): void => {
  reportNotServed(resolved, context);
  reportForeignWords(resolved, context);
  const ports = portsOf(project.guests);
  reportUnknownSwitches(project.switches, ports, context.report);
  if (isBroken) return;
  const checked: Checked = { project, ports, networks: networksOf(ports) };
  for (const [check, words] of checks) {
    if (words === undefined || words.some(word => resolved.words.has(word))) check(checked, context.report);
  }
};
