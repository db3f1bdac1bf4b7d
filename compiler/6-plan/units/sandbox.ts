import type { ProcessCalls } from '../../target-api.ts';
import { closedToAll, only, yes, type Confinement } from './confinement.ts';
import { projectCallsConfinement } from './hypervisor-calls.ts';
import { reaching } from './own-paths.ts';

/** And what none needs that has to do with processes alone: guests, switches, and what starts and stops them. */
const closedToProcesses: readonly Confinement[] = [
  ...closedToAll,
  { name: 'ProtectSystem', words: ['strict'], open: ['no'] },
  yes('ProtectKernelTunables'), yes('ProtectKernelModules'), yes('ProtectControlGroups'), yes('ProtectClock'),
  yes('RestrictNamespaces'),
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
  ...closedToProcesses,
  yes('PrivateTmp'), yes('ProtectHome'),
  ...reaching([{ path: state, writes: true }]).map(({ name, words }): Confinement => ({ name, words, open: /^Pr(?:otect|ivate)/.test(name) ? ['no'] : [] })),
  ...devices(used.length === 0, used.map(({ path }) => path), [...new Set(used.map(({ why }) => why))].join('; ')),
  yes('PrivateUsers'), yes('PrivateIPC'), yes('RemoveIPC'),
  { name: 'ProtectProc', words: ['invisible'], open: ['default'] },
  only('RestrictAddressFamilies', ['AF_UNIX'], `no PrivateNetwork=: ${network}; but no other sockets`),
  only('IPAddressDeny', ['any']),
  only('SystemCallFilter', ['@system-service', ...calls.flatMap(({ words }) => words)], `no MemoryDenyWriteExecute= and no LockPersonality=: ${calls.map(({ why }) => why).join('; ')}`),
];

/** What the service of the whole project does that confines it less. */
export interface ProjectDuties {
  readonly state: string;
  /** Joins or makes bridges. */
  readonly bridges: boolean;
  /** Why it is in the network of the server, where its guests are. */
  readonly network: string;
  /** Looks at devices of the server: volumes. */
  readonly devices: boolean;
  /** Hooks of the description: nothing can be said of what they may not do. */
  readonly hooks: boolean;
  /** Stops guests by calls to their hypervisor. */
  readonly calls: boolean;
}

/** Confinement of the service that starts and stops all, as root. */
export const projectConfinement = (duties: ProjectDuties): readonly Confinement[] =>
  (duties.hooks ? [only('', [], 'not confined: hooks of the description run here, and may do whatever root does')]
  : duties.calls ? projectCallsConfinement(duties.state)
  : stoppingProcesses(duties));

const stoppingProcesses = ({ state, bridges, network, devices: seesDevices }: ProjectDuties): Confinement[] => [
  only('CapabilityBoundingSet', ['CAP_CHOWN', 'CAP_DAC_OVERRIDE', 'CAP_FOWNER', 'CAP_KILL', 'CAP_SYS_PTRACE', ...(bridges ? ['CAP_NET_ADMIN'] : [])],
    `root, since guests are of several accounts: it asks them to go down at their sockets, sees which process is which, ends who does not go, gives files to their owners${bridges ? ', and makes bridges and taps' : ''}`),
  ...closedToProcesses,
  only('ReadWritePaths', [state]),
  { name: 'ProtectHome', words: ['read-only'], open: ['no'], why: 'no PrivateTmp=, and homes are seen: disks may lie there, and it looks whether they do' },
  ...devices(!seesDevices, [], 'disks are volumes: it looks whether they are there'),
  yes('LockPersonality'), yes('MemoryDenyWriteExecute'),
  only('RestrictAddressFamilies', ['AF_UNIX', ...(bridges ? ['AF_NETLINK'] : [])], `no PrivateNetwork=: ${network}`),
  only('IPAddressDeny', ['any']),
  only('SystemCallFilter', ['@system-service']),
];
