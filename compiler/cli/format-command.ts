import { fileReader } from '../1-source/file-reader.ts';
import { remembering } from '../1-source/reader.ts';
import { STANDARD_INPUT, withStandardInput } from '../1-source/standard-input.ts';
import { format } from '../2-syntax/format.ts';
import { reportFailure } from '../2-syntax/read-files.ts';
import { replaceFile } from '../7-write/single-file.ts';
import type { codes } from '../diagnostics/codes.ts';
import type { Reporter } from '../diagnostics/report.ts';
import { languageOf } from '../compile.ts';
import { exitCodes, type Command } from './arguments.ts';
import { installation } from './installation.ts';
import { namedFiles } from './paths.ts';
import type { Terminal } from './terminal.ts';

/** `mlnc fmt`: files are formatted in place and those that changed listed; standard input goes to standard output. */
export const formatCommand = ({ files: words, check, plugins }: Extract<Command, { name: 'fmt' }>, terminal: Terminal, own: Reporter<typeof codes>): number => {
  const { report, hasErrors } = own;
  const installed = installation(plugins);
  const reader = remembering(withStandardInput(fileReader()));
  const paths = namedFiles(words, reader, report);
  if (hasErrors()) return exitCodes.usage;
  let changed = 0;
  for (const path of paths) {
    const read = reader.read(path);
    if ('failure' in read) {
      reportFailure(path, undefined, read.failure, report);
      continue;
    }
    // which of its blocks are raw text is known to its plug-ins alone
    const told = own.diagnostics.length;
    const { vocabulary } = languageOf({ path, defines: new Map() }, { ...installed, reader }, own);
    const formatted = own.diagnostics.length > told ? undefined : format({ path, text: read.text }, { vocabulary, report });
    if (formatted === undefined) continue;
    const differs = formatted !== read.text;
    if (path === STANDARD_INPUT && !check) terminal.out(formatted);
    else if (differs && (check || replaceFile(path, formatted, report))) terminal.out(`${path}\n`);
    if (differs) changed++;
  }
  return hasErrors() || (check && changed > 0) ? exitCodes.wrongDescription : exitCodes.ok;
};
