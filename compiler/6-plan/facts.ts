import type { Guest, Interface } from '../5-model/project.ts';
import type { GuestPlan } from '../target-api.ts';
import type { GuestFacts, InterfaceFacts, Mount } from './guest-facts.ts';

/** What is to be set inside a guest, gathered from its settings and from what its platform says of devices and names. */
export const factsOf = (guest: Guest, project: string, machine: GuestPlan, checkLine: string | undefined): GuestFacts => {
  const { settings } = guest;
  return {
    project,
    name: guest.name,
    domain: settings.domain?.value,
    interfaces: guest.interfaces.flatMap(one => {
      const kernelName = machine.kernelName(one);
      return kernelName === undefined ? [] : [interfaceFacts(one, kernelName)];
    }),
    nameservers: settings.nameserver.map(server => server.value),
    hosts: guest.hosts,
    startup: settings.startup?.value,
    shutdown: settings.shutdown?.value,
    ready: settings.ready.value,
    rootDevice: machine.devices.root,
    mounts: mountsOf(guest, machine),
    modules: [...new Set([...machine.modules, ...settings.modules.map(one => one.value)])],
    checkLine,
    timezone: settings.timezone?.value,
    locale: settings.locale?.value,
    isSealed: guest.seed !== undefined,
    isSeeded: guest.seed !== undefined || guest.files.some(({ destination }) => destination.startsWith('/var/lib/cloud/seed/')),
    network: guest.template.known?.settings.network?.value ?? 'networkd',
  };
};

const mountsOf = ({ settings }: Guest, machine: GuestPlan): Mount[] => [
  ...(settings.swap === undefined || settings.swap.value === 0 ? [] : [{ device: machine.devices.swap, point: 'none', type: 'swap', options: 'defaults' }]),
  ...settings.mount.map(({ value }, index): Mount => ({
    device: machine.devices.disks[index] ?? value.source,
    point: value.type === 'swap' ? 'none' : value.point,
    type: value.type,
    options: value.options ?? 'defaults',
  })),
  ...machine.mounts,
];

const interfaceFacts = (one: Interface, kernelName: string): InterfaceFacts => ({
  name: one.name,
  kernelName,
  mac: one.mac,
  where: attachmentText(one),
  mtu: one.settings.mtu?.value,
  dhcp: one.dhcp,
  addresses: one.addresses,
  broadcast: one.settings.broadcast?.value,
  gateways: one.settings.gateway === undefined ? [] : [{ family: one.settings.gateway.value.includes(':') ? 6 : 4, address: one.settings.gateway.value }],
  routes: one.settings.route.map(({ value: { to, via } }) => ({ family: to.family, network: `${to.address}/${to.prefix}`, via })),
});

/** "switch lan", "bridge br0": where an interface is plugged in, for a reader. */
export const attachmentText = ({ attachment }: Interface): string => {
  switch (attachment.kind) {
    case 'switch': return `switch ${attachment.switch}`;
    case 'bridge': return `bridge ${attachment.bridge}`;
    case 'tap': return `tap ${attachment.device}`;
    case 'user': return 'slirp';
    case 'unplugged': return 'unplugged';
  }
};
