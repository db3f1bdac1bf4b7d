import type { HostSettings } from '../schema/keywords.ts';
import type { ModelContext } from './context.ts';
import { byText } from './order.ts';
import type { GuestFile } from './project.ts';

/** What goes into a guest's disk from outside. A source that cannot be had is reported and left out. */
export const guestFilesOf = (settings: HostSettings, context: ModelContext): readonly GuestFile[] =>
  (settings.files.length === 0 ? noFiles : filesOf(settings, context));

const noFiles: readonly GuestFile[] = [];

const filesOf = (settings: HostSettings, { sources, report }: ModelContext): readonly GuestFile[] =>
  settings.files
    .flatMap(({ value, at }): GuestFile[] => {
      const { source: path, destination, mode } = value;
      if (path.startsWith('/') || at === undefined) return [{ source: { kind: 'server', path }, destination, mode, at }];
      const files = sources.list(path, at.span);
      if ('problem' in files) {
        report('files-source', at, { path, problem: files.problem });
        return [];
      }
      const isFolder = files[0]?.below !== '';
      return [{ source: { kind: 'description', path, isFolder, files }, destination, mode, at }];
    })
    .sort((a, b) => byText(a.destination, b.destination));
