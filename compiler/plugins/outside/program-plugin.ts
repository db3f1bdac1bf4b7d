import { posix } from 'node:path';
import { PluginFailure } from '../failure.ts';
import type { Answer, Call } from '../inside/protocol.ts';
import type { Plugin } from '../plugin.ts';
import { describedPlugin } from './described-plugin.ts';
import type { Runner } from './module-plugin.ts';
import { runProcess } from './run-process.ts';

/** A program in any language: one JSON object on its standard input, one on its standard output. See docs/plugins.md. */
export const programPlugin = (name: string, path: string, runner: Runner): Plugin => describedPlugin({
  name,
  forms: 'plain',
  ask: call => ask(name, path, call, runner),
  lineAt: () => [],
});

const LONGEST_EXCUSE = 500;

const ask = (plugin: string, path: string, { step, input, read }: Pick<Call, 'step' | 'input' | 'read'>, { limits, hear }: Runner): Answer => {
  const { answer, said, status } = runProcess({
    plugin,
    command: [posix.resolve(path)],
    input: `${JSON.stringify({ step, plugin, format: 1, ...(input === '' ? {} : JSON.parse(input) as object), ...(read && { files: read }) })}\n`,
    answersOn: 1,
    writesFiles: true,
    directory: posix.dirname(posix.resolve(path)),
    environment: { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C.UTF-8', TZ: 'UTC' },
  }, limits);
  if (status !== 0) throw new PluginFailure('plugin-failed', { plugin, hint: remedyFor(status, said, path), problem: `in \`${step}\` it ends with status ${status}${said.trim() === '' ? '' : `: ${said.trim().slice(-LONGEST_EXCUSE)}`}` });
  if (said !== '') hear(plugin, said);
  let data: unknown;
  try {
    data = JSON.parse(answer);
  } catch {
    throw new PluginFailure('plugin-broken', { plugin, step, problem: 'it prints something that is no JSON' });
  }
  // a program may print the list alone
  if (Array.isArray(data)) return { operations: (data as readonly unknown[]).map(reported(plugin)) };
  if (typeof data !== 'object' || data === null) throw new PluginFailure('plugin-broken', { plugin, step, problem: 'it prints JSON that is neither an object nor a list' });
  if (step === 'describe') return { description: { steps: [], ...data, name: plugin, diagnostics: { [`${plugin}-error`]: { severity: 'error' }, [`${plugin}-warning`]: { severity: 'warning' } } } as never };
  const { operations = [], read: needs } = data as { readonly operations?: unknown; readonly read?: unknown };
  if (Array.isArray(needs) && needs.some(path => !Object.hasOwn(read ?? {}, String(path)))) return { needs: needs.map(path => ({ path: String(path) })) };
  return { operations: Array.isArray(operations) ? (operations as readonly unknown[]).map(reported(plugin)) : operations as never };
};

/** How a shell ends that cannot become the program. */
const MAY_NOT_BE_RUN = 126;
const IS_NOT_THERE = 127;

const remedyFor = (status: number, said: string, path: string): string | undefined => {
  if (!said.includes(`${posix.resolve(path)}:`)) return undefined;
  if (status === MAY_NOT_BE_RUN) return `\`chmod +x ${path}\``;
  return status === IS_NOT_THERE ? 'is the program of its first line, behind `#!`, on this machine?' : undefined;
};

/** `{ "do": "error", "message": "..." }` is a report by the one code that a program has for errors. */
const reported = (plugin: string) => (operation: unknown): unknown => {
  if (typeof operation !== 'object' || operation === null || !('do' in operation) || (operation.do !== 'error' && operation.do !== 'warning')) return operation;
  const { do: severity, message, hint, ...rest } = operation as Readonly<Record<string, unknown>>;
  return { ...rest, do: 'report', code: `${plugin}-${String(severity)}`, params: { message, hint } };
};
