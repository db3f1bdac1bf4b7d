import { closedToAll, only, yes, type Confinement } from './confinement.ts';
import type { Setting } from './setting.ts';

const capabilities = ['AUDIT_CONTROL', 'AUDIT_READ', 'BLOCK_SUSPEND', 'BPF', 'LINUX_IMMUTABLE', 'MAC_ADMIN', 'MAC_OVERRIDE', 'PERFMON', 'SYSLOG', 'SYS_BOOT', 'SYS_PACCT', 'SYS_TIME', 'SYS_TTY_CONFIG', 'WAKE_ALARM'];

/**
 * Confinement of services that call a hypervisor, as root: what neither the calls need, nor the scripts by which disks and interfaces are
 * set up, nor the device model that serves a guest from here.
 */
export const callsConfinement: readonly Confinement[] = [
  only('CapabilityBoundingSet', [`~CAP_${capabilities[0]}`, ...capabilities.slice(1).map(name => `CAP_${name}`)],
    'root, for calls to the hypervisor, whose scripts set up disks, interfaces and devices of the server: so no ProtectKernelTunables=, ProtectKernelModules=, PrivateNetwork=, DevicePolicy=. No ProtectClock=, which closes devices, and no ProtectControlGroups=, which hides file systems below /proc'),
  ...closedToAll,
  { name: 'ProtectSystem', words: ['full'], open: ['no'], why: 'not strict, no ProtectHome= and no PrivateTmp=: disks may lie anywhere. No RestrictNamespaces=: a device model may be put into its own' },
  yes('LockPersonality'),
  only('RestrictAddressFamilies', ['AF_UNIX', 'AF_NETLINK', 'AF_INET', 'AF_INET6'], 'the hypervisor\'s store, interfaces, and screens of guests'),
  only('SystemCallFilter', ['~@clock', '@cpu-emulation', '@debug', '@obsolete', '@reboot', '@swap'], 'no MemoryDenyWriteExecute=: boot loaders and device models may be written in languages that compile as they run'),
];

/** What a guest says that is reached by calls, where the template confines processes: all that closes more is opened, and the rest is the same. */
export const callsInstead = (template: readonly Confinement[]): Setting[] => {
  const own = new Map(callsConfinement.map(line => [line.name, line]));
  const usual = new Set(template.map(({ name }) => name));
  return [
    ...template.flatMap(({ name, words, open }): Setting[] => {
      const mine = own.get(name)?.words;
      if (mine === undefined) return [{ name, words: open }];
      if (mine.join(' ') === words.join(' ')) return [];
      return isList(open) ? [{ name, words: open }, { name, words: mine }] : [{ name, words: mine }];
    }),
    ...callsConfinement.filter(({ name }) => !usual.has(name)).map(({ name, words }) => ({ name, words })),
  ];
};

/** A list grows by each line that names it, until one empties it. */
const isList = (open: readonly string[]): boolean => open.length === 0 || open[0] === '~';
