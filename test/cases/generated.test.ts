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
  ['10 MB in one word', 10_000_000, (length: number) => `${project}host a { kernel_args ${'x'.repeat(length)} }`],
  ['1 MB of words in one line', 1_000_000, (length: number) => `${project}host a { memory ${'64M '.repeat(length / 4)} }`],
  ['a quote of 1 MB that is never closed', 1_000_000, (length: number) => `${project}host a { kernel_args "${'x'.repeat(length)}`],
  ['1 MB of statements in one line', 1_000_000, (length: number) => `${project}host a { ${'memory 64M;'.repeat(length / 100)} }`],
  ['an unknown keyword of 10 MB', 10_000_000, (length: number) => `${project}host a { ${'y'.repeat(length)} 1 }`],
])('%s: a message shows a part of it', async (_, length, make) => {
  const { codes, printed, output } = await compileText(make(length));
  if (output === undefined) expect(codes.length).toBeGreaterThan(0);
  for (const line of printed.split('\n')) expect(line.length).toBeLessThan(1000);
});

test('10 MB of text in one line are taken', async () => {
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

test.each([
  [{ kind: 'permission' } as const, 'file-no-permission'],
  [{ kind: 'too-large', bytes: 99_000_000 } as const, 'file-too-large'],
  [{ kind: 'unreadable', reason: 'the disk reports an error' } as const, 'file-unreadable'],
])('a description that cannot be read: %o', async (failure, code) => {
  const reader = { read: () => ({ failure }), expand: () => [] };
  const { diagnostics, output } = await compile({ path: 'big.mln', defines: new Map() }, { ...installation(), reader });
  expect(diagnostics.map(each => each.code)).toEqual([code]);
  expect(output).toBeUndefined();
});

test('mac-collision: a given address that is derived for another guest', async () => {
  const one = 'host a {\n    network eth0 { switch lan }\n}\n';
  const { output } = await compileText(`${project}switch lan { }\n${one}`);
  const files = [...await output?.files() ?? []];
  const mac = /[0-9a-f]{2}(?::[0-9a-f]{2}){5}/.exec(String(files.find(({ path }) => path.endsWith('/a/command.sh'))?.content))?.[0];
  const two = `switch dmz { }\nhost b {\n    network eth0 { switch dmz; mac ${mac} }\n}\n`;
  expect((await compileText(`${project}switch lan { }\n${one}${two}`)).codes).toContain('mac-collision');
});

test('bridge-too-large: a Linux bridge has 1,023 ports', async () => {
  expect((await compileText(`${project}host a[1-1024] { network eth0 { bridge br0 } }`)).codes).toContain('bridge-too-large');
  expect((await compileText(`${project}host a[1-1023] { network eth0 { bridge br0 } }`)).codes).not.toContain('bridge-too-large');
  const mixed = (count: number) => `${project}switch lan { }\nhost a { template busybox; network eth0 { switch lan } }\nhost b[1-${count}] { xen; template busybox; network eth0 { switch lan } }`;
  expect((await compileText(mixed(1023))).codes).toContain('bridge-too-large');
  expect((await compileText(mixed(1022))).codes).not.toContain('bridge-too-large');
});

test('other-platform: a word that another platform brings', async () => {
  expect((await compileText(`${project}host a { hvm }`)).codes).toContain('other-platform');
});
