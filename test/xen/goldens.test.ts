import { readFileSync } from 'node:fs';
import { globSync } from 'fast-glob';
import { expect, test } from 'vitest';
import { missing, xlReads } from './xl.ts';

const files = globSync(['test/cases/*/expected/**/*.cfg', 'examples/*/output/**/*.cfg']).sort();

test.skipIf(missing !== undefined)('the real xl reads every configuration of the cases and examples, and knows each key', () => {
  expect(files.length).toBeGreaterThan(5);
  // xl passes over xm's name of a cap
  const read = xlReads(files.map(file => readFileSync(file, 'utf8').replace(/^cpu_cap = /m, 'cap = ')));
  expect('domains' in read ? read.domains.length : read.refused).toBe(files.length);
});
