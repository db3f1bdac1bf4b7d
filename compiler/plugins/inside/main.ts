/**
 * The process in which a plug-in runs. It reads a call on standard input, runs the plug-in in a context of its own, and
 * writes the answer to descriptor 3; standard error is the plug-in's `console`. Time, memory, the length of the answer and
 * what the process may do at all are limited from outside.
 */
import { readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';
import type { Answer, Call } from './protocol.ts';

const ANSWER = 3;

const say = (text: string): void => {
  for (let bytes = Buffer.from(text); bytes.length > 0; ) bytes = bytes.subarray(writeSync(ANSWER, bytes));
};

/** TypeScript without its types, `import` as `require`. Lines stay where they are, for messages. */
const asScript = (path: string, text: string): string => {
  if (path.endsWith('.json')) return `module.exports = ${JSON.stringify(JSON.parse(text))};`;
  const { transform } = require('sucrase') as typeof import('sucrase');
  return transform(text, { transforms: /ts$/.test(path) ? ['typescript', 'imports'] : ['imports'], filePath: path, production: true, preserveDynamicImport: true }).code;
};

const wrapped = (code: string): string => `(function (module, exports, require) {${code}\n})`;

/** What is never the same twice, or opens a door to the outside. */
const takeAway = `
  for (const name of ['SharedArrayBuffer', 'Atomics', 'WebAssembly', 'FinalizationRegistry', 'WeakRef', 'Temporal']) delete globalThis[name];
  const refuse = what => () => { throw new Error('a plug-in has no ' + what + ': it answers the same whenever it is called with the same'); };
  Math.random = refuse('chance');
  const { UTC, parse } = Date;
  globalThis.Date = new Proxy(Date, {
    construct: (target, given) => given.length === 0 ? refuse('clock')() : Reflect.construct(target, given),
    apply: refuse('clock'),
    get: (target, key) => key === 'now' ? refuse('clock') : Reflect.get(target, key),
  });
  Date.prototype.constructor = globalThis.Date;
  // formats the time of the clock when it is given none
  Intl.DateTimeFormat = function () { refuse('clock')(); };
`;

/** Sucrase tells the place behind its message, V8 before its trace. */
const unreadable = (path: string, { message, stack = '' }: Error): Answer => {
  const line = / \((\d+):\d+\)$/.exec(message)?.[1] ?? /^plugin:.+:(\d+)\n/.exec(stack)?.[1];
  const problem = message.replace(/^Error transforming [^:]*: /, '').replace(/ \(\d+:\d+\)$/, '');
  return { broken: `\`${path}\` cannot be read: ${problem.slice(0, 1000)}`, ...(line !== undefined && { at: { path, line: Number(line) } }) };
};

const answerTo = (call: string): string => {
  const { files } = JSON.parse(call) as Call;
  const context = vm.createContext(Object.create(null) as object, { codeGeneration: { strings: false, wasm: false } });
  const inside = (code: string, filename: string): unknown => vm.runInContext(code, context, { filename });
  inside(readFileSync(join(__dirname, 'plugin-inside.js'), 'utf8'), 'mlnc');
  inside(takeAway, 'mlnc');
  for (const [path, text] of Object.entries(files)) {
    try {
      inside(`mlnc.bodies[${JSON.stringify(path)}] = ${wrapped(asScript(path, text))}`, `plugin:${path}`);
    } catch (fault) {
      return JSON.stringify(unreadable(path, fault as Error));
    }
  }
  // No value of the outside but a text goes in, so that none of it is within reach there.
  const { answer, logged } = inside('mlnc', 'mlnc') as { readonly answer: (call: string) => string; readonly logged: readonly string[] };
  const text = String(answer(call));
  process.stderr.write(logged.join(''));
  return text;
};

say(answerTo(readFileSync(0, 'utf8')));
// What waits for a promise never runs: the error of a refused `import()` is one of the outside, and would lead there.
process.exit();
