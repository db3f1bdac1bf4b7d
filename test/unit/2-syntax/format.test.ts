import fc from 'fast-check';
import { expect, test } from 'vitest';
import { format } from '../../../compiler/2-syntax/format.ts';
import { installation } from '../../../compiler/cli/installation.ts';
import { codes } from '../../../compiler/diagnostics/codes.ts';
import { createReport } from '../../../compiler/diagnostics/report.ts';
import { formatted, parseAlone } from './support.ts';
import { description, soup } from './soup.ts';

test('one layout', () => {
  const text = `

#  first
global{project demo;$x=5
\tsize 3 }   # end


host a # why
{ memory   64M # much

network eth0 { switch A }

# last

}
switch A {

}
#include   site.mln   # more
files { /a \\
 /b }`;
  expect(formatted(text)).toBe(`#  first
global {
    project demo
    $x = 5
    size 3
} # end

# why
host a {
    memory 64M # much

    network eth0 {
        switch A
    }

    # last
}
switch A { }
#include site.mln # more
files {
    /a \\
        /b
}
`);
});

test.each([
  ['moved as a whole', 'host a {\nstartup {\n\t\techo\n\t\t  if { }\n\n\t\tx\n}\n}', 'host a {\n    startup {\n        echo\n          if { }\n\n        x\n    }\n}\n'],
  ['kept on one line', 'startup { echo  "}" ; x }', 'startup { echo  "}" ; x }\n'],
  ['kept with a here-document', 'host a {\nstartup {\n cat <<E\n x\nE\n}\n}', 'host a {\n    startup {\n cat <<E\n x\nE\n    }\n}\n'],
  ['closed on its last line', 'startup {\n  a\n  b }', 'startup {\n    a\n    b }\n'],
  ['empty', 'startup {\n}', 'startup { }\n'],
])('raw text is %s', (_, text, expected) => expect(formatted(text)).toBe(expected));

test('line ends of Windows stay', () => expect(formatted('host a {\r\nx\r\n}')).toBe('host a {\r\n    x\r\n}\r\n'));

test('a comment with other white space than blanks does not become an #include', () => {
  expect(formatted('#include\u00a0x \t\n')).toBe('#include\u00a0x\n');
  expect(formatted('#include\u00a0\u2003\n')).toBe('#include\u00a0\u2003\n');
});

test('a word goes on behind a reference in braces, also with a sign of comments', () => {
  expect(formatted('${x}#\n {\n\n}\n')).toBe('${x}# { }\n');
});

test('a brace at the end of a comment behind a header stays in the comment', () => {
  expect(formatted('host a { # see {\n}\n')).toBe('host a { # see {\n}\n');
});

test('an empty text stays empty', () => expect(formatted('\n\n')).toBe(''));

test('what has errors is not touched', () => expect(formatted('host a {')).toBeUndefined());

const keepsMeaning = (text: string) => {
  const once = formatted(text);
  if (once === undefined) return false;
  expect(parseAlone(once)).toEqual(parseAlone(text));
  expect(formatted(once)).toBe(once);
  return true;
};

// The same texts in every run, so that a failure can be looked at again; MLN_FUZZ_SEED gives others.
const seed = Number(process.env['MLN_FUZZ_SEED'] ?? 1);

test('formatting keeps the tree, and a second time changes nothing', () => {
  fc.assert(fc.property(description, keepsAny), { numRuns: 1000, seed });
  fc.assert(fc.property(soup, keepsAny), { numRuns: 2000, seed });
});

const keepsAny = (text: string): void => void keepsMeaning(text);

test('most of the generated descriptions are right, so that the property says something', () => {
  const right = fc.sample(description, { numRuns: 200, seed: 1 }).filter(text => formatted(text) !== undefined);
  expect(right.length).toBeGreaterThan(100);
});

test('a comment that says #include behind a header stays a comment before the block', () => {
  expect(formatted('host a #include b.mln\n{\n}\n')).toBe('# include b.mln\nhost a { }\n');
});

test('a statement that would say something else on a line of its own is told, and nothing is made', () => {
  const report = createReport(codes);
  const made = format({ path: 'a.mln', text: "host a {\n  k don't;k don't '{'\n}\n" }, { vocabulary: installation().vocabulary, report: report.report });
  expect(made).toBeUndefined();
  expect(report.diagnostics.map(({ code }) => code)).toEqual(['layout-changes-meaning']);
});
