import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createVocabulary } from '../../compiler/schema/vocabulary.ts';
import cfengine from '../../plugins/cfengine/plugin.ts';
import { keywords as openstack } from '../../targets/openstack/keywords.ts';
import { keywords as uml } from '../../targets/uml/keywords.ts';
import { fuzz } from './parser-fuzz.ts';

/** `MLN_FUZZ=1000000 MLN_FUZZ_SEED=7 npx vitest run test/fuzz` */
const count = Number(process.env['MLN_FUZZ'] ?? 20_000);
const seed = Number(process.env['MLN_FUZZ_SEED'] ?? 1);

const vocabulary = createVocabulary({ targets: [uml, openstack], plugins: [cfengine] });

const filesBelow = (directory: string): string[] =>
  readdirSync(directory, { withFileTypes: true }).flatMap(entry => {
    const path = join(directory, entry.name);
    return entry.isDirectory() ? filesBelow(path) : entry.name.endsWith('.mln') ? [readFileSync(path, 'utf8')] : [];
  });

const folders = ['examples', 'test/cases', process.env['MLN_CORPUS'] ?? ''].filter(folder => folder !== '' && existsSync(folder));

test(`${count} mutants are read without a fault`, { timeout: 60_000 + count }, async () => {
  const seeds = folders.flatMap(filesBelow);
  expect(seeds.length).toBeGreaterThan(0);
  expect(await fuzz({ seeds, count, seed, vocabulary })).toBeUndefined();
});
