import type { Reader } from '../1-source/reader.ts';
import { remembering } from '../1-source/reader.ts';
import type { SourceFile } from '../diagnostics/span.ts';
import type { BodyRules } from './body-rules.ts';
import { DEEPEST_NESTING, findBlocks } from './find-blocks.ts';
import { rememberShapes } from './grammar.ts';
import { parseBody } from './parse-body.ts';
import type { ParseContext } from './parse-body.ts';
import { Parts } from './parts.ts';
import { limitProblems } from './problems.ts';
import type { SyntaxReport } from './problems.ts';
import { createFileSource } from './read-files.ts';
import { createValueReader } from './read-value.ts';
import { reportBraces } from './report-braces.ts';
import { topLevel } from './surroundings.ts';
import type { Surroundings } from './surroundings.ts';
import type { Description, Setting, Statement } from './tree.ts';

export type { BodyKind, BodyRules } from './body-rules.ts';

export interface ParseOptions {
  readonly reader: Reader;
  /** Tells how the body of each block is read. */
  readonly vocabulary: BodyRules;
  readonly report: SyntaxReport;
}

/**
 * Reads a description, its includes spliced in. Errors of one statement or block leave the others readable and are
 * all reported; undefined when there was any.
 */
export const parseDescription = (path: string, options: ParseOptions): Description | undefined => {
  const { report, failed } = limitProblems(options.report);
  const description = parse(path, { ...options, report });
  return failed() ? undefined : description;
};

/**
 * The `plugin ...` statements of `global`, included files too. They are needed before bodies are read, since a
 * plug-in brings keywords. Faults are left to `parseDescription`. A reader that remembers saves reading twice.
 */
export const findPlugins = (path: string, { reader }: { readonly reader: Reader }): readonly Setting[] => {
  const onlyGlobal: BodyRules = { bodyOf: (parents, keyword) => (parents.length === 0 && keyword === 'global' ? 'statements' : 'raw') };
  const main = reader.read(path);
  if ('text' in main && !/\bplugin\b|#include\b/.test(main.text)) return [];
  const description = parse(path, { reader, vocabulary: onlyGlobal, report: () => {} });
  const globals = description?.body.flatMap(statement => (statement.kind === 'block' ? statement.body : [])) ?? [];
  return globals.filter((statement): statement is Setting => statement.kind === 'setting' && statement.word === 'plugin');
};

/** One text by itself, its includes left alone; undefined, and reported, when it has errors of form. */
export const parseText = (file: SourceFile, { vocabulary, report }: Omit<ParseOptions, 'reader'>): Description | undefined => {
  const problems = limitProblems(report);
  const body = parseFile(createContext(vocabulary, problems.report, () => []), file, topLevel());
  return problems.failed() ? undefined : { file, body };
};

const parse = (path: string, { reader, vocabulary, report }: ParseOptions): Description | undefined => {
  const files = createFileSource(remembering(reader), report);
  const context = createContext(vocabulary, report, (at, around) =>
    files.included(at.file.text.slice(at.start, at.end), at).flatMap(file => parseFile(context, file, around)));
  const file = files.main(path);
  return file && { file, body: parseFile(context, file, topLevel()) };
};

const createContext = (rules: BodyRules, report: SyntaxReport, include: ParseContext['include']): ParseContext => ({
  rules,
  report,
  include,
  values: createValueReader(report),
  parts: new Parts(),
  shapes: { statements: rememberShapes('statements'), lines: rememberShapes('lines') },
});

const parseFile = (context: ParseContext, file: SourceFile, around: Surroundings): readonly Statement[] => {
  const blocks = findBlocks(file.text, around.parents.length);
  reportBraces(file, blocks, context.report);
  // Deeper blocks are not worth reading, and would cost a stack frame each.
  if (blocks.tooDeep !== undefined || around.parents.length > DEEPEST_NESTING) return [];
  return parseBody(context, { file, blocks, from: 0, to: file.text.length }, around);
};
