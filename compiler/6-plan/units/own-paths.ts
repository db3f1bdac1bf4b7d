import type { Guest, Switch } from '../../5-model/project.ts';
import { imageFolder, isDevice, type Disks } from '../disks.ts';
import type { Place } from '../named-paths.ts';
import { lockDirectory } from '../vm-conf.ts';
import type { Setting } from './setting.ts';

export const below = (path: string, folders: readonly string[]): boolean => folders.some(folder => path === folder || path.startsWith(`${folder}/`));
const homes = ['/home', '/root', '/run/user'] as const;
const temporary = ['/tmp', '/var/tmp'] as const;
/** ProtectSystem=full, systemd.exec(5) */
const system = ['/usr', '/boot', '/efi', '/etc'] as const;

type Reached = Pick<Place, 'path' | 'writes'>;

/**
 * What a guest's service must be let to beside what all have: disks and folders that the description names. In a home, which the
 * template hides, only they appear; a minus before a path lets it be missing, so that the guest's own console says so.
 * `own`: by `placesOf`. `sockets`: those of its switches that lie elsewhere. `listens`: on the server itself.
 */
export const ownPaths = (guest: Guest, own: readonly Place[], sockets: readonly string[], listens: boolean): Setting[] => {
  const places: Reached[] = [...own, ...sockets.map(path => ({ path, writes: false }))];
  const devices = places.filter(place => isDevice(place.path));
  return [
    ...reaching(places.filter(place => !isDevice(place.path))),
    ...(devices.length === 0 ? [] : [{ name: 'PrivateDevices', words: ['no'] }, ...devices.map(({ path, writes }) => ({ name: 'DeviceAllow', words: [path, writes ? 'rw' : 'r'] }))]),
    ...(guest.interfaces.some(one => one.attachment.kind === 'user')
      ? [{ name: 'RestrictAddressFamilies', words: ['AF_INET', 'AF_INET6'] }, { name: 'IPAddressDeny', words: [] }]
      : listens ? [{ name: 'RestrictAddressFamilies', words: ['AF_INET'] }, { name: 'IPAddressAllow', words: ['localhost'] }] : []),
  ];
};

/** Folders and files that are seen, and written where that is so. */
export const reaching = (places: readonly Reached[]): Setting[] => {
  const hidden = places.filter(place => below(place.path, homes));
  return [
    ...(hidden.length === 0 ? [] : [{ name: 'ProtectHome', words: ['tmpfs'] }]),
    ...hidden.map(({ path, writes }) => ({ name: writes ? 'BindPaths' : 'BindReadOnlyPaths', words: [`-${path}`] })),
    ...(places.some(place => below(place.path, temporary)) ? [{ name: 'PrivateTmp', words: ['no'] }] : []),
    ...places.filter(place => place.writes && !hidden.includes(place)).map(({ path }) => ({ name: 'ReadWritePaths', words: [`-${path}`] })),
  ];
};

/** Those of the paths that lie in folders of the system itself, where `ProtectSystem=full` lets nobody write. */
export const openedInSystem = (paths: readonly string[]): Setting[] =>
  paths.filter(path => below(path, system)).map(path => ({ name: 'ReadWritePaths', words: [`-${path}`] }));

/** The same of the disks of a guest that its hypervisor serves. */
export const disksInSystem = (places: readonly Place[]): Setting[] =>
  openedInSystem(places.filter(({ writes }) => writes).map(({ path }) => path));

/** All that a guest's service reaches beside what each has; `named`: what the description names for it to have as it is. */
export const placesOf = (guest: Guest, { disk, swap }: Disks, named: readonly Place[]): Place[] => {
  const folder = imageFolder(guest);
  const locks = lockDirectory(guest);
  return [
    ...(folder === undefined ? [] : [{ path: folder, writes: true, isFolder: true }]),
    ...[disk, swap].flatMap(one => (one?.path.startsWith('/') === true && folder === undefined ? [{ path: one.path, writes: true, isFolder: false }] : [])),
    ...(locks === undefined ? [] : [{ path: locks, writes: true, isFolder: true }]),
    ...named,
  ];
};

/** The same for a switch: the folder of a socket that lies elsewhere, and the tap that joins it to the service host. */
export const ownPathsOfSwitch = ({ settings: { socket, tap } }: Switch): Setting[] => [
  ...(socket === undefined ? [] : reaching([{ path: socket.value.replace(/\/[^/]*$/, '') || '/', writes: true }])),
  ...(tap === undefined ? [] : [{ name: 'PrivateDevices', words: ['no'] }, { name: 'DeviceAllow', words: ['/dev/net/tun', 'rw'] }]),
];
