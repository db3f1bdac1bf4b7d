import { fileReader } from '../1-source/file-reader.ts';
import { remembering } from '../1-source/reader.ts';
import { STANDARD_INPUT, withStandardInput } from '../1-source/standard-input.ts';
import { partsOfPath, printTree, treeItems } from '../4-resolve/print-tree.ts';
import { languageOf, resolveWith } from '../compile.ts';
import type { codes } from '../diagnostics/codes.ts';
import type { ParamsOf } from '../diagnostics/diagnostic.ts';
import type { Reporter } from '../diagnostics/report.ts';
import type { Keyword } from '../schema/place.ts';
import { closest } from '../schema/suggest.ts';
import type { Vocabulary } from '../schema/vocabulary.ts';
import { exitCodes, type Command } from './arguments.ts';
import { installation } from './installation.ts';
import type { Terminal } from './terminal.ts';

/** `mlnc tree`. */
export const treeCommand = ({ file, path, json, definitions, plugins }: Extract<Command, { name: 'tree' }>, terminal: Terminal, own: Reporter<typeof codes>): number => {
  const request = { path: file === '-' ? STANDARD_INPUT : file, defines: definitions };
  const reader = remembering(withStandardInput(fileReader()));
  const language = languageOf(request, { ...installation(plugins), reader }, own);
  const { vocabulary } = language;
  const project = resolveWith(request, { ...language, reader }, own);
  if (project === undefined) return exitCodes.wrongDescription;
  const items = treeItems(project, vocabulary, path);
  if (items.length === 0) {
    own.report('no-such-entry', undefined, whereItEnds(path, treeItems(project, vocabulary, '/').map(item => item.path.replace(/\/+/g, '/')), vocabulary));
    return exitCodes.usage;
  }
  terminal.out(json ? `${JSON.stringify(items, undefined, 2)}\n` : printTree(project, vocabulary, path) ?? '');
  return exitCodes.ok;
};

/** Follows a path as far as it exists, and says what it could go on with. */
const whereItEnds = (path: string, all: readonly string[], vocabulary: Vocabulary): ParamsOf<(typeof codes)['no-such-entry']> => {
  const parts = partsOfPath(path);
  const below = (parent: string): readonly string[] => [...new Set(all.filter(each => each.startsWith(`${parent}/`)).map(each => each.slice(parent.length + 1).split('/')[0] ?? ''))];
  let parent = '';
  for (const [index, part] of parts.entries()) {
    const children = below(parent);
    if (!children.includes(part)) {
      const near = closest(part, children);
      const keyword = index === parts.length - 1 ? keywordAt(parts, vocabulary) : undefined;
      return { path, parent, children, suggestion: near === undefined ? undefined : `${parent}/${near}`, unsaid: keyword && { word: keyword.name, fallback: keyword.row.default } };
    }
    parent = `${parent}/${part}`;
  }
  return { path, parent, children: below(parent), suggestion: undefined, unsaid: undefined };
};

/** The keyword that a path ends in; undefined where it ends in a name. */
const keywordAt = (parts: readonly string[], vocabulary: Vocabulary): Keyword | undefined => {
  const blocks: string[] = [];
  for (let index = 0; index < parts.length; index++) {
    const keyword = vocabulary.find(blocks, parts[index] ?? '');
    if (keyword === undefined || index === parts.length - 1) return keyword;
    blocks.push(keyword.name);
    if (keyword.row.shape.kind === 'block' && keyword.row.shape.named) index++;
  }
  return undefined;
};
