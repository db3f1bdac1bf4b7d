import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { fileReader } from '../1-source/file-reader.ts';
import { format } from '../2-syntax/format.ts';
import { printTree, treeItems } from '../4-resolve/print-tree.ts';
import { resolveWith } from '../compile.ts';
import { codes } from '../diagnostics/codes.ts';
import type { CodeRow, CodeTable } from '../diagnostics/diagnostic.ts';
import { createReport, type Reporter } from '../diagnostics/report.ts';
import { describeKeyword, listKeywords } from '../schema/reference.ts';
import { closest } from '../schema/suggest.ts';
import { exitCodes, type Command } from './arguments.ts';
import { explainCode, listCodes } from './explain-code.ts';
import { firstDescription } from './init.ts';
import { installation } from './installation.ts';
import { say } from './main.ts';
import type { Terminal } from './terminal.ts';

type TextCommand = Exclude<Command, { name: 'compile' | 'text' | 'usage' }>;

/** The commands that read or write a text and nothing else. */
export const textCommand = async (command: TextCommand, terminal: Terminal): Promise<number> => {
  const own = createReport(codes);
  const code = await answer(command, terminal, own);
  say(terminal, codes, own.diagnostics);
  return code;
};

const answer = async (command: TextCommand, terminal: Terminal, own: Reporter<typeof codes>): Promise<number> => {
  switch (command.name) {
    case 'fmt':
      return formatFiles(command.files, command.check, terminal, own);
    case 'tree':
      return showTree(command, terminal, own);
    case 'keywords':
      return showKeywords(command.word, terminal, own);
    case 'help':
      return showCode(command.code, terminal, own);
    case 'init':
      return writeFirst(command.project, terminal, own);
  }
};

const formatFiles = (files: readonly string[], check: boolean, terminal: Terminal, own: Reporter<typeof codes>): number => {
  const { vocabulary } = installation();
  const reader = fileReader();
  let changed = 0;
  for (const path of files) {
    const read = path === '-' ? { text: readFileSync(0, 'utf8') } : reader.read(path);
    const text = 'text' in read ? read.text : undefined;
    if (text === undefined) {
      own.report('bad-usage', undefined, { problem: `\`${path}\` cannot be read` });
      continue;
    }
    const formatted = format({ path, text }, { vocabulary, report: own.report });
    if (formatted === undefined) continue;
    if (path === '-') terminal.out(formatted);
    else if (formatted !== text) {
      changed++;
      terminal.out(`${path}\n`);
      if (!check) replaceFile(path, formatted);
    }
  }
  return own.hasErrors() || (check && changed > 0) ? exitCodes.wrongDescription : exitCodes.ok;
};

/** The old text stays whole until the new one is. */
const replaceFile = (path: string, text: string): void => {
  const beside = `${path}.${randomBytes(4).toString('hex')}.tmp`;
  writeFileSync(beside, text, { mode: statSync(path).mode & 0o777, flag: 'wx' });
  renameSync(beside, path);
};

const showTree = ({ file, path, json, definitions }: Extract<TextCommand, { name: 'tree' }>, terminal: Terminal, own: Reporter<typeof codes>): number => {
  const { vocabulary } = installation();
  const project = resolveWith({ path: file, defines: definitions }, { reader: fileReader(), vocabulary }, own);
  if (project === undefined) return exitCodes.wrongDescription;
  const text = json ? `${JSON.stringify(treeItems(project, vocabulary, path), undefined, 2)}\n` : printTree(project, vocabulary, path);
  if (text === undefined || text === '[]\n') {
    own.report('no-such-entry', undefined, { path, suggestion: undefined });
    return exitCodes.usage;
  }
  terminal.out(text);
  return exitCodes.ok;
};

const showKeywords = (word: string | undefined, terminal: Terminal, own: Reporter<typeof codes>): number => {
  const { vocabulary } = installation();
  const text = word === undefined ? listKeywords(vocabulary) : describeKeyword(vocabulary, word);
  if (text === undefined && word !== undefined) {
    const words = Object.values(vocabulary.places).flatMap(place => place.keywords.map(keyword => keyword.name));
    own.report('no-such-word', undefined, { word, what: 'keyword', suggestion: closest(word, words) });
    return exitCodes.usage;
  }
  terminal.out(text ?? '');
  return exitCodes.ok;
};

const showCode = async (code: string | undefined, terminal: Terminal, own: Reporter<typeof codes>): Promise<number> => {
  const { loadAllCodes } = await import('./explain-code.ts');
  const table: CodeTable = await loadAllCodes();
  if (code === undefined) {
    terminal.out(listCodes(table));
    return exitCodes.ok;
  }
  const row = table[code] as CodeRow<object> | undefined;
  if (row === undefined) {
    own.report('no-such-word', undefined, { word: code, what: 'code of a message', suggestion: closest(code, Object.keys(table)) });
    return exitCodes.usage;
  }
  terminal.out(explainCode(code, row));
  return exitCodes.ok;
};

const writeFirst = (project: string, terminal: Terminal, { report }: Reporter<typeof codes>): number => {
  const path = `${project}.mln`;
  if (existsSync(path)) {
    report('file-exists', undefined, { path });
    return exitCodes.usage;
  }
  writeFileSync(path, firstDescription(project), { flag: 'wx' });
  terminal.out(`${path}\n`);
  return exitCodes.ok;
};
