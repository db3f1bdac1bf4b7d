import type { Note } from '../../diagnostics/diagnostic.ts';
import { linesOf } from '../../diagnostics/lines.ts';
import { PluginFailure } from '../failure.ts';
import type { Answer, Call, Modules, ThrownAt } from '../inside/protocol.ts';
import type { Plugin } from '../plugin.ts';
import { confinedTo } from './confinement.ts';
import { describedPlugin } from './described-plugin.ts';
import type { Limits } from './limits.ts';
import { runProcess } from './run-process.ts';

/** How a plug-in's process is started, and who hears what it says. */
export interface Runner {
  /** The program that runs calls: dist/plugin-process.js, by no link. */
  readonly program: () => string;
  readonly limits: Limits;
  /** What a plug-in says for whoever looks for its faults. */
  readonly hear: (plugin: string, text: string) => void;
}

/** A plug-in in TypeScript or JavaScript. */
export const modulePlugin = (name: string, modules: Modules, texts: ReadonlyMap<string, string>, runner: Runner): Plugin => describedPlugin({
  name,
  forms: 'own',
  ask: call => ask(name, { ...modules, ...call }, runner),
  lineAt: (text, at) => lineAt(text, at, texts),
});

const ask = (plugin: string, call: Call, { program, limits, hear }: Runner): Answer => {
  const { answer, said, status } = runProcess({
    plugin,
    // half of the memory is for what is not on the heap
    command: [process.execPath, `--max-old-space-size=${Math.floor(limits.memory / 2)}`, ...confinedTo(program()), program()],
    input: JSON.stringify(call),
    answersOn: 3,
    writesFiles: false,
    // the same on every machine
    environment: { TZ: 'UTC', LC_ALL: 'C.UTF-8' },
  }, limits);
  if (status !== 0) throw new PluginFailure('plugin-failed', { plugin, problem: lastLine(said) });
  if (said !== '') hear(plugin, said);
  try {
    return JSON.parse(answer) as Answer;
  } catch {
    throw new PluginFailure('plugin-broken', { plugin, step: call.step, problem: 'it answers with something that is no JSON' });
  }
};

const lastLine = (text: string): string => text.trimEnd().split('\n').find(line => /Error\b/.test(line)) ?? 'its process ended';

/** The line of the plug-in's own text, which a message then shows. Columns move where types are taken out. */
const lineAt = (note: string, { path, line }: ThrownAt, texts: ReadonlyMap<string, string>): readonly Note[] => {
  for (const [full, text] of texts) {
    if (full !== path && !full.endsWith(`/${path}`)) continue;
    const { start, end } = linesOf(text).bounds(line);
    const indent = /^\s*/.exec(text.slice(start, end))?.[0].length ?? 0;
    return [{ text: note, span: { file: { path: full, text }, start: start + indent, end } }];
  }
  return [];
};
