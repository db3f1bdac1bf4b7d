import { reasonOf } from '../7-write/failure.ts';
import { codes } from '../diagnostics/codes.ts';
import { createReport } from '../diagnostics/report.ts';
import { version } from '../../dist/registry.mts';
import { exitCodes, readArguments, type Command } from './arguments.ts';
import { compileCommand } from './compile-command.ts';
import { say } from './say.ts';
import { textCommand } from './text-commands.ts';
import { processTerminal, type ProcessTerminal, type Terminal } from './terminal.ts';
import { watchCommand } from './watch.ts';

/** Runs one command line and gives its exit code. */
export const main = async (words: readonly string[], terminal: ProcessTerminal = processTerminal()): Promise<number> => {
  const code = await runGuarded(words, terminal);
  const isHeard = await reportRefusedOut(terminal);
  return isHeard || code !== exitCodes.ok ? code : exitCodes.usage;
};

const runGuarded = async (words: readonly string[], terminal: Terminal): Promise<number> => {
  try {
    return await run(await readArguments(words, version), terminal);
  } catch (fault) {
    return reportFault(fault, terminal);
  }
};

/** Says that standard output did not take all; true where it did. */
const reportRefusedOut = async (terminal: ProcessTerminal): Promise<boolean> => {
  const fault = await terminal.refusedOut();
  if (fault === undefined) return true;
  const { report, diagnostics } = createReport(codes);
  report('stdout-not-written', undefined, { reason: reasonOf(fault) });
  say(terminal, codes, diagnostics);
  return false;
};

const run = async (command: Command, terminal: Terminal): Promise<number> => {
  switch (command.name) {
    case 'compile':
      return command.arguments.watch ? watchCommand(command.arguments, terminal) : compileCommand(command.arguments, terminal);
    case 'text':
      terminal.out(command.text);
      return exitCodes.ok;
    case 'no-description':
    case 'usage':
      return usageError(command, terminal);
    default:
      return textCommand(command, terminal);
  }
};

const usageError = (command: Extract<Command, { name: 'no-description' | 'usage' }>, terminal: Terminal): number => {
  const { report, diagnostics } = createReport(codes);
  if (command.name === 'usage') report('bad-usage', undefined, command);
  else report('no-description', undefined, {});
  say(terminal, codes, diagnostics);
  return exitCodes.usage;
};

/** A fault of mlnc itself: what a report of it needs, and no more unless asked for. */
const reportFault = (fault: unknown, terminal: Terminal): number => {
  const { message, stack } = fault instanceof Error ? fault : new Error(String(fault));
  terminal.err(`mlnc: internal fault: ${message}\nThis is a defect of mlnc ${version}, not of your description. Please report it with the description that shows it.\n`);
  if (process.env['MLNC_DEBUG']) terminal.err(`${stack}\n`);
  else terminal.err('MLNC_DEBUG=1 prints where it happened.\n');
  return exitCodes.fault;
};
