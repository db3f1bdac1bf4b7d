import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { threadedSink } from '../../../compiler/7-write/sink.ts';
import { temporaryDirectory, write } from './try-write.ts';

const workerOf = (text: string): URL => {
  const file = join(temporaryDirectory(), 'worker.mjs');
  writeFileSync(file, text);
  return pathToFileURL(file);
};

const dying = `import { parentPort } from 'node:worker_threads'; parentPort.once('message', () => process.exit(0));`;
const throwing = `import { parentPort } from 'node:worker_threads'; parentPort.once('message', () => { throw new Error('out of memory'); });`;

const putMany = async (worker: URL): Promise<void> => {
  const sink = threadedSink(temporaryDirectory(), worker, 2);
  try {
    for (let n = 0; n < 40; n += 1) await sink.put([{ path: `file${n}`, mode: 0o644, data: '' }]);
  } finally {
    await sink.end();
  }
};

test.each([['ends', dying, 'output not written'], ['throws', throwing, 'out of memory']])('a writing thread that %s stops the writer, which does not wait for it', async (_what, text, message) => {
  await expect(putMany(workerOf(text))).rejects.toThrow(message);
});

test('nothing is left of an output whose writing thread died', async () => {
  const root = temporaryDirectory();
  const texts = Object.fromEntries(Array.from({ length: 5000 }, (_, n) => [`service-hosts/local/vms/g${n}/vm.conf`, 'x']));
  const { result, said } = await write(root, texts, { workerFile: workerOf(dying) });
  expect(result).toBeUndefined();
  expect(said).toEqual([expect.stringMatching(/^output-failed: .*a writing thread ended early/)]);
  expect(readdirSync(root)).toEqual([]);
});
