import { yaml, type GuestView, type InterfaceView, type YamlValue } from '../../compiler/plugin-api.ts';

/** The files of a NoCloud seed, by name: see cloud-init's documentation of that data source. */
export type Seed = Readonly<Record<string, string>>;

/**
 * What mlnc says is the user data where the description has none of its own, and else what the image's vendor would say: cloud-init
 * reads both, and the description's own text goes before it.
 */
export const seedOf = (project: string, guest: GuestView, userData: string | undefined): Seed => {
  const own = `#cloud-config\n${yaml(configOf(guest))}`;
  return {
    'meta-data': yaml({ 'instance-id': `${guest.name}.${project}`, 'local-hostname': guest.name }),
    'network-config': yaml({ version: 2, ethernets: Object.fromEntries(guest.interfaces.filter(isPlugged).map(one => [one.name, ethernetOf(one, guest)])) }),
    'user-data': userData === undefined ? own : userData.replace(/\n?$/, '\n'),
    ...(userData !== undefined && { 'vendor-data': own }),
  };
};

const isPlugged = ({ attachment }: InterfaceView): boolean => attachment.kind !== 'unplugged';

/** Passwords are not in it: the build writes them into the disk, from where secrets are kept. */
const configOf = ({ name, domain, logins, groups, keys }: GuestView): YamlValue => ({
  hostname: name,
  fqdn: domain === undefined ? undefined : `${name}.${domain}`,
  // these are as the build made them
  manage_etc_hosts: false,
  ssh_deletekeys: false,
  disable_root: false,
  groups: groups.length === 0 ? undefined : groups.map(group => group.name),
  users: logins.length === 0 ? undefined : logins.filter(login => login.name !== 'root').map(login => ({
    name: login.name,
    uid: login.uid,
    homedir: login.home,
    groups: listed(groups.filter(group => group.members.includes(login.name)).map(group => group.name)),
    lock_passwd: login.hash === undefined,
    ssh_authorized_keys: listed(keys.find(key => key.user === login.name)?.lines ?? []),
  })),
});

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
