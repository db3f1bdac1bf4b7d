import type { ModelReport } from '../context.ts';
import type { Checked } from './checked.ts';

const ofTheSystem = /^\/(?:(?:proc|sys|dev)(?:\/.*)?)?$/;

/** Disks and folders that are mounted where they must not be, or twice in one place. */
export const reportMounts = ({ project }: Checked, report: ModelReport): void => {
  for (const { settings: { mount, hostfs }, origin } of project.guests) {
    if (mount.length === 0 && hostfs.length === 0) continue;
    const disks = new Set(mount.map(({ value }) => value.point));
    for (const { value: { point, type }, at } of mount) if (ofTheSystem.test(point) && type !== 'swap') report('mount-over-system', at ?? origin, { point });
    for (const { value: { point }, at } of hostfs) {
      if (ofTheSystem.test(point)) report('mount-over-system', at ?? origin, { point });
      else if (disks.has(point)) report('mounted-twice', at ?? origin, { point });
    }
  }
};
