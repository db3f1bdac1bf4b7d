import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readyFiles } from '../../../compiler/7-write/content.ts';
import { reportFailure } from '../../../compiler/7-write/failure.ts';
import { writeCodes } from '../../../compiler/diagnostics/codes/write.ts';
import { createReport } from '../../../compiler/diagnostics/report.ts';
import { temporaryDirectory } from './try-write.ts';

const codesOf = (act: () => unknown): string[] => {
  const { report, diagnostics } = createReport(writeCodes);
  try {
    act();
  } catch (fault) {
    reportFailure(report, 'out/kafe', fault);
  }
  return diagnostics.map(({ code }) => code);
};

test('output-source-unreadable: a source that went away, or is none', () => {
  const directory = temporaryDirectory();
  const read = (source: string) => [...readyFiles([{ path: 'a', mode: 0o644, content: { source } }], () => new Uint8Array())];
  expect(codesOf(() => read(join(directory, 'gone')))).toEqual(['output-source-unreadable']);
  expect(codesOf(() => read(directory))).toEqual(['output-source-unreadable']);
});

test('output-failed: what the system refuses for another reason', () => {
  expect(codesOf(() => { throw Object.assign(new Error('broken'), { code: 'EIO' }); })).toEqual(['output-failed']);
});
