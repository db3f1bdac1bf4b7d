import { memoryReader, type MemoryFiles } from '../../../compiler/1-source/memory-reader.ts';
import { parseDescription } from '../../../compiler/2-syntax/index.ts';
import { expand } from '../../../compiler/3-expand/index.ts';
import { resolve, type ResolvedBlock, type ResolvedEntry, type ResolvedHost, type ResolvedProject } from '../../../compiler/4-resolve/index.ts';
import { expandCodes } from '../../../compiler/diagnostics/codes/expand.ts';
import { resolveCodes } from '../../../compiler/diagnostics/codes/resolve.ts';
import { sourceCodes } from '../../../compiler/diagnostics/codes/source.ts';
import { syntaxCodes } from '../../../compiler/diagnostics/codes/syntax.ts';
import type { Diagnostic } from '../../../compiler/diagnostics/diagnostic.ts';
import { allNotes, createReport } from '../../../compiler/diagnostics/report.ts';
import { block, columns, column, list, many, named, one, raw } from '../../../compiler/schema/define.ts';
import { text, word } from '../../../compiler/schema/readers.ts';
import { createVocabulary, type PluginKeywords, type TargetKeywords, type Vocabulary } from '../../../compiler/schema/vocabulary.ts';

const told = { doc: 'A word of a test.', example: '' };

const targets: readonly TargetKeywords[] = [
  { name: 'uml', aliases: [], isDefault: true, ...told },
  { name: 'xen', aliases: [], isDefault: false, ...told },
  {
    name: 'openstack', aliases: [], isDefault: false, ...told,
    block: {
      image: one(word, told), flavor: one(word, told), keypair: one(word, told), user: one(word, told), user_data: raw(told),
      volume: block({ name: one(word, told), size: one(word, told) }, told),
    },
    network: { net: one(word, told), 'floating-ip': columns({ address: column(word) }, told) },
  },
];

const plugins: readonly PluginKeywords[] = [
  { name: 'cfengine', doc: '', keywords: { host: { cfagent: raw(told) } } },
  {
    name: 'autoenum', doc: '',
    keywords: {
      global: {
        autoenum: block({
          superclass: one(word, told), addresses: one(word, told), addresses_begin: one(word, told), numhosts: one(word, told),
          network: one(word, told), service_hosts: list(word, told),
        }, told),
      },
    },
  },
  { name: 'labels', doc: '', keywords: { host: { label: named({ say: one(text, told), tag: many(word, told) }, told) } } },
];

/** The language with platforms and plug-ins of every kind, small enough to stay the same when real ones change. */
export const vocabulary: Vocabulary = createVocabulary({ targets, plugins });

export interface Outcome {
  readonly project: ResolvedProject | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** `severity code: marked text`, in the order of reporting. */
  readonly found: readonly string[];
}

const table = { ...sourceCodes, ...syntaxCodes, ...expandCodes, ...resolveCodes } as const;

export const marked = ({ at }: Diagnostic): string => (at === undefined ? '' : at.span.file.text.slice(at.span.start, at.span.end));

/** Message, then each note with the text that it marks: what a user reads. */
export const wordsOf = (diagnostic: Diagnostic): readonly string[] => {
  const row = table[diagnostic.code as keyof typeof table] as unknown as { message(p: object): string; hint?(p: object): string | undefined };
  const notes = allNotes(diagnostic).map(note => `${note.text}: ${note.span === undefined ? '' : note.span.file.text.slice(note.span.start, note.span.end)}`);
  const hint = row.hint?.(diagnostic.params);
  return [row.message(diagnostic.params), ...(hint === undefined ? [] : [hint]), ...notes];
};

export const resolveFiles = (files: MemoryFiles, defines: Readonly<Record<string, string>> = {}, words: Vocabulary = vocabulary): Outcome => {
  const { report, diagnostics } = createReport(table);
  const description = parseDescription('main.mln', { reader: memoryReader(files), vocabulary: words, report });
  const project = description && resolve(expand(description, words, report), { vocabulary: words, defines: new Map(Object.entries(defines)), report });
  return { project, diagnostics, found: diagnostics.map(each => `${each.severity} ${each.code}: ${marked(each)}`) };
};

/** Resolves a description; without a `global` it gets `global { project demo }` in front. */
export const resolveText = (description: string, defines?: Readonly<Record<string, string>>): Outcome =>
  resolveFiles({ 'main.mln': /\bglobal\b/.test(description) ? description : `global { project demo }\n${description}` }, defines);

/** The project of a description that has to be right. */
export const projectOf = (description: string, defines?: Readonly<Record<string, string>>): ResolvedProject => {
  const { project, diagnostics } = resolveText(description, defines);
  if (project === undefined) throw new Error(diagnostics.map(each => wordsOf(each).join('\n  ')).join('\n'));
  return project;
};

export const hostOf = (project: ResolvedProject, name: string): ResolvedHost => {
  const host = project.hosts.find(each => each.name === name);
  if (host === undefined) throw new Error(`no host ${name}`);
  return host;
};

/** A tree as plain values: lines as text, blocks as objects, raw text as it is. */
export const plainEntry = (entry: ResolvedEntry): unknown => {
  switch (entry.kind) {
    case 'line':
      return [entry.keyword, ...entry.values.map(value => value.text)].join(' ');
    case 'raw':
      return entry.text;
    case 'block':
      return plainBlock(entry);
  }
};

export const plainBlock = (resolved: ResolvedBlock): Record<string, unknown> =>
  Object.fromEntries([...resolved.entries].flatMap(([key, entries]) => {
    if (entries.some(entry => entry.kind === 'block' && entry.name !== undefined)) {
      return entries.map(entry => [`${key} ${entry.kind === 'block' ? entry.name : ''}`, plainEntry(entry)]);
    }
    return [[key, entries.length === 1 && entries[0]?.kind !== 'line' ? plainEntry(entries[0] as ResolvedEntry) : entries.map(plainEntry)]];
  }));

/** A host of a description that has to be right, as plain values. */
export const plainHost = (description: string, name = 'a', defines?: Readonly<Record<string, string>>): Record<string, unknown> =>
  plainBlock(hostOf(projectOf(description, defines), name).block);
