import type { ResolvedHost } from '../4-resolve/tree.ts';
import type { HostSettings } from '../schema/keywords.ts';
import type { ModelContext } from './context.ts';
import { guestFilesOf } from './guest-files.ts';
import { interfacesOf, type InterfaceNames } from './interfaces.ts';
import type { Accounts, Guest, Template } from './project.ts';
import { templateOf } from './template.ts';

export interface GuestSurroundings extends InterfaceNames {
  readonly templates: ReadonlyMap<string, Template>;
  readonly accountsOf: (settings: HostSettings) => Accounts;
}

const noHosts: Guest['hosts'] = [];

/** One guest, typed. */
export const buildGuest = (host: ResolvedHost, settings: HostSettings, around: GuestSurroundings, context: ModelContext): Guest => ({
  name: host.name,
  server: settings.service_host.value,
  platform: host.platform.name,
  superclasses: host.superclasses,
  settings,
  interfaces: interfacesOf(host, settings, around, context.report),
  template: templateOf(host, settings, around.templates, context),
  accounts: around.accountsOf(settings),
  files: guestFilesOf(settings, context),
  hosts: noHosts,
  seed: undefined,
  origin: host.block.origin,
  resolved: host,
});
