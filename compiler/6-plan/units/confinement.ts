import type { Setting } from './setting.ts';

/** A line of a service's confinement; `open`: what takes it back. `why`: where a line is weaker than it could be, or is not there. */
export interface Confinement extends Setting {
  readonly open: readonly string[];
}

export const yes = (name: string): Confinement => ({ name, words: ['yes'], open: ['no'] });
export const only = (name: string, words: readonly string[], why?: string): Confinement => ({ name, words, open: [], ...(why === undefined ? {} : { why }) });

/** What no service of ours needs. */
export const closedToAll: readonly Confinement[] = [
  yes('NoNewPrivileges'), yes('PrivateMounts'),
  yes('ProtectKernelLogs'), yes('ProtectHostname'),
  yes('RestrictRealtime'), yes('RestrictSUIDSGID'),
  only('SystemCallArchitectures', ['native']),
  only('SystemCallErrorNumber', ['EPERM']),
];

/** For a template: a line without a name is a comment alone. */
export const settingView = ({ name, words, why }: Setting): object =>
  ({ name, words, isSet: name !== '', hasWhy: why !== undefined, why: why ?? '' });
