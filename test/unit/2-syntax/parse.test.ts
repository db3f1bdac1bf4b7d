import { expect, test } from 'vitest';
import { parse } from './support.ts';

const tree = (text: string) => {
  const { tree, found } = parse(text);
  expect(found).toEqual([]);
  return tree;
};

test.each([
  ['block and settings', 'host a {\n  memory 64M\n  xen\n}\n', [{ 'host a': ['memory | 64M', 'xen'] }]],
  ['all on one line', 'host a { memory 64M; network eth0 { switch A; address dhcp } }', [{ 'host a': ['memory | 64M', { 'network eth0': ['switch | A', 'address | dhcp'] }] }]],
  ['empty block', 'switch A { }\nswitch B {}', [{ 'switch A': [] }, { 'switch B': [] }]],
  ['two blocks on a line', 'switch A { } switch B { }', [{ 'switch A': [] }, { 'switch B': [] }]],
  ['brace touches the word', 'user_data{\n  a\n}\nhost vm{ }', [{ 'user_data raw': 'a\n' }, { 'host vm': [] }]],
  ['brace on the next line', 'host a\n\n# the first\n{\n memory 1M }', [{ 'host a': ['memory | 1M'] }]],
  ['continued line', 'files \\\n  a b', ['files | a | b']],
  ['continued line, blanks behind the backslash', 'a b\\  \n c', ['a | b | c']],
  ['plain characters', 'a x\\;y \\{ \\} \\# \\\\', ['a | x;y | { | } | # | \\']],
  ['comment with braces', '# } { ; "\na b # } {\nc x#y', ['a | b', 'c | x#y']],
  ['quotes', `a "x \\"y\\" \\\\ \\n\\t {" 'l\\n;}' ""`, ['a | "x \\"y\\" \\\\ \\n\\t {" | "l\\\\n;}" | ""']],
  ['apostrophe within a word', "a don't", ["a | don't"]],
  ['references', 'a $x.b ${y}z $[gw.eth0.address] "$x-$[p]" \'$x\'', ['a | <x>.b | <y>z | <gw.eth0.address> | "<x>-<p>" | "$x"']],
  ['dollar signs', 'a $$x 5$ $', ['a | $x | 5$ | $']],
  ['variable in a name', 'host $name { }', [{ 'host <name>': [] }]],
  ['assignments', '$a = 1\n$b 2\n$c=3 4\n$d', ['$a := 1', '$b := 2', '$c := 3 | 4', '<d>']],
  ['free lines', 'users {\n  $user hash\n  a = b\n  $x = 5\n}', [{ users: ['<user> | hash', 'a | = | b', '$x := 5'] }]],
  ['raw file', 'startup file boot.sh', ['startup | file | boot.sh']],
  ['CRLF', 'host a {\r\n  memory 64M\r\n}\r\n', [{ 'host a': ['memory | 64M'] }]],
  ['no last newline', 'host a { memory 64M }', [{ 'host a': ['memory | 64M'] }]],
  ['range', 'host www[1-40] { }', [{ 'host www[1-40]': [] }]],
])('%s', (_, text, expected) => expect(tree(text)).toEqual(expected));

test.each(['$6$salt$hash', '$5$rounds=5000$salt$hash', '$1$ab$cd/.', '$2b$10$abcdef', '$y$j9T$salt$hash'])('the hash %s is literal', hash => {
  expect(tree(`root_password ${hash}\nroot_password "${hash}"`)).toEqual([`root_password | ${hash}`, `root_password | "${hash}"`]);
});

test('two variables are no hash', () => expect(tree('a $y$x')).toEqual(['a | <y><x>']));

test.each([
  ['escaped braces', 'find . -exec rm \\{\\} \\;\necho \\}'],
  ['a comment', 'echo a # }\n# {'],
  ['quotes that close on their line', `echo "}" '{' "a\\"}"`],
  ['expansions', 'echo ${x:-${y}} ${z#\\}} ${w%"}"}'],
  ['a function', 'f() {\n  true\n}'],
  ['a number of arguments', 'echo $#'],
  ['awk over lines', "awk '{\n  print $1\n}' /etc/passwd"],
])('raw text ends behind %s', (_, body) => {
  expect(tree(`startup {\n${body}\n}\nhost a { }`)).toEqual([{ 'startup raw': `${body}\n` }, { 'host a': [] }]);
});

test('bare assignment: a warning in global, an error elsewhere', () => {
  expect(parse('global {\n  size = 5\n}')).toMatchObject({ tree: [{ global: ['size := 5'] }], found: ['assignment-without-dollar at size'] });
  expect(parse('host a {\n  memory = 5\n}').found).toEqual(['setting-with-equals at memory']);
});

test.each([
  ['global {\n  project a\nhost b {\n}\n', ['unclosed-brace at {']],
  ['a { }\n}', ['surplus-brace at }']],
  ['{ }', ['block-without-keyword at {']],
  ['host a b { memory = 1 }', ['surplus-block-words at b', 'setting-with-equals at memory']],
  ['"host" a { }', ['bad-block-keyword at "host"']],
  ['$x = ', ['assignment-without-value at =']],
  ['a "b', ['unclosed-quote at "']],
  ['a "b"c', ['text-after-quote at c']],
  ['a x="}"', ['stray-brace at }']],
  ['a ${x:-1}', ['bad-reference at ${x:-1}']],
  ['a $[x y]', ['bad-reference at $[x']],
  ['a "\\d"', ['unknown-escape at \\d']],
  ['startup x { }', ['raw-block-with-name at x']],
  ['#include', ['include-without-path at #include']],
])('%j', (text, expected) => expect(parse(text).found).toEqual(expected));

test('errors of several blocks are told at once', () => {
  const { found, tree } = parse('host a {\n  x "y\n  z ${\n}\nhost b c { }\nhost d { memory = 1 }\n');
  expect(found).toEqual(['unclosed-quote at "', 'bad-reference at ${', 'surplus-block-words at c', 'setting-with-equals at memory']);
  expect(tree).toBeUndefined();
});

test('the unclosed block is found by its indentation', () => {
  const { diagnostics } = parse('host a {\n    network eth0 {\n        switch A\n}\nhost b {\n    memory 1M\n}\n');
  expect(diagnostics.map(({ code, params }) => ({ code, params }))).toEqual([{ code: 'unclosed-brace', params: { block: 'network eth0' } }]);
});

test('nesting ends at 256', () => {
  expect(parse('a {\n'.repeat(256) + '}\n'.repeat(256)).found).toEqual([]);
  expect(parse('a {\n'.repeat(300) + '}\n'.repeat(300)).found).toEqual(['nested-too-deep at {']);
  expect(parse('a {'.repeat(100_000)).found).toEqual(['nested-too-deep at {']);
});

test('many errors are cut', () => expect(parse('a "b\n'.repeat(5000)).found).toHaveLength(101));

test('a line of many words is read in linear time', () => {
  const started = performance.now();
  expect(parse(`a ${'x '.repeat(500_000)}"`).found).toEqual(['unclosed-quote at "']);
  expect(parse('"${'.repeat(200_000)).tree).toBeUndefined();
  expect(performance.now() - started).toBeLessThan(5000);
});
