import { expect, test } from 'vitest';
import { memoryReader } from '../../compiler/1-source/memory-reader.ts';
import { installation } from '../../compiler/cli/installation.ts';
import { compile } from '../../compiler/compile.ts';
import { printDiagnostics } from '../../compiler/diagnostics/print.ts';

const compileText = async (text: string) => {
  const { table, diagnostics, output } = await compile({ path: 'big.mln', defines: new Map() }, { ...installation(), reader: memoryReader({ 'big.mln': text }) });
  return { codes: diagnostics.map(({ code }) => code), printed: printDiagnostics(table, diagnostics, { colour: false }), output };
};

const project = 'global { project big }\n';

test('300 nested blocks are an error, said once', async () => {
  const { codes } = await compileText(`${project}${'host a {\n'.repeat(300)}${'}\n'.repeat(300)}`);
  expect(codes).toContain('nested-too-deep');
  expect(codes.filter(code => code === 'nested-too-deep')).toHaveLength(1);
});

test('300 blocks that are never closed are an error', async () => {
  const { codes } = await compileText(`${project}${'host a {\n'.repeat(300)}`);
  expect(codes.some(code => code === 'nested-too-deep' || code === 'unclosed-brace')).toBe(true);
});

test('a hundred thousand braces end in an error', async () => {
  expect((await compileText(`${project}host a ${'{'.repeat(100_000)}`)).codes.length).toBeGreaterThan(0);
  expect((await compileText(`${project}${'}'.repeat(100_000)}`)).codes).toContain('too-many-syntax-errors');
});

test.each([
  ['one word', (length: number) => `${project}host a { kernel_args ${'x'.repeat(length)} }`],
  ['many words', (length: number) => `${project}host a { memory ${'64M '.repeat(length / 4)} }`],
  ['a quote that is never closed', (length: number) => `${project}host a { kernel_args "${'x'.repeat(length)}`],
  ['many statements', (length: number) => `${project}host a { ${'memory 64M;'.repeat(length / 100)} }`],
  ['an unknown keyword', (length: number) => `${project}host a { ${'y'.repeat(length)} 1 }`],
])('10 MB in one line: %s; the message shows a part of it', async (_, make) => {
  const { codes, printed, output } = await compileText(make(10_000_000));
  if (output === undefined) expect(codes.length).toBeGreaterThan(0);
  for (const line of printed.split('\n')) expect(line.length).toBeLessThan(1000);
});

test('10 MB of comment and of text are taken', async () => {
  expect((await compileText(`${project}# ${'x'.repeat(10_000_000)}\nhost a { }`)).codes).toEqual([]);
  expect((await compileText(`${project}host a { startup { echo ${'x'.repeat(10_000_000)} } }`)).codes).toEqual([]);
});

const host = (body: string): string => `${project}switch lan { }\nhost a {\n${body}\n}\n`;
const many = (count: number, line: (number: number) => string): string => Array.from({ length: count }, (_, number) => line(number)).join('\n');

test('uml-too-many-disks', async () => {
  expect((await compileText(host(`mount {\n${many(15, number => `/srv/${number}.img /data${number} ext4`)}\n}`))).codes).toContain('uml-too-many-disks');
});

test('uml-too-many-interfaces', async () => {
  expect((await compileText(host(many(33, number => `network eth${number} { switch lan }`)))).codes).toContain('uml-too-many-interfaces');
});
