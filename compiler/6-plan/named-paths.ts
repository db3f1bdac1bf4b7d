import type { Guest } from '../5-model/project.ts';
import { isReadOnly, kernelOf } from './machines.ts';

/** A place of the service host that a guest reaches beside the state directory. */
export interface Place {
  readonly path: string;
  readonly writes: boolean;
  readonly isFolder: boolean;
}

/** The files and folders that the description names for a guest to have as they are: nothing makes them, so they must be there. */
export const namedPaths = (guest: Guest): Place[] => {
  const { mount, hostfs, ramdisk } = guest.settings;
  return [
    ...mount.map(({ value: { source, options } }) => ({ path: source, writes: !isReadOnly(options), isFolder: false })),
    ...hostfs.map(({ value: { source, access } }) => ({ path: source, writes: access !== 'ro', isFolder: true })),
    ...[kernelOf(guest), ramdisk?.value].flatMap(path => (path === undefined ? [] : [{ path, writes: false, isFolder: false }])),
  ];
};
