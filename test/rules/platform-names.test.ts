import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { linesWith, textOf, top, tracked } from './tracked-files.ts';

const platforms = readdirSync(join(top, 'targets'));
const aliases = platforms.flatMap(name => [...(/aliases: \[([^\]]*)\]/.exec(textOf(`targets/${name}/keywords.ts`))?.[1] ?? '').matchAll(/'([^']+)'/g)].map(found => found[1] ?? ''));

/** Lines that may name a platform, each with its reason. */
const allowed: readonly (readonly [path: RegExp, line: RegExp, reason: string])[] = [
  [/^compiler\/diagnostics\/codes\//, /^\s*(explain|wrong|right): /, 'documentation that `mlnc help` prints'],
  [/^compiler\/6-plan\/readme\.ts$/, /'uml-utilities'/, 'the Debian package that `uml_switch` is in'],
  [/^runtime-sh\/(cmd\/template|lib\/template-make)\.sh$/, /--platforms|template_keep/, 'the record of an image names the platforms that it is for'],
  [/^runtime-sh\/lib\/template-keep\.sh$/, /qemu-img/, 'the name of a tool that converts images'],
  [/^runtime-sh\/lib\/template-debian\.sh$/, /^#/, 'says what a made image boots on'],
];

test('a platform is named under its own folder, in documentation and in tests', () => {
  const files = tracked('compiler', 'runtime-sh', 'templates', 'plugins', 'Makefile').filter(path => !path.endsWith('.md'));
  const named = linesWith(new RegExp(`(?<![A-Za-z0-9_])(${[...platforms, ...aliases, 'xl'].join('|')})(?![A-Za-z0-9_])`, 'i'), files);
  const wrong = named.filter(place => {
    const [, path = '', line = ''] = /^([^:]+):\d+: (.*)$/.exec(place) ?? [];
    return !allowed.some(([paths, lines]) => paths.test(path) && lines.test(line));
  });
  expect(wrong).toEqual([]);
});

test('each exception is still needed', () => {
  const files = tracked('compiler', 'runtime-sh');
  for (const [paths, lines] of allowed) expect([paths, linesWith(lines, files.filter(path => paths.test(path))).length > 0]).toEqual([paths, true]);
});

test('exactly one platform is the default, and each is found by its folder', () => {
  expect(platforms).toContain('uml');
  expect(platforms.filter(name => /isDefault: true/.test(textOf(`targets/${name}/keywords.ts`)))).toHaveLength(1);
  for (const name of platforms) expect(textOf(`targets/${name}/keywords.ts`)).toContain(`name: '${name}'`);
});
