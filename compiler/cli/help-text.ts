import { commands, options, type CommandName, type CommandRow, type OptionName, type OptionRow } from './commands.ts';
import { wrap } from './wrap.ts';

/** What `mlnc --help` prints, and `mlnc COMMAND --help`. */
export const helpText = (name: CommandName): string => {
  const command: CommandRow = commands[name];
  return [
    name === 'compile' ? `Usage: ${usageOf(name)} [options]\n       mlnc COMMAND ...` : `Usage: ${usageOf(name)}${command.options.length > 1 ? ' [options]' : ''}`,
    wrap(command.does),
    ...command.details.map(paragraph => wrap(paragraph)),
    `Options:\n${table(command.options.map(optionCells))}`,
    ...(name === 'compile' ? [`Commands:\n${table(commandCells())}`] : []),
    `Examples:\n${table(command.examples)}`,
    ...(name === 'compile' ? [wrap('Exit status: 0 all is well, 1 errors in a description or its output, 2 wrong use or a standard output that took not all, 70 a fault of mlnc.')] : []),
  ].join('\n\n').concat('\n');
};

export const usageOf = (name: CommandName): string => ['mlnc', ...(name === 'compile' ? [] : [name]), commands[name].words].join(' ').trimEnd();

const optionCells = (name: OptionName): readonly [string, string] => {
  const { short, value, does }: OptionRow = options[name];
  return [`${short === undefined ? '    ' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`, does];
};

const commandCells = (): readonly (readonly [string, string])[] =>
  Object.entries(commands).flatMap(([name, { words, does }]) => (name === 'compile' ? [] : [[`${name} ${words}`.trimEnd(), does.replace(/\.$/, '')] as const]));

const table = (rows: readonly (readonly [string, string])[]): string => {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => wrap(right, `  ${left.padEnd(width)}  `, ' '.repeat(width + 4))).join('\n');
};
