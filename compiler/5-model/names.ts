import { sha256 } from '../1-source/sha256.ts';
import type { Guest, Project, Server } from './project.ts';

/** The longest name of a network interface, in bytes: Linux's IFNAMSIZ without its NUL. */
export const LONGEST_DEVICE_NAME = 15;

/** How a guest is called outside its project: a hypervisor's domain, a volume, a log. */
export const uniqueName = (host: string, project: string): string => `${host}.${project}`;

/**
 * How a network device of a project is called on a service host: `<name>.<project>` where that fits, else its first eight
 * bytes, a dot and six hex digits of its sha256.
 */
export const deviceName = (name: string, project: string): string => {
  const full = `${name}.${project}`;
  if (full.length <= LONGEST_DEVICE_NAME) return full;
  const digest = sha256(full);
  return `${full.slice(0, LONGEST_DEVICE_NAME - 7)}.${digest.slice(0, 6)}`;
};

/** What administrators mostly call their first volume group. */
export const USUAL_VOLUME_GROUP = 'vg0';

/** The volume group that is named for a guest's volumes: the nearest. */
export const volumeGroupOf = ({ settings }: Pick<Guest, 'settings'>, server: Pick<Server, 'settings'> | undefined, project: Pick<Project, 'settings'>): string | undefined =>
  (settings.lvm_vg ?? server?.settings?.volume_group ?? project.settings.volume_group)?.value;
