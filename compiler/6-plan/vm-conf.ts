import type { Guest } from '../5-model/project.ts';
import type { GuestPlan, Target } from '../target-api.ts';
import { checkWay } from './checks.ts';
import { confFile } from './conf-file.ts';
import { imageFolder, type Disks } from './disks.ts';
import type { Place } from './named-paths.ts';
import type { Render } from './render.ts';
import { secretSettings } from './secrets.ts';
import { readyOf } from './used-as-it-is.ts';

/** What the phase knows of a guest beside its description. */
export interface Planning {
  readonly machine: GuestPlan;
  readonly disks: Disks;
  readonly target: Target;
  /** What the description names for it to have as it is. */
  readonly named: readonly Place[];
}

/** What the runtime itself needs of a guest. Memory and interfaces are in its launcher alone. */
export const vmConf = (guest: Guest, { machine, disks, target, named }: Planning, render: Render): string => {
  const { settings } = guest;
  return confFile(guest.superclasses.length === 0 ? guest.name : `${guest.name}, superclass ${guest.superclasses.join(', ')}`, {
    vm_platform: guest.platform,
    vm_storage: disks.storage,
    ...disks.conf,
    vm_seed: guest.seed === undefined ? '' : 'yes',
    vm_template: guest.template.name,
    vm_family: guest.template.family,
    vm_template_sha256: guest.template.known?.settings.sha256?.value ?? '',
    vm_free_space: settings.free_space?.value ?? '',
    vm_size: settings.size?.value ?? '',
    vm_swap: settings.swap === undefined || settings.swap.value === 0 ? '' : settings.swap.value,
    vm_filesystem: settings.filesystem?.value ?? '',
    vm_filepath: imageFolder(guest) ?? '',
    vm_boot_order: settings.boot_order.value,
    vm_ready: readyOf(guest),
    vm_ready_timeout: settings.ready_timeout.value,
    vm_switches: unique(guest.interfaces.flatMap(one => (one.attachment.kind === 'switch' ? [one.attachment.switch] : []))),
    vm_bridges: unique(guest.interfaces.flatMap(({ attachment }) =>
      (attachment.kind === 'bridge' ? [attachment.bridge] : attachment.kind === 'tap' ? [attachment.device] : []))),
    vm_bridges_made: unique(guest.interfaces.flatMap(({ attachment, settings: { bridge_create: made } }) =>
      (attachment.kind === 'bridge' && made?.value === true ? [attachment.bridge] : []))),
    vm_paths: [...new Set(named.map(({ path }) => path))].join('\n'),
    vm_taps: machine.taps.map(tap => `${tap.device}:${tap.switch}`).join(' '),
    vm_secrets: secretSettings(guest).join(' '),
    vm_check: checkWay(guest, target) ?? '',
    vm_term: settings.term.value,
    vm_owner: target.owner ?? settings.owner?.value ?? '',
    vm_group: settings.group?.value ?? '',
    vm_nice: settings.nice?.value ?? '',
    vm_lock_dir: lockDirectory(guest) ?? '',
    vm_lock_timeout: settings.lock_timeout?.value ?? '',
  }, render);
};

/** Where the guest's lock lies, if it is to have one that other servers see. */
export const lockDirectory = ({ settings: { locking, lock_dir: directory } }: Guest): string | undefined => (locking?.value === false ? undefined : directory?.value);

const unique = (names: readonly string[]): string => [...new Set(names)].join(' ');
