import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { yaml, type YamlValue } from '../../../compiler/quote/yaml.ts';
import { anyText } from './text.ts';

const lookingLikeOther = fc.constantFrom('yes', 'No', 'y', 'null', '~', '', '1', '0x1f', '1e3', '.inf', '2026-01-01', '12:30:45', '- a', 'a: b', 'a #b', '{{ a }}', '!!python/x', '&a', '*a', '|', '>', '%', '@', '=', '<<');
const text = fc.oneof(anyText, lookingLikeOther, fc.array(anyText, { maxLength: 5 }).map(lines => lines.join('\n')));

const value = fc.letrec<{ value: YamlValue }>(tie => ({
  value: fc.oneof({ maxDepth: 4 }, text, fc.integer(), fc.boolean(), fc.constant(null), fc.array(tie('value'), { maxLength: 3 }), fc.dictionary(text.filter(key => key !== '__proto__'), tie('value'), { maxKeys: 3 })),
})).value;

const readAll = (documents: readonly string[]): unknown => {
  const read = spawnSync('python3', ['-c', 'import json, sys, yaml; print(json.dumps([yaml.safe_load(each) for each in json.load(sys.stdin)]))'], { input: JSON.stringify(documents), encoding: 'utf8', maxBuffer: 1 << 28 });
  expect(read.stderr).toBe('');
  return JSON.parse(read.stdout);
};

test('PyYAML reads what was printed, whatever is in it', ({ skip }) => {
  if (spawnSync('python3', ['-c', 'import yaml']).status !== 0) skip('not installed: python3-yaml');
  const values = fc.sample(fc.record({ it: value }), { numRuns: 1000, seed: 7 });
  expect(readAll(values.map(yaml))).toEqual(JSON.parse(JSON.stringify(values)));
});

test('it reads well: plain words bare, lines as lines, what is undefined left out', () => {
  expect(yaml({ hostname: 'www1', enabled: 'yes', port: 22, none: undefined, empty: {}, hosts: [], users: [{ name: 'jack', keys: ['ssh-ed25519 AAAA'] }], nested: [['a', 'b'], ['c']], runcmd: ['echo a\necho b\n'] })).toBe([
    'hostname: www1', 'enabled: "yes"', 'port: 22', 'empty: {}', 'hosts: []',
    'users:', '  - name: jack', '    keys:', '      - "ssh-ed25519 AAAA"',
    'nested:', '  - - a', '    - b', '  - - c',
    'runcmd:', '  - |', '    echo a', '    echo b', '',
  ].join('\n'));
  expect(yaml('a')).toBe('a\n');
});
