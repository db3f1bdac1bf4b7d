import type { ModelReport } from '../context.ts';
import type { Checked } from './index.ts';

const MEBIBYTE = 1024 * 1024;

/** Service hosts whose guests do not fit into the memory that is known of them. */
export const reportMemory = ({ project }: Checked, report: ModelReport): void => {
  for (const { name, settings, guests } of project.servers) {
    if (settings?.memory === undefined) continue;
    const has = Math.floor(settings.memory.value / MEBIBYTE);
    const wanted = guests.reduce((sum, guest) => sum + Math.floor(guest.settings.memory.value / MEBIBYTE), 0);
    if (wanted > has) report('memory-overcommitted', settings.memory.at, { server: name, wanted, has, guests: guests.length });
  }
};
