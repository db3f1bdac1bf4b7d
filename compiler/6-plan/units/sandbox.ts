import type { ProcessCalls } from '../../target-api.ts';
import { reaching } from './own-paths.ts';
import type { Setting } from './setting.ts';

/** A line of a service's confinement; `open`: what takes it back. `why`: for a reader, where a line is weaker than it could be, or is not there. */
export interface Confinement {
  readonly name: string;
  readonly words: readonly string[];
  readonly open: readonly string[];
  readonly why?: string;
}

const yes = (name: string): Confinement => ({ name, words: ['yes'], open: ['no'] });
const only = (name: string, words: readonly string[], why?: string): Confinement => ({ name, words, open: [], ...(why === undefined ? {} : { why }) });

/** What no service of ours needs. */
const closedToAll: readonly Confinement[] = [
  yes('NoNewPrivileges'),
  { name: 'ProtectSystem', words: ['strict'], open: ['no'] },
  yes('PrivateMounts'),
  yes('ProtectKernelTunables'), yes('ProtectKernelModules'), yes('ProtectKernelLogs'), yes('ProtectControlGroups'), yes('ProtectClock'), yes('ProtectHostname'),
  yes('RestrictNamespaces'), yes('RestrictRealtime'), yes('RestrictSUIDSGID'),
  only('SystemCallArchitectures', ['native']),
  only('SystemCallErrorNumber', ['EPERM']),
];

const devices = (isClosed: boolean, allowed: readonly string[], why: string): Confinement[] => [
  { name: 'PrivateDevices', words: [isClosed ? 'yes' : 'no'], open: ['no'], ...(isClosed ? {} : { why }) },
  { name: 'DevicePolicy', words: ['closed'], open: ['auto'] },
  ...allowed.map(device => only('DeviceAllow', [device, 'rw'])),
];

/** A device of the server that some guests use, and for what. */
export interface UsedDevice {
  readonly path: string;
  readonly why: string;
}

/** Confinement of guests and switches that are processes. `state`: the one place that they write to. `network`: why they are in the server's. `calls`: of each kind of guest. */
export const guestConfinement = (state: string, used: readonly UsedDevice[], network: string, calls: readonly ProcessCalls[]): Confinement[] => [
  { name: 'CapabilityBoundingSet', words: [], open: ['~'], why: 'whoever is root in a guest may break out of it into this process: it gets its own disk and sockets, and nothing else' },
  ...closedToAll,
  yes('PrivateTmp'), yes('ProtectHome'),
  ...reaching([{ path: state, writes: true }]).map(({ name, words }): Confinement => ({ name, words, open: /^Pr(?:otect|ivate)/.test(name) ? ['no'] : [] })),
  ...devices(used.length === 0, used.map(({ path }) => path), [...new Set(used.map(({ why }) => why))].join('; ')),
  yes('PrivateUsers'), yes('PrivateIPC'), yes('RemoveIPC'),
  { name: 'ProtectProc', words: ['invisible'], open: ['default'] },
  only('RestrictAddressFamilies', ['AF_UNIX'], `no PrivateNetwork=: ${network}; but no other sockets`),
  only('IPAddressDeny', ['any']),
  only('SystemCallFilter', ['@system-service', ...calls.flatMap(({ words }) => words)], `no MemoryDenyWriteExecute= and no LockPersonality=: ${calls.map(({ why }) => why).join('; ')}`),
];

/** Where no guest is a process of the server. */
export const unconfinedGuests: readonly Confinement[] = [only('', [], 'not confined: what runs here is a call to the hypervisor, which keeps the guest apart')];

/** What the service of the whole project does that confines it less. */
export interface ProjectDuties {
  readonly state: string;
  /** Joins or makes bridges. */
  readonly bridges: boolean;
  /** Why it is in the network of the server, where its guests are. */
  readonly network: string;
  /** Looks at devices of the server: volumes. */
  readonly devices: boolean;
  /** Present where nothing can be said of what it may not do, for a reader. */
  readonly unconfined: string | undefined;
}

/** Confinement of the service that starts and stops all, as root. */
export const projectConfinement = ({ state, bridges, network, devices: seesDevices, unconfined }: ProjectDuties): Confinement[] => (unconfined !== undefined ? [only('', [], unconfined)] : [
  only('CapabilityBoundingSet', ['CAP_CHOWN', 'CAP_DAC_OVERRIDE', 'CAP_FOWNER', 'CAP_KILL', 'CAP_SYS_PTRACE', ...(bridges ? ['CAP_NET_ADMIN'] : [])],
    `root, since guests are of several accounts: it asks them to go down at their sockets, sees which process is which, ends who does not go, gives files to their owners${bridges ? ', and makes bridges and taps' : ''}`),
  ...closedToAll,
  only('ReadWritePaths', [state]),
  { name: 'ProtectHome', words: ['read-only'], open: ['no'], why: 'no PrivateTmp=, and homes are seen: disks may lie there, and it looks whether they do' },
  ...devices(!seesDevices, [], 'disks are volumes: it looks whether they are there'),
  yes('LockPersonality'), yes('MemoryDenyWriteExecute'),
  only('RestrictAddressFamilies', ['AF_UNIX', ...(bridges ? ['AF_NETLINK'] : [])], `no PrivateNetwork=: ${network}`),
  only('IPAddressDeny', ['any']),
  only('SystemCallFilter', ['@system-service']),
]);

/** The same for a template: a line without a name is a comment alone. */
export const confinementView = ({ name, words, why }: Confinement): object =>
  ({ name, words, isSet: name !== '', hasWhy: why !== undefined, why: why ?? '' });

/** What opens all of it again, for the one service that is another kind of guest. */
export const opened = (confinement: readonly Confinement[]): Setting[] =>
  confinement.map(({ name, open }) => ({ name, words: open }));
