import { expect, test } from 'vitest';
import { loadRender } from '../../../compiler/6-plan/render.ts';

const fill = async (template: string, view: object): Promise<string> =>
  (await loadRender({ template: () => template, shipped: [] }))('any.hbs', view);

test.each<[string, string, object]>([
  ['a name that the view lacks', 'memory={{value memory}}', {}],
  ['a condition that the view lacks', '{{#if swap}}swap{{/if}}', {}],
  ['a condition that is no boolean', '{{#if swap}}swap{{/if}}', { swap: 'yes' }],
  ['a list that the view lacks', '{{#each guests}}{{word this}}{{/each}}', {}],
  ['a value without a word on where it lands', 'memory={{memory}} {{memory.of.it}}', { memory: undefined }],
  ['what is no text', 'memory={{value memory}}', { memory: undefined }],
  ['an object for a text', 'memory={{value memory}}', { memory: {} }],
  ['a plain word that needs quotes', 'name={{word name}}', { name: 'a;b' }],
  ['a helper that there is not', '{{shell name}}', { name: 'a' }],
])('a template with %s stops the program', async (_what, template, view) => {
  await expect(fill(template, view)).rejects.toThrow();
});

test('each value is quoted for where it lands, and nothing is turned into HTML', async () => {
  const hostile = `a'b <c> & $(d) "e"`;
  expect(await fill('{{sh name}}', { name: hostile })).toBe(`'a'\\''b <c> & $(d) "e"'`);
  expect(await fill('{{verbatim name}}', { name: hostile })).toBe(hostile);
});
