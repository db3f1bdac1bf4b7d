import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commentText, shValue, shWord, shWords } from '../../../compiler/quote/sh.ts';
import { anyText } from './text.ts';

const all = [['dash'], ['busybox', 'sh'], ['bash', '--posix'], ['mksh'], ['yash', '-o', 'posix'], ['zsh', '--emulate', 'sh']];
const shells = all.filter(([name]) => spawnSync(name!, ['-c', ':']).error === undefined);

/** Runs a script in one shell and returns what it printed. */
const run = ([name, ...options]: readonly string[], script: string): Buffer => {
  const folder = mkdtempSync(join(tmpdir(), 'mln-'));
  try {
    writeFileSync(join(folder, 'script'), script);
    // yash knows no bytes beyond its locale's characters
    const ended = spawnSync(name!, [...options, join(folder, 'script')], { env: { ...process.env, LC_ALL: 'C.UTF-8' } });
    expect(ended.stderr.toString()).toBe('');
    return ended.stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** One start of each shell for many values. */
const batches = fc.array(anyText, { minLength: 60, maxLength: 60 });
const asLines = (values: readonly string[]): Buffer => Buffer.from(values.map(value => `${value}\0`).join(''));

test('there are the three shells that the runtime must run under', () => {
  expect(shells.slice(0, 3).map(([name]) => name)).toEqual(['dash', 'busybox', 'bash']);
});

for (const shell of shells) {
  test(`${shell.join(' ')}: a word, a value and an argument arrive byte for byte`, () => {
    fc.assert(fc.property(batches, values => {
      const script = [
        `show() { for one; do printf '%s\\0' "$one"; done; }`,
        ...values.map(value => `v=${shValue(value)}\nprintf '%s\\0' "$v" # ${commentText(value)}`),
        `show ${shWords(values)}`,
        ...values.map(value => `show ${shWord(value)} # ${commentText(value)}`),
      ].join('\n');
      expect(run(shell, `${script}\n`).equals(asLines([...values, ...values, ...values]))).toBe(true);
    }), { numRuns: 4 });
  });
}

test('what needs no quotes has none, so that a generated script reads well', () => {
  expect(shWords(['mem=64M', 'eth0=daemon,02:00:00:00:00:01,unix,run/A.ctl', '/srv/a b', '', '=x', '~', '~root', 'a~b'])).toBe(
    "mem=64M eth0=daemon,02:00:00:00:00:01,unix,run/A.ctl '/srv/a b' '' '=x' '~' '~root' 'a~b'");
});

test('a comment is one line, whatever it holds', () => {
  fc.assert(fc.property(anyText, value => { expect(commentText(value)).not.toMatch(/[\u0000-\u001f\u0085\u2028\u2029]/u); }));
});
