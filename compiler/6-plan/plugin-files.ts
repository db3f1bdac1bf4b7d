import type { PlanCodes } from '../diagnostics/codes/plan.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import type { AddedFile, Project, Server } from '../5-model/project.ts';
import { isSafePath } from './check-files.ts';
import { endLine } from './families/common.ts';
import type { OutputFile } from './output-file.ts';
import type { Render } from './render.ts';
import { serverFolder } from './server-files.ts';

/** What mlnc itself puts at the top of an output; of names that begin with a dot none is left. */
const ownNames: ReadonlySet<string> = new Set([
  'build.sh', 'start.sh', 'status.sh', 'stop.sh', 'mln', 'lib', 'project.conf', 'project.json', 'readme.md', 'topology.svg', 'manifest', 'service-hosts',
]);

const placeOf = ({ plugin, path, server, secret }: AddedFile): string => {
  if (secret) return `.secrets/${plugin}/${path}`;
  return server === undefined ? path : `${serverFolder(server)}/plugins/${plugin}/${path}`;
};

/** Says which files of plug-ins cannot lie where they are to lie. */
export const checkPluginFiles = ({ added: { files }, servers }: Project, report: Report<PlanCodes>): void => {
  const taken = new Map(servers.map(({ name }) => [`.secrets/${name.toLowerCase()}`, `the secrets of the service host \`${name}\``]));
  for (const file of files) {
    const { plugin, path, server, secret, at } = file;
    const first = path.split('/')[0]?.toLowerCase() ?? '';
    if (!isSafePath(path)) {
      report('plugin-output-path', at, { plugin, path });
      continue;
    }
    const isTop = server === undefined && !secret;
    const other = isTop && (ownNames.has(first) || first.startsWith('.')) ? 'mlnc' : takenBy(placeOf(file), taken);
    if (other !== undefined) report('plugin-output-taken', at, { plugin, path, other });
    else noteIn(taken, placeOf(file), plugin);
  }
};

/** Some file systems do not tell upper from lower case. A folder is noted with a slash at its end. */
const noteIn = (taken: Map<string, string>, place: string, plugin: string): void => {
  const key = place.toLowerCase();
  taken.set(key, `the plug-in \`${plugin}\``);
  for (const folder of foldersAbove(key)) taken.set(`${folder}/`, `the plug-in \`${plugin}\``);
};

const takenBy = (place: string, taken: ReadonlyMap<string, string>): string | undefined => {
  const key = place.toLowerCase();
  return taken.get(key) ?? taken.get(`${key}/`) ?? foldersAbove(key).map(folder => taken.get(folder)).find(found => found !== undefined);
};

const foldersAbove = (path: string): readonly string[] => path.split('/').slice(0, -1).map((_, index, parts) => parts.slice(0, index + 1).join('/'));

/** The files that plug-ins add to the output, and their hooks on each server. */
export const pluginFiles = (project: Project, render: Render): OutputFile[] => [
  ...project.added.files.map((file): OutputFile => ({
    path: placeOf(file), mode: file.secret ? 0o600 : file.executable ? 0o755 : 0o644, content: file.text, from: file.at,
  })),
  ...project.servers.flatMap(server => hookFiles(project, server, render)),
];

/** `hooks/on-ready.oplog`: all that one plug-in says of one event. */
const hookFiles = ({ name: project, added: { hooks } }: Project, server: Server, render: Render): OutputFile[] => {
  const texts = new Map<string, string>();
  for (const { plugin, event, text, server: only } of hooks) {
    const name = `on-${event}.${plugin}`;
    if (only === undefined || only === server.name) texts.set(name, (texts.get(name) ?? '') + endLine(text));
  }
  return [...texts].map(([name, text]): OutputFile => ({
    path: `${serverFolder(server.name)}/hooks/${name}`,
    mode: 0o755,
    content: render('templates/server/hook.sh.hbs', { name, project, text }),
  }));
};
