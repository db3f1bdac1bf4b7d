import type { Origin } from '../../diagnostics/span.ts';
import type { Setting } from '../../schema/settings.ts';
import type { ModelReport } from '../context.ts';
import type { Checked } from './checked.ts';

const hooks = [
  'beforeProjectStart', 'afterProjectStart', 'beforeProjectStop', 'afterProjectStop',
  'beforeHostsStart', 'afterHostsStart', 'beforeHostsStop', 'afterHostsStop',
] as const;

/** Shell lines that begin with an option, and so are most likely the end of the line before. Each such line once, however many guests inherit it. */
export const reportOptionLines = ({ project }: Checked, report: ModelReport): void => {
  const seen = new Set<string>();
  const look = (keyword: string, text: Setting<string> | undefined): void => {
    if (text === undefined || !/^[ \t]*-/m.test(text.value)) return;
    for (const line of optionLines(text.value)) {
      if (seen.has(line)) continue;
      seen.add(line);
      report('line-begins-with-option', text.at && placeOf(line, text.at), { keyword, line });
    }
  };
  for (const hook of hooks) look(hook, project.settings[hook]);
  for (const { settings } of project.guests) {
    look('startup', settings.startup);
    look('shutdown', settings.shutdown);
  }
};

/** The line itself, which stands somewhere behind the block's keyword; the keyword where a variable made it something else. */
const placeOf = (line: string, { span: { file, start, end }, via }: Origin): Origin => {
  const at = file.text.indexOf(line, end);
  return { span: at < 0 ? { file, start, end } : { file, start: at, end: at + line.length }, via };
};

/** Without what stands in here-documents and what a backslash joins to the line before. */
const optionLines = (text: string): string[] => {
  const found: string[] = [];
  let end: string | undefined;
  let joined = false;
  for (const line of text.split('\n')) {
    if (end !== undefined) {
      if (line.trim() === end) end = undefined;
      continue;
    }
    if (!joined && /^\s*--?[A-Za-z]/.test(line)) found.push(line.trim());
    joined = line.endsWith('\\');
    end = /<<-?\s*(['"]?)([A-Za-z_][A-Za-z0-9_]*)\1/.exec(line)?.[2];
  }
  return found;
};
