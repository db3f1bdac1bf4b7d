import type { ModelReport } from '../context.ts';
import type { Checked } from './checked.ts';

/** Templates that do not boot on their guest's platform. */
export const reportTemplates = ({ project }: Checked, report: ModelReport): void => {
  if (project.templates.length === 0) return;
  for (const { template: { name, known }, platform, settings, origin } of project.guests) {
    const platforms = known?.settings.platforms.map(({ value }) => value) ?? [];
    if (platforms.length > 0 && !platforms.includes(platform)) report('template-platform', settings.template?.at ?? origin, { template: name, platform, platforms });
  }
};
