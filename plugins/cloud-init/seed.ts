import { yaml, type GuestView, type InterfaceView, type YamlValue } from '../../compiler/plugin-api.ts';

export const metaDataOf = (project: string, { name }: GuestView): string => yaml({ 'instance-id': `${name}.${project}`, 'local-hostname': name });

export const networkConfigOf = (guest: GuestView): string =>
  yaml({ version: 2, ethernets: Object.fromEntries(guest.interfaces.filter(isPlugged).map(one => [one.name, ethernetOf(one, guest)])) });

/** What cloud-init is told whatever form the seed has. The keys of the host are in the disk where the build could write them. */
export const systemOf = ({ name, domain, locale }: GuestView, hasHostKeys: boolean) => ({
  hostname: name,
  fqdn: domain === undefined ? undefined : `${name}.${domain}`,
  // none, for cloud-init: the image's own stays
  locale: locale ?? 'false',
  // as the build made it
  manage_etc_hosts: false,
  ssh_deletekeys: hasHostKeys ? false : undefined,
  disable_root: false,
}) as const satisfies YamlValue;

/** Where the build writes into the disk: passwords are not in it, they come from where secrets are kept. */
export const accountsOf = ({ logins, groups, keys }: GuestView) => ({
  groups: groups.length === 0 ? undefined : groups.map(group => group.name),
  users: logins.length === 0 ? undefined : logins.filter(login => login.name !== 'root').map(login => ({
    name: login.name,
    uid: login.uid,
    homedir: login.home,
    groups: listed(groups.filter(group => group.members.includes(login.name)).map(group => group.name)),
    lock_passwd: login.hash === undefined,
    ssh_authorized_keys: listed(keys.find(key => key.user === login.name)?.lines ?? []),
  })),
}) satisfies YamlValue;

const isPlugged = ({ attachment }: InterfaceView): boolean => attachment.kind !== 'unplugged';

const listed = (values: readonly string[]): YamlValue => (values.length === 0 ? undefined : values);

const ethernetOf = ({ name, mac, addresses, dhcp, gateway, routes, mtu }: InterfaceView, { nameservers, domain }: GuestView): YamlValue => ({
  match: { macaddress: mac },
  'set-name': name,
  dhcp4: dhcp,
  addresses: listed(addresses.map(({ address, prefix }) => `${address}/${prefix}`)),
  gateway4: gateway?.includes(':') === false ? gateway : undefined,
  gateway6: gateway?.includes(':') === true ? gateway : undefined,
  routes: routes.length === 0 ? undefined : routes.map(({ to, via }) => ({ to, via })),
  mtu,
  nameservers: nameservers.length === 0 ? undefined : { addresses: nameservers, search: domain === undefined ? undefined : [domain] },
});
