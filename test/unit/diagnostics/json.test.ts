import { expect, test } from 'vitest';
import { codes } from '../../../compiler/diagnostics/codes.ts';
import { asJson, fileOf, spanOf, wrongAt } from './reported.ts';

test('what programs get: places as editors count, offsets, notes in order', () => {
  const file = fileOf('\u{1f600}\thost\r\n  memry 64M\n');
  const at = { span: spanOf(file, 'memry'), via: [{ kind: 'inherited', from: 's', span: spanOf(file, 'host') }] } as const;
  expect(asJson(wrongAt(at, 'memry', [{ text: 'see' }]))).toEqual({
    format: 1,
    errors: 1,
    warnings: 0,
    diagnostics: [{
      severity: 'error',
      code: 'wrong',
      message: '`memry` is wrong',
      hint: 'right memry',
      place: { file: 'a.mln', start: { line: 2, column: 3, offset: 11 }, end: { line: 2, column: 8, offset: 16 } },
      notes: [
        { message: 'see' },
        { message: 'inherited from superclass s', place: { file: 'a.mln', start: { line: 1, column: 4, offset: 3 }, end: { line: 1, column: 8, offset: 7 } } },
      ],
    }],
  });
});

test('without a place or hint the fields are left out', () => {
  expect(Object.keys(asJson(wrongAt(undefined)).diagnostics[0] ?? {})).toEqual(['severity', 'code', 'message', 'notes']);
});

test('a stretch over lines ends where it ends', () => {
  const file = fileOf('a {\n}\n');
  expect(asJson(wrongAt({ file, start: 0, end: 5 })).diagnostics[0]?.place).toMatchObject({ start: { line: 1, column: 1 }, end: { line: 2, column: 2 } });
});

test('every code is kebab-case and its row can be explained', () => {
  for (const [name, row] of Object.entries(codes)) {
    expect(name).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
    expect([name, row.explain.trim().length > 20]).toEqual([name, true]);
  }
});
