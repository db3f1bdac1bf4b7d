import type { PlanCodes } from '../diagnostics/codes/plan.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import type { Guest } from '../5-model/project.ts';
import type { HostSettings, NetworkSettings } from '../schema/keywords.ts';

/** Words that are honoured by what is written into a guest's disk, or made when it is built. */
const words = [
  'swap', 'mount', 'hostfs', 'modules', 'root_password', 'users', 'groups', 'ssh_key', 'sshkey', 'files', 'startup', 'shutdown',
  'nameserver', 'domain', 'timezone', 'locale',
] as const satisfies readonly (keyof HostSettings)[];

const networkWords = ['address', 'gateway', 'route', 'mtu'] as const satisfies readonly (keyof NetworkSettings)[];

/** A disk that is used as it is (`filesystem`) gets nothing written into it: what the description says for it is lost, and told. */
export const checkUsedAsItIs = (guest: Guest, report: Report<PlanCodes>): void => {
  const { name, seed, settings } = guest;
  const { filesystem, network } = settings;
  if (filesystem === undefined) return;
  if (seed !== undefined) {
    report('seed-not-built', filesystem.at, { guest: name });
    return;
  }
  const lost = [
    ...words.filter(word => isSaid(settings[word])),
    ...networkWords.filter(word => network.some(({ value }) => isSaid(value[word]))),
  ];
  const plugins = guest.hosts.length > 0 || guest.files.some(({ source }) => source.kind === 'text');
  if (lost.length > 0 || plugins) report('disk-not-written', filesystem.at, { guest: name, words: lost, plugins });
};

const isSaid = (setting: HostSettings[keyof HostSettings] | NetworkSettings[keyof NetworkSettings]): boolean =>
  (Array.isArray(setting) ? setting.length > 0 : setting !== undefined);

/** When the guest counts as started. Nothing in a disk that is used as it is says so, unless the description tells that something does. */
export const readyOf = ({ settings: { ready, filesystem } }: Guest): HostSettings['ready']['value'] =>
  (filesystem !== undefined && ready.at === undefined ? 'none' : ready.value);
