import { posix } from 'node:path';
import { fileSources } from './1-source/file-sources.ts';
import { remembering, type Reader } from './1-source/reader.ts';
import { parseDescription } from './2-syntax/index.ts';
import { expand } from './3-expand/index.ts';
import { resolve, type ResolvedProject } from './4-resolve/index.ts';
import { buildProject } from './5-model/index.ts';
import type { Project } from './5-model/project.ts';
import type { Assets } from './6-plan/capabilities.ts';
import type { OutputFile } from './6-plan/output-file.ts';
import { plan } from './6-plan/plan.ts';
import { codes } from './diagnostics/codes.ts';
import type { CodeTable, Diagnostic } from './diagnostics/diagnostic.ts';
import { wording } from './diagnostics/print.ts';
import { createReport, sayOnce, sortByPlace, type Reporter } from './diagnostics/report.ts';
import { activatePlugins, type PluginLoader } from './plugins/activate.ts';
import { KeptFiles, type Together } from './plugins/kept-lines.ts';
import type { Plugin } from './plugins/plugin.ts';
import { pluginSteps, type Steps } from './plugins/steps.ts';
import type { Vocabulary } from './schema/vocabulary.ts';
import type { Target } from './target-api.ts';

/** What a compilation may do besides computing: handed in, so that an editor or a test brings its own. */
export interface Capabilities {
  readonly reader: Reader;
  readonly vocabulary: Vocabulary;
  /** Those that are built in. */
  readonly plugins: readonly Plugin[];
  /** Brings those that are not; without it there are none. */
  readonly loader?: PluginLoader;
  readonly servesPlatform: (name: string) => boolean;
  readonly loadTarget: (name: string) => Promise<Target>;
  readonly assets: Assets;
  /** What is compiled with it; absent: nothing. */
  readonly together?: Together;
}

export interface Request {
  /** The description, as the user typed it. */
  readonly path: string;
  /** `-D name=value` */
  readonly defines: ReadonlyMap<string, string>;
}

export interface Compilation {
  /** Codes of the compiler and of the platforms in use, to print diagnostics by. */
  readonly table: CodeTable;
  readonly diagnostics: readonly Diagnostic[];
  /** The language with the words of the plug-ins in use. */
  readonly vocabulary: Vocabulary;
  readonly resolved?: ResolvedProject;
  /** Present where there is no error. */
  readonly output?: { readonly project: Project; readonly files: () => Promise<Iterable<OutputFile>> };
}

/** From a description to the files that are to be written: the phases in their order. Nothing is printed or written. */
export const compile = async (request: Request, capabilities: Capabilities): Promise<Compilation> => {
  const reader = remembering(capabilities.reader);
  const table: Record<string, CodeTable[string]> = { ...codes };
  const reporter = createReport(table as typeof codes);
  const { report, diagnostics } = reporter;

  const language = languageOf(request, { ...capabilities, reader }, reporter);
  const { vocabulary } = language;
  const resolved = resolveWith(request, { ...language, reader }, reporter);
  if (resolved === undefined) return { table, diagnostics, vocabulary };
  const project = buildProject(resolved, { ...capabilities, ...language, report, sources: fileSources(reader) });
  if (project === undefined || reporter.hasErrors()) return { table, diagnostics, vocabulary, resolved };
  const targets = await loadTargets(project, capabilities, table);
  const planned = plan(project, { targets, assets: capabilities.assets, source: baseName(request.path), report: sayOnce(report) });
  if (reporter.hasErrors()) return { table, diagnostics, vocabulary, resolved };
  const files = () => planned.files({ warnings: sortByPlace(diagnostics).map(one => wording(table, one).message) });
  return { table, diagnostics, vocabulary, resolved, output: { project, files } };
};

/** The words of one description and what takes part in compiling it. */
export interface Language {
  readonly vocabulary: Vocabulary;
  readonly plugins: readonly Steps[];
  readonly active: readonly Plugin[];
}

/** The built-in language, with the plug-ins that the description or the command line names. */
export const languageOf = ({ path }: Request, { plugins: builtIn, vocabulary: own, loader, reader, together = alone(reader) }: Pick<Capabilities, 'plugins' | 'vocabulary' | 'loader' | 'reader' | 'together'>, { report, table }: Reporter<typeof codes>): Language => {
  const { plugins, vocabulary } = activatePlugins(path, { builtIn, vocabulary: own, loader, reader, report });
  return { vocabulary, active: plugins.map(({ plugin }) => plugin), plugins: pluginSteps(plugins, { vocabulary, report, table, sources: fileSources(reader), directory: posix.dirname(path), together }) };
};

const alone = (reader: Reader): Together => ({ kept: new KeptFiles(reader), others: [], see: () => {} });

/** The first half: what `mlnc tree` shows, also where no platform can serve it yet. */
export const resolveWith = ({ path, defines }: Request, { reader, vocabulary, plugins }: Language & Pick<Capabilities, 'reader'>, { report, hasErrors }: Reporter<typeof codes>): ResolvedProject | undefined => {
  if (hasErrors()) return undefined;
  const description = parseDescription(path, { reader, vocabulary, report });
  const expanded = description && expand(description, vocabulary, report);
  return expanded && !hasErrors() ? resolve(expanded, { vocabulary, defines, report, plugins }) : undefined;
};

const loadTargets = async (project: Project, { loadTarget }: Capabilities, table: Record<string, CodeTable[string]>): Promise<ReadonlyMap<string, Target>> => {
  const targets = new Map<string, Target>();
  for (const name of new Set(project.guests.map(guest => guest.platform))) {
    const target = await loadTarget(name);
    Object.assign(table, target.diagnostics);
    targets.set(name, target);
  }
  return targets;
};

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
