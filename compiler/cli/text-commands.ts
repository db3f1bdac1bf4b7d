import { fileReader } from '../1-source/file-reader.ts';
import { createFile } from '../7-write/single-file.ts';
import { codes } from '../diagnostics/codes.ts';
import { languageOf, type Language } from '../compile.ts';
import type { CodeRow, CodeTable } from '../diagnostics/diagnostic.ts';
import { createReport, type Reporter } from '../diagnostics/report.ts';
import { allWords, keywordItems } from '../schema/keyword-items.ts';
import { projectName } from '../schema/readers/name.ts';
import { describeKeyword, listKeywords } from '../schema/reference.ts';
import { closest } from '../schema/suggest.ts';
import { exitCodes, type Command } from './arguments.ts';
import { completionScript } from './completion.ts';
import { explainCode, listCodes, loadAllCodes } from './explain-code.ts';
import { formatCommand } from './format-command.ts';
import { firstDescription, nextSteps } from './init.ts';
import { installation, type PluginOptions } from './installation.ts';
import { pluginCommand } from './plugin/plugin-command.ts';
import { say } from './say.ts';
import type { Terminal } from './terminal.ts';
import { treeCommand } from './tree-command.ts';
import { wrapLines } from './wrap.ts';

type TextCommand = Exclude<Command, { name: 'compile' | 'text' | 'usage' | 'no-description' }>;

/** The commands that read or write a text and nothing else. */
export const textCommand = async (command: TextCommand, terminal: Terminal): Promise<number> => {
  const own = createReport({ ...codes });
  const code = await answer(command, terminal, own);
  // Warnings are for whoever compiles.
  if (own.hasErrors()) say(terminal, own.table, own.diagnostics);
  return code;
};

const answer = async (command: TextCommand, terminal: Terminal, own: Reporter<typeof codes>): Promise<number> => {
  switch (command.name) {
    case 'fmt':
      return formatCommand(command, terminal, own);
    case 'tree':
      return treeCommand(command, terminal, own);
    case 'keywords':
      return showKeywords(command, terminal, own);
    case 'help':
      return showCode(command, terminal, own);
    case 'init':
      return writeFirst(command.project, terminal, own);
    case 'plugin':
      return pluginCommand(command, terminal, own);
    case 'completion':
      return showCompletion(command, terminal, own);
  }
};

/** The language without a description: what is built in, and the plug-ins of the command line. */
const languageWith = (plugins: PluginOptions, own: Reporter<typeof codes>): Language =>
  languageOf({ path: '', defines: new Map() }, { ...installation(plugins), reader: fileReader() }, own);

const showCompletion = async ({ plugins }: Extract<Command, { name: 'completion' }>, terminal: Terminal, own: Reporter<typeof codes>): Promise<number> => {
  const { vocabulary, active } = languageWith(plugins, own);
  if (own.hasErrors()) return exitCodes.usage;
  terminal.out(completionScript({ keywords: allWords(vocabulary), codes: Object.keys(await loadAllCodes(active)) }));
  return exitCodes.ok;
};

const showKeywords = ({ word, json, plugins }: Extract<Command, { name: 'keywords' }>, terminal: Terminal, own: Reporter<typeof codes>): number => {
  const { vocabulary } = languageWith(plugins, own);
  if (own.hasErrors()) return exitCodes.usage;
  const text = word === undefined ? listKeywords(vocabulary) : describeKeyword(vocabulary, word);
  if (word !== undefined && text === undefined) {
    own.report('no-such-word', undefined, { word, what: 'keyword', command: 'keywords', suggestion: closest(word, allWords(vocabulary)) });
    return exitCodes.usage;
  }
  terminal.out(json ? `${JSON.stringify(keywordItems(vocabulary, word), undefined, 2)}\n` : wrapLines(text ?? ''));
  return exitCodes.ok;
};

const showCode = async ({ code, plugins }: Extract<Command, { name: 'help' }>, terminal: Terminal, own: Reporter<typeof codes>): Promise<number> => {
  const { active } = languageWith(plugins, own);
  if (own.hasErrors()) return exitCodes.usage;
  if (code === undefined) {
    terminal.out(await listCodes(active));
    return exitCodes.ok;
  }
  const table: CodeTable = await loadAllCodes(active);
  // The code may have been copied with its brackets.
  const name = code.replace(/^\[|\]$/g, '');
  const row = (Object.hasOwn(table, name) ? table[name] : undefined) as CodeRow<object> | undefined;
  if (row === undefined) {
    own.report('no-such-word', undefined, { word: code, what: 'code of a message', command: 'help', suggestion: closest(name, Object.keys(table)) });
    return exitCodes.usage;
  }
  terminal.out(explainCode(name, row));
  return exitCodes.ok;
};

const writeFirst = (project: string, terminal: Terminal, { report }: Reporter<typeof codes>): number => {
  const name = projectName.read(project);
  if ('refusal' in name) {
    report('bad-project-name', undefined, { name: project, problem: name.refusal.problem, hint: name.refusal.hint });
    return exitCodes.usage;
  }
  const path = `${project}.mln`;
  if ('text' in fileReader().read(path)) {
    report('file-exists', undefined, { path });
    return exitCodes.usage;
  }
  if (!createFile(path, firstDescription(project), report)) return exitCodes.usage;
  terminal.out(nextSteps(project));
  return exitCodes.ok;
};
