import fc from 'fast-check';

const morsels = [
  ' ', '  ', '\t', '\n', '\n', '\r\n', ';', '{', '}', ' {\n', '\n}\n', '#', '# c', '"', "'", '\\', '\\\n', '\\}', '=', ' = ', '$', '$$', '$x', '${x}', '${', '$[a.b]', '$[', '$6$s$h',
  'host a', 'startup', 'users', 'global', 'memory 5', 'x', 'ab', '"q w"', "'l'", '<<E', '#include f\n', 'ä', '\u{1f600}', '\u202e',
];

/** Text that is full of what means something to the syntax. */
export const soup = fc.array(fc.constantFrom(...morsels), { maxLength: 40 }).map(parts => parts.join(''));

const word = fc.constantFrom('x', 'memory', '64M', '$v', '${v}b', '"a b"', "'{'", 'a\\;b', '$$', '\\#', '10.0.0.1/24', "don't");
const gap = fc.constantFrom(' ', '  ', '\t', ' \\\n  ');
const separator = fc.constantFrom('\n', ';', '\n\n\n', ' # note }\n', ' ;\n', '\n  # alone {\n');
const opening = fc.constantFrom(' {', '{', '\n{', ' {\n', ' # c\n  {\n', ' { # c\n');

const setting = fc.tuple(fc.constantFrom('k', '$v', 'memory', '$v =', '$v='), fc.array(fc.tuple(gap, word), { minLength: 1, maxLength: 3 })).map(([first, rest]) => first + rest.flat().join(''));
const raw = fc.array(fc.constantFrom('  echo "}"', '\tif x; then', '', '   ', '    y # {', 'cat <<E', 'E', 'f() {', '}', '${x:-{}', 'a \\}'), { maxLength: 6 })
  .map(lines => `startup {\n${lines.join('\n')}\n}`);

/** Descriptions that are mostly right, laid out as badly as the language allows. */
export const description = fc.letrec<{ body: string; statement: string; block: string }>(tie => ({
  body: fc.array(fc.tuple(tie('statement'), separator), { maxLength: 4 }).map(items => items.flat().join('')),
  statement: fc.oneof({ maxDepth: 3 }, setting, raw, tie('block')),
  block: fc.tuple(fc.constantFrom('host a', 'network eth0', 'global', 'users', 'host $v', 'x "a b"'), opening, tie('body')).map(([header, open, body]) => `${header}${open}${body}}`),
})).body;
