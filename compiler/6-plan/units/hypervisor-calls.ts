import { closedToAll, only, yes, type Confinement } from './confinement.ts';
import { openedInSystem } from './own-paths.ts';
import type { Setting } from './setting.ts';

// a list that begins with a tilde closes what it names
const capabilities = [
  '~CAP_AUDIT_CONTROL', 'CAP_AUDIT_READ', 'CAP_BLOCK_SUSPEND', 'CAP_BPF', 'CAP_LINUX_IMMUTABLE', 'CAP_MAC_ADMIN', 'CAP_MAC_OVERRIDE', 'CAP_PERFMON',
  'CAP_SYSLOG', 'CAP_SYS_BOOT', 'CAP_SYS_PACCT', 'CAP_SYS_TIME', 'CAP_SYS_TTY_CONFIG', 'CAP_WAKE_ALARM',
] as const;
const systemCalls = ['~@clock', '@cpu-emulation', '@debug', '@obsolete', '@reboot', '@swap'] as const;

/** What neither calls to a hypervisor need, nor the scripts by which it sets up disks and interfaces. `state`: where the project's own things are. */
const closedToCalls = (state: string): readonly Confinement[] => [
  only('CapabilityBoundingSet', capabilities,
    'root, for calls to the hypervisor. Its scripts set up disks, interfaces and devices of the server: so no ProtectKernelTunables=, ProtectKernelModules=, PrivateDevices=, DevicePolicy=, PrivateNetwork=, PrivateUsers=, and ProtectClock= would close devices'),
  ...closedToAll,
  { name: 'ProtectSystem', words: ['full'], open: [], why: 'not strict, no ProtectHome= and no PrivateTmp=: disks may lie anywhere. No ProtectProc= and no ProtectControlGroups=: they hide file systems below /proc' },
  ...openedInSystem([state]).map(({ name, words }) => only(name, words)),
  yes('LockPersonality'),
  only('RestrictAddressFamilies', ['AF_UNIX', 'AF_NETLINK', 'AF_INET', 'AF_INET6'], 'no IPAddressDeny=: disks and screens may be reached over the network'),
];

/** Confinement of a guest's service: the hypervisor's boot loader and device model, which serves the guest, run in it. */
export const guestCallsConfinement = (state: string): readonly Confinement[] => [
  ...closedToCalls(state),
  only('SystemCallFilter', systemCalls, 'no MemoryDenyWriteExecute=, RestrictNamespaces= and PrivateIPC=: a boot loader may compile as it runs, a device model may be put into namespaces of its own'),
];

/** Confinement of the service of the whole project, which stops guests by such calls. */
export const projectCallsConfinement = (state: string): readonly Confinement[] => [
  ...closedToCalls(state),
  yes('RestrictNamespaces'), yes('MemoryDenyWriteExecute'), yes('PrivateIPC'),
  only('SystemCallFilter', systemCalls),
];

/** What a guest that is reached by calls has otherwise than the template: where that confines processes, what closes more is opened. */
export const callsInstead = (template: readonly Confinement[], state: string): Setting[] => {
  const own = new Map(guestCallsConfinement(state).map(line => [line.name, line]));
  const usual = new Set(template.map(({ name }) => name));
  const opened = [...new Map(template.map(line => [line.name, line])).values()];
  return [
    ...opened.flatMap(({ name, words, open }): Setting[] => {
      const mine = own.get(name);
      if (mine === undefined) return [{ name, words: open }];
      if (mine.words.join(' ') === words.join(' ')) return [];
      return isList(open) ? [{ name, words: open }, settingOf(mine)] : [settingOf(mine)];
    }),
    ...[...own.values()].filter(({ name }) => !usual.has(name)).map(settingOf),
  ];
};

const settingOf = ({ name, words, why }: Confinement): Setting => ({ name, words, ...(why !== undefined && { why }) });

/** A list grows by each line that names it, until one empties it. */
const isList = (open: readonly string[]): boolean => open.length === 0 || open[0] === '~';
