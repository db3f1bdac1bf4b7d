import type { ModelReport } from '../context.ts';
import type { Checked } from './checked.ts';

/** A project that has a name and no guest, those that plug-ins bring counted too. */
export const reportNoHosts = ({ project: { name, guests, settings } }: Checked, report: ModelReport): void => {
  if (guests.length === 0) report('no-hosts', settings.project?.at, { project: name });
};
