import type { Render } from './render.ts';

/**
 * Settings as the runtime reads them: a comment, then `name=value` lines in shell quoting. An empty value is left out, since the
 * runtime begins with every name empty.
 */
export const confFile = (about: string, values: Readonly<Record<string, string | number>>, render: Render): string =>
  render('templates/server/conf.hbs', {
    about,
    lines: Object.entries(values).flatMap(([name, value]) => (value === '' ? [] : [{ name, value }])),
  });
