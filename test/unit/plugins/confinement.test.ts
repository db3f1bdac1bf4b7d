import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { confinedTo } from '../../../compiler/plugins/outside/confinement.ts';
import { runProcess } from '../../../compiler/plugins/outside/run-process.ts';
import { directoryWith } from '../../e2e/support.ts';

/** What a plug-in could do that came out of its context. */
const outOfContext = (code: string, flags: (program: string) => readonly string[]) => {
  const cwd = directoryWith({ 'a.txt': 'as it was\n', 'program.cjs': '' });
  const program = join(cwd, 'program.cjs');
  writeFileSync(program, `const fs = require('node:fs'); try { ${code} } catch (fault) { fs.writeSync(3, String(fault)); } process.exit();`);
  const { answer } = runProcess({ plugin: 'bad', command: [process.execPath, ...flags(program), program], input: '', answersOn: 3, writesFiles: false, directory: cwd, environment: {} }, { seconds: 10, memory: 512, answer: 10000 });
  return { answer, cwd };
};

test('no text is written into a file, whatever the version of Node.js', () => {
  const { cwd } = outOfContext("fs.appendFileSync('a.txt', 'and more'); fs.writeFileSync('b.txt', 'text');", () => []);
  expect(readFileSync(join(cwd, 'a.txt'), 'utf8')).toBe('as it was\n');
  expect(existsSync(join(cwd, 'b.txt')) ? readFileSync(join(cwd, 'b.txt'), 'utf8') : '').toBe('');
});

test('no code is made of text', () => {
  expect(outOfContext("Function('return 1')(); fs.writeSync(3, 'it ran');", confinedTo).answer).toContain('Code generation from strings disallowed');
});

const hasPermissions = Number(process.versions.node.split('.')[0]) >= 20;

test.for([
  ['reads files of others', "fs.readFileSync('/etc/passwd'); fs.writeSync(3, 'it ran');"],
  ['removes files', "fs.rmSync('a.txt'); fs.writeSync(3, 'it ran');"],
  ['starts processes', "require('node:child_process').execFileSync('true'); fs.writeSync(3, 'it ran');"],
] as const)('from Node.js 20 on: nothing %s', ([, code], { skip }) => {
  if (!hasPermissions) skip('this Node.js has no permissions');
  const { answer, cwd } = outOfContext(code, confinedTo);
  expect(answer).toContain('Access to this API has been restricted');
  expect(existsSync(join(cwd, 'a.txt'))).toBe(true);
});
