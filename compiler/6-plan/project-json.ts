import type { Guest, Interface, Project, Server } from '../5-model/project.ts';
import type { Backends } from './backends.ts';
import { attachmentText } from './facts.ts';
import { readyOf } from './used-as-it-is.ts';

/**
 * project.json, for other programs: the resolved project without its secrets. `format` rises when a name changes its
 * meaning or goes; names may be added. Sizes are bytes, times seconds. One guest takes a line for each fact, so that a
 * change shows as such in git.
 */
export const projectJson = (project: Project, backends: Backends): string => `${JSON.stringify({
  format: 1,
  project: project.name,
  servers: project.servers.map(server => serverJson(server, backends)),
  guests: project.guests.map(guestJson),
}, undefined, 1)}\n`;

const serverJson = (server: Server, backends: Backends): object => ({
  name: server.name,
  ssh: server.name === 'local' ? null : server.settings?.ssh?.value ?? server.name,
  guests: server.guests.map(guest => guest.name),
  switches: server.switches.map(one => ({ name: one.name, backend: backends(server.name, one.name) })),
});

const guestJson = (guest: Guest): object => ({
  name: guest.name,
  server: guest.server,
  platform: guest.platform,
  superclasses: guest.superclasses,
  template: guest.template.name,
  family: guest.template.family,
  memory: guest.settings.memory.value,
  bootOrder: guest.settings.boot_order.value,
  ready: readyOf(guest),
  domain: guest.settings.domain?.value ?? null,
  nameservers: guest.settings.nameserver.map(one => one.value),
  accounts: guest.accounts.logins.map(login => ({ name: login.name, password: login.hash !== undefined })),
  interfaces: guest.interfaces.map(interfaceJson),
});

const interfaceJson = (one: Interface): object => ({
  name: one.name,
  mac: one.mac,
  joins: attachmentText(one),
  dhcp: one.dhcp,
  addresses: one.addresses.map(({ address, prefix }) => `${address}/${prefix}`),
  gateway: one.settings.gateway?.value ?? null,
  routes: one.settings.route.map(({ value: { to, via } }) => ({ to: `${to.address}/${to.prefix}`, via })),
});
