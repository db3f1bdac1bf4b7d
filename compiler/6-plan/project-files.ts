import type { Project } from '../5-model/project.ts';
import type { Assets } from './capabilities.ts';
import type { OutputFile } from './output-file.ts';
import type { Render } from './render.ts';

const verbs = ['build', 'start', 'status', 'stop'] as const;
const verbsOf = ({ expectations }: Project): readonly string[] => (expectations.length === 0 ? verbs : [...verbs, 'check']);

/** What the runtime is needed for in this project: names of files in its folders. */
export interface InUse {
  readonly platforms: ReadonlySet<string>;
  readonly storages: ReadonlySet<string>;
  readonly switches: ReadonlySet<string>;
  readonly families: ReadonlySet<string>;
}

/** The top of the output: the four scripts, project.conf, what git is to know, and the runtime as far as it is needed. */
export const projectFiles = (project: Project, source: string, inUse: InUse, assets: Assets, render: Render): OutputFile[] => [
  ...verbsOf(project).map((verb): OutputFile => ({ path: `${verb}.sh`, mode: 0o755, content: render('templates/project/verb.sh.hbs', { project: project.name, verb }) })),
  { path: 'project.conf', mode: 0o644, content: render('templates/project/project.conf.hbs', { project: project.name, source }) },
  { path: '.gitattributes', mode: 0o644, content: render('templates/project/gitattributes.hbs', {}) },
  { path: '.gitignore', mode: 0o644, content: render('templates/project/gitignore.hbs', {}) },
  ...assets.shipped.flatMap((copy): OutputFile[] => {
    const path = outputPath(copy, inUse);
    return path === undefined ? [] : [{ path, mode: path === 'mln' ? 0o755 : 0o644, content: { copy } }];
  }),
];

/** Where a shipped file lies in the output, or nowhere when this project has no use for it. */
const outputPath = (copy: string, inUse: InUse): string | undefined => {
  const [top = '', folder = '', ...rest] = copy.split('/');
  const stem = (rest[0] ?? '').replace(/\.[^.]+$/, '');
  if (top === 'targets') return inUse.platforms.has(folder) ? `lib/drivers/${folder}${rest[0]?.slice('driver'.length)}` : undefined;
  if (top !== 'runtime-sh') return undefined;
  switch (folder) {
    case 'mln': return 'mln';
    case 'lib': return `lib/${rest.join('/')}`;
    case 'cmd': return `lib/cmd/${rest.join('/')}`;
    case 'storage': return inUse.storages.has(stem) ? `lib/storage/${rest.join('/')}` : undefined;
    case 'switches': return inUse.switches.has(stem) ? `lib/switches/${rest.join('/')}` : undefined;
    case 'families': return inUse.families.has(stem) ? `lib/families/${rest.join('/')}` : undefined;
    default: return undefined;
  }
};
