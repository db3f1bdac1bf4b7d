import { expect, test } from 'vitest';
import { unifiedDiff } from '../../compiler/7-write/show-diff.ts';
import { caseFolders, type Recorded } from './case-folder.ts';
import { runCase } from './run-case.ts';

const recording = process.env['MLN_GOLDEN'] === 'record';

/** Unified diffs of all files that are missing, surplus or different. */
const differences = (recorded: Recorded, outcome: Recorded): string =>
  [...new Set([...recorded.keys(), ...outcome.keys()])]
    .sort()
    .filter(path => recorded.get(path) !== outcome.get(path))
    .map(path => unifiedDiff(path, recorded.get(path), outcome.get(path)))
    .join('');

test.each(caseFolders.map(folder => [folder.name, folder] as const))('%s', async (name, folder) => {
  const outcome = await runCase(folder);
  expect(outcome.size, `${name} gives neither output nor diagnostics`).toBeGreaterThan(0);
  if (recording) folder.record(outcome);
  const found = differences(folder.recorded(), outcome);
  if (found !== '') expect.fail(`${name} differs from what is recorded (\`make golden\` records it again):\n${found}`);
});
