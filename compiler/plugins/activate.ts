import { posix } from 'node:path';
import type { Reader } from '../1-source/reader.ts';
import { findPlugins } from '../2-syntax/index.ts';
import type { Setting } from '../2-syntax/tree.ts';
import type { PluginCodes } from '../diagnostics/codes/plugins.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import type { Origin } from '../diagnostics/span.ts';
import { pluginName } from '../schema/readers.ts';
import { closest } from '../schema/suggest.ts';
import { createVocabulary, type Vocabulary } from '../schema/vocabulary.ts';
import { PluginFailure } from './failure.ts';
import type { Plugin } from './plugin.ts';
import type { ActivePlugin } from './steps.ts';

/** Brings plug-ins that are not built in. Each may throw `PluginFailure`. */
export interface PluginLoader {
  /** Paths from the command line. */
  readonly given: readonly string[];
  readonly fromPath: (path: string, reader: Reader) => Plugin;
  /** The plug-in, or the places where it was looked for. */
  readonly byName: (name: string, folders: readonly string[], reader: Reader) => Plugin | readonly string[];
  readonly program: (path: string, reader: Reader) => Plugin;
}

export interface ActivateContext {
  readonly builtIn: readonly Plugin[];
  readonly vocabulary: Vocabulary;
  readonly loader: PluginLoader | undefined;
  readonly reader: Reader;
  readonly report: Report<PluginCodes>;
}

/** Plug-ins that take part, and the language with their words. */
export interface Activated {
  readonly plugins: readonly ActivePlugin[];
  readonly vocabulary: Vocabulary;
}

/** Those that are built in, those of the command line, and those that the description names. */
export const activatePlugins = (path: string, { builtIn, vocabulary, loader, reader, report }: ActivateContext): Activated => {
  const active = new Map<string, ActivePlugin>(builtIn.map(plugin => [plugin.name, { plugin }]));
  const brought: ActivePlugin[] = [];
  const bring = (at: Origin | undefined, load: () => Plugin | undefined): void => {
    try {
      const plugin = load();
      if (plugin === undefined) return;
      const one = { plugin, named: at ?? nowhere };
      if (active.get(plugin.name)?.plugin !== plugin) brought.push(one);
      active.set(plugin.name, one);
    } catch (failure) {
      if (!(failure instanceof PluginFailure)) throw failure;
      report(failure.code, at, failure.params, failure.notes);
    }
  };
  for (const given of loader?.given ?? []) bring(undefined, () => loader?.fromPath(given, reader));
  for (const statement of findPlugins(path, { reader })) {
    for (const reference of referencesIn(statement, report)) {
      bring(reference.at, () => loadReference(reference, path, active, loader, reader, report));
    }
  }
  if (brought.length === 0) return { plugins: [...active.values()], vocabulary };
  const extended = createVocabulary({ targets: vocabulary.targets, plugins: [...vocabulary.plugins, ...brought.map(({ plugin }) => plugin)] });
  reportConflicts(extended, brought, report);
  return { plugins: [...active.values()], vocabulary: extended };
};

/** The place of what the command line names. */
const nowhere: Origin = { span: { file: { path: '<command line>', text: '' }, start: 0, end: 0 }, via: [] };

interface Reference {
  readonly kind: 'name' | 'program';
  readonly word: string;
  readonly at: Origin;
}

const referencesIn = ({ values, span }: Setting, report: Report<PluginCodes>): readonly Reference[] => {
  const wrong = (at: Origin | Setting['span'], problem: string): readonly Reference[] => {
    report('plugin-statement', at, { problem });
    return [];
  };
  const [first, second, surplus] = values;
  if (first === undefined) return wrong(span, 'its name is missing');
  const mixed = values.find(value => value.mixed !== undefined);
  if (mixed !== undefined) return wrong(mixed, 'a variable cannot stand here');
  if (first.text === 'exec') {
    if (second === undefined) return wrong(span, 'the program is missing');
    return surplus === undefined ? [{ kind: 'program', word: second.text, at: second }] : wrong(surplus, 'a program gets no words');
  }
  return values.flatMap(value => {
    const read = pluginName.read(value.text);
    return 'refusal' in read ? wrong(value, `\`${value.text}\` ${read.refusal.problem}`) : [{ kind: 'name' as const, word: value.text, at: value }];
  });
};

const loadReference = ({ kind, word, at }: Reference, path: string, active: ReadonlyMap<string, ActivePlugin>, loader: PluginLoader | undefined, reader: Reader, report: Report<PluginCodes>): Plugin | undefined => {
  const folder = posix.dirname(at.span.file.path);
  if (kind === 'program') return loader?.program(posix.isAbsolute(word) ? word : posix.join(folder, word), reader);
  const known = active.get(word)?.plugin;
  if (known !== undefined) return known;
  const found = loader?.byName(word, [...new Set([folder, posix.dirname(path)])], reader) ?? [];
  if (!isPlaces(found)) return found;
  report('plugin-not-found', at, { plugin: word, places: found, suggestion: closest(word, active.keys()) });
  return undefined;
};

const isPlaces = (found: Plugin | readonly string[]): found is readonly string[] => Array.isArray(found);

const reportConflicts = ({ conflicts }: Vocabulary, brought: readonly ActivePlugin[], report: Report<PluginCodes>): void => {
  for (const { word, place, owner, other } of conflicts) {
    const late = owner?.kind === 'plugin' ? brought.find(({ plugin }) => plugin.name === owner.plugin.name) : undefined;
    if (late === undefined) continue;
    const holder = other === undefined ? 'the language itself' : other.kind === 'plugin' ? `the plug-in \`${other.plugin.name}\`` : `the platform \`${other.target.name}\``;
    report('plugin-word-taken', late.named, { plugin: late.plugin.name, word, place, other: holder });
  }
};
