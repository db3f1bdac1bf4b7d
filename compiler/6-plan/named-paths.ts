import type { PlanCodes } from '../diagnostics/codes/plan.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import type { Guest } from '../5-model/project.ts';
import type { Setting } from '../schema/settings.ts';
import { isReadOnly } from './machines.ts';

/** A place of the service host that a guest reaches beside the state directory. */
export interface Place {
  readonly path: string;
  readonly writes: boolean;
  readonly isFolder: boolean;
}

/** Of a guest: `namedPaths` with what its platform boots. */
export type NamedOf = (guest: Guest) => readonly Place[];

/** The files and folders that the description names for a guest to have as they are: nothing makes them, so they must be there. */
export const namedPaths = ({ settings: { mount, hostfs } }: Guest, bootFiles: readonly string[]): Place[] => [
  ...mount.map(({ value: { source, options } }) => ({ path: source, writes: !isReadOnly(options), isFolder: false })),
  ...hostfs.map(({ value: { source, access } }) => ({ path: source, writes: access !== 'ro', isFolder: true })),
  ...bootFiles.map(path => ({ path, writes: false, isFolder: false })),
];

/** A ramdisk of the description, for a guest that boots with a kernel from elsewhere. */
export const checkRamdisk = ({ at }: Setting<string>, bootFiles: readonly string[], report: Report<PlanCodes>): void => {
  if (bootFiles.length === 0) report('ramdisk-unused', at, {});
};
