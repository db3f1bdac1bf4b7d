import { expect, test } from 'vitest';
import { checkCodes } from '../../../compiler/diagnostics/codes/check.ts';
import { modelCodes } from '../../../compiler/diagnostics/codes/model.ts';
import type { CodeRow } from '../../../compiler/diagnostics/diagnostic.ts';
import { build } from './build.ts';

/** These need words of a platform or plug-in that the test's vocabulary has not. */
const elsewhere = ['no-template', 'plugin-not-served', 'platform-not-served'];

const rows = Object.entries<CodeRow<never>>({ ...modelCodes, ...checkCodes }).filter(([name]) => !elsewhere.includes(name));

test.each(rows.filter(([, { wrong }]) => wrong !== undefined))('%s is what its wrong example gets', (name, { wrong = '' }) => {
  expect(build(wrong).diagnostics.map(({ code }) => code)).toContain(name);
});

test.each(rows.filter(([, { right }]) => right !== undefined))('the right example of %s is without fault', (_name, { right = '' }) => {
  const { project, diagnostics } = build(right);
  expect(diagnostics.map(({ code }) => code)).toEqual([]);
  expect(project).toBeDefined();
});
