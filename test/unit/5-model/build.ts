import { fileReader } from '../../../compiler/1-source/file-reader.ts';
import { fileSources } from '../../../compiler/1-source/file-sources.ts';
import { memoryReader, type MemoryFiles } from '../../../compiler/1-source/memory-reader.ts';
import type { Sources } from '../../../compiler/1-source/sources.ts';
import { parseDescription } from '../../../compiler/2-syntax/index.ts';
import { expand } from '../../../compiler/3-expand/index.ts';
import { resolve } from '../../../compiler/4-resolve/index.ts';
import { buildProject } from '../../../compiler/5-model/index.ts';
import type { Project } from '../../../compiler/5-model/project.ts';
import { expandCodes } from '../../../compiler/diagnostics/codes/expand.ts';
import { resolveCodes } from '../../../compiler/diagnostics/codes/resolve.ts';
import { codes } from '../../../compiler/diagnostics/codes.ts';
import type { CodeRow, Diagnostic } from '../../../compiler/diagnostics/diagnostic.ts';
import { createReport } from '../../../compiler/diagnostics/report.ts';
import { createVocabulary, type TargetKeywords, type Vocabulary } from '../../../compiler/schema/vocabulary.ts';

const allCodes = { ...codes, ...expandCodes, ...resolveCodes } as const;

const platform = (name: string, more: Partial<TargetKeywords> = {}): TargetKeywords =>
  ({ name, aliases: [], isDefault: false, doc: 'A platform.', example: name, ...more });

/** One platform that is served and has a template of its own, and one that has neither. */
const vocabulary = createVocabulary({ targets: [platform('uml', { isDefault: true, defaultTemplate: 'busybox', honours: ['cow_filesystem'] }), platform('xen'), platform('metal')], plugins: [] });

export interface Built {
  readonly project: Project | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** From text to a project, through every phase before. `files` lie beside the description, which is `demo.mln`. */
export const build = (text: string, files: MemoryFiles = {}, folder = '.', words: Vocabulary = vocabulary): Built => {
  const reader = memoryReader({ [`${folder}/demo.mln`]: text, ...files }, fileReader());
  return buildWith(reader, fileSources(reader), `${folder}/demo.mln`, words);
};

export const buildWith = (reader: ReturnType<typeof memoryReader>, sources: Sources, path: string, words: Vocabulary = vocabulary): Built => {
  const { report, diagnostics } = createReport(allCodes);
  const description = parseDescription(path, { reader, vocabulary: words, report });
  const resolved = description && resolve(expand(description, words, report), { vocabulary: words, defines: new Map(), report });
  const project = resolved && buildProject(resolved, { vocabulary: words, report, sources, servesPlatform: name => name !== 'xen' });
  return { project, diagnostics };
};

/** `code: marked text`, in order of reporting. */
export const found = ({ diagnostics }: Built): string[] =>
  diagnostics.map(({ code, at }) => `${code}: ${at === undefined ? '' : at.span.file.text.slice(at.span.start, at.span.end)}`);

export const messages = ({ diagnostics }: Built): string[] =>
  diagnostics.map(({ code, params }) => (allCodes[code as keyof typeof allCodes] as CodeRow<never>).message(params as never));

/** The project of a description that is without fault; anything said of it fails the test. */
export const sound = (text: string, files: MemoryFiles = {}): Project => {
  const built = build(text, files);
  if (built.project === undefined || built.diagnostics.length > 0) throw new Error(messages(built).join('\n') || 'no project');
  return built.project;
};
