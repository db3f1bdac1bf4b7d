import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { textOf, tracked } from './tracked-files.ts';

interface Import {
  readonly from: string;
  /** A path from the top for the project's own modules, else the package's name. */
  readonly to: string;
}

const importsOf = (path: string): readonly Import[] =>
  [...textOf(path).matchAll(/^(?:import|export)\b[^'"]*?\bfrom '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm)].map(found => {
    const to = found[1] ?? found[2] ?? found[3] ?? '';
    return { from: path, to: to.startsWith('.') ? posix.join(posix.dirname(path), to) : to };
  });

const imports = tracked('compiler/*.ts', 'targets/*.ts', 'plugins/*.ts').filter(path => !path.endsWith('.test.ts')).flatMap(importsOf);

const told = ({ from, to }: Import): string => `${from} imports ${to}`;

/** Number of a phase by its folder's name. */
const phaseOf = (path: string): number | undefined => {
  const number = /^compiler\/([1-7])-/.exec(path)?.[1];
  return number === undefined ? undefined : Number(number);
};

test('the imports are found', () => {
  expect(imports.length).toBeGreaterThan(300);
  expect(imports.map(told)).toContain('compiler/compile.ts imports compiler/6-plan/plan.ts');
  expect(imports.map(told)).toContain('targets/uml/keywords.ts imports compiler/target-api.ts');
});

test('a phase imports lower phases, and what all phases share', () => {
  const shared = /^compiler\/(diagnostics|schema|quote)\//;
  const wrong = imports.filter(({ from, to }) => {
    const phase = phaseOf(from);
    if (phase === undefined || !to.startsWith('compiler/') || shared.test(to)) return false;
    // What the planner asks of a platform stands in the module that platforms import.
    if (phase === 6 && to === 'compiler/target-api.ts') return false;
    return (phaseOf(to) ?? Infinity) > phase;
  });
  expect(wrong.map(told)).toEqual([]);
});

test('no file imports itself by way of others', () => {
  const importsByFile = new Map<string, string[]>();
  for (const { from, to } of imports) {
    if (!(from.startsWith('compiler/6-plan/') && to === 'compiler/target-api.ts')) importsByFile.set(from, [...importsByFile.get(from) ?? [], to]);
  }
  const free = new Set<string>();
  const circleFrom = (path: string, way: readonly string[]): readonly string[] => {
    if (free.has(path)) return [];
    if (way.includes(path)) return [...way.slice(way.indexOf(path)), path];
    for (const next of importsByFile.get(path) ?? []) {
      const circle = circleFrom(next, [...way, path]);
      if (circle.length > 0) return circle;
    }
    free.add(path);
    return [];
  };
  expect([...importsByFile.keys()].map(path => circleFrom(path, [])).find(circle => circle.length > 0) ?? []).toEqual([]);
});

test('what all phases share imports no phase', () => {
  const allowed: Readonly<Record<string, RegExp>> = {
    diagnostics: /^compiler\/diagnostics\//,
    quote: /^compiler\/(quote|diagnostics)\//,
    schema: /^compiler\/(schema|diagnostics)\//,
  };
  const wrong = imports.filter(({ from, to }) => {
    const may = allowed[from.split('/')[1] ?? ''];
    return from.startsWith('compiler/') && may !== undefined && to.startsWith('compiler/') && !may.test(to);
  });
  expect(wrong.map(told)).toEqual([]);
});

test('a platform imports compiler/target-api and itself, a plug-in compiler/plugin-api and itself', () => {
  const wrong = imports.filter(({ from, to }) => {
    const [kind, name] = from.split('/');
    if (kind === 'compiler' || to.startsWith(`${kind}/${name}/`)) return false;
    return to !== (kind === 'targets' ? 'compiler/target-api.ts' : 'compiler/plugin-api.ts');
  });
  expect(wrong.map(told)).toEqual([]);
});

test('the compiler knows platforms and plug-ins by the generated registry alone, and only the command line reads that', () => {
  expect(imports.filter(({ from, to }) => from.startsWith('compiler/') && /^(targets|plugins)\//.test(to)).map(told)).toEqual([]);
  expect([...new Set(imports.filter(({ to }) => to === 'dist/registry.mts').map(({ from }) => posix.dirname(from)))]).toEqual(['compiler/cli']);
});

test('only readers, the loaders of the program and the installation, what runs plug-ins, the terminal and phase 7 touch the file system', () => {
  const allowed = /^compiler\/(1-source\/(file-reader|file-sources|glob|stamp|standard-input)\.ts|7-write\/|cli\/(installation|terminal|trust-store)\.ts$|plugins\/(inside\/main|outside\/confinement)\.ts$|cli\.ts$)/;
  expect(imports.filter(({ from, to }) => /^(node:)?(fs|fs\/promises|fast-glob)$/.test(to) && !allowed.test(from)).map(told)).toEqual([]);
});

test('no phase prints or exits', () => {
  const phases = tracked('compiler/[1-7]-*/*.ts', 'compiler/schema/*.ts', 'compiler/quote/*.ts', 'compiler/diagnostics/*.ts', 'compiler/compile.ts', 'targets/*.ts', 'plugins/*.ts').filter(path => !path.includes('/test/'));
  expect(phases.filter(path => /\bconsole\.|process\.(exit|stdout|stderr|exitCode)\b/.test(textOf(path)))).toEqual([]);
});
