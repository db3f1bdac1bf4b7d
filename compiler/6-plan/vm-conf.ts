import type { Guest } from '../5-model/project.ts';
import type { GuestPlan } from '../target-api.ts';
import { disksOf } from './disks.ts';
import type { Render } from './render.ts';

/** What the runtime itself needs of a guest. Memory and interfaces are in its launcher alone. `owner`: who must run it on its platform, if anyone. */
export const vmConf = (guest: Guest, machine: GuestPlan, owner: string | undefined, render: Render): string => {
  const { settings } = guest;
  return render('templates/server/vm.conf.hbs', {
    about: guest.superclasses.length === 0 ? guest.name : `${guest.name}, superclass ${guest.superclasses.join(', ')}`,
    platform: guest.platform,
    storage: disksOf(guest).storage,
    template: guest.template.name,
    family: guest.template.family,
    sha256: guest.template.known?.settings.sha256?.value ?? '',
    freeSpace: settings.free_space?.value ?? '',
    size: settings.size?.value ?? '',
    swap: settings.swap === undefined || settings.swap.value === 0 ? '' : settings.swap.value,
    filesystem: settings.filesystem?.value ?? '',
    filepath: settings.filepath?.value ?? '',
    disks: settings.mount.map(mount => mount.value.source).join('\n'),
    bootOrder: settings.boot_order.value,
    ready: settings.ready.value,
    readyTimeout: settings.ready_timeout.value,
    switches: unique(guest.interfaces.flatMap(one => (one.attachment.kind === 'switch' ? [one.attachment.switch] : []))),
    bridges: unique(guest.interfaces.flatMap(({ attachment }) =>
      (attachment.kind === 'bridge' ? [attachment.bridge] : attachment.kind === 'tap' ? [attachment.device] : []))),
    hasTaps: machine.taps.length > 0,
    taps: machine.taps.map(tap => `${tap.device}:${tap.switch}`).join(' '),
    term: settings.term.value,
    owner: owner ?? settings.owner?.value ?? '',
    group: settings.group?.value ?? '',
    nice: settings.nice?.value ?? '',
  });
};

const unique = (names: readonly string[]): string => [...new Set(names)].join(' ');
