import type { ModelReport } from '../context.ts';
import type { Guest } from '../project.ts';
import type { Checked } from './checked.ts';

/** Things that are copied into a folder that is itself copied from elsewhere. */
export const reportFiles = ({ project }: Checked, report: ModelReport): void => {
  for (const guest of project.guests) if (guest.files.length > 1) reportNested(guest, report);
};

const reportNested = ({ files, origin }: Guest, report: ModelReport): void => {
  const destinations = new Set(files.map(({ destination }) => destination));
  for (const { destination, at = origin } of files) {
    const other = foldersAbove(destination).find(folder => destinations.has(folder));
    if (other !== undefined) report('files-overlap', at, { destination, other });
  }
};

/** Nearest first, without the root. */
const foldersAbove = (path: string): string[] => {
  const folders: string[] = [];
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) folders.push(path.slice(0, end));
  return folders;
};
