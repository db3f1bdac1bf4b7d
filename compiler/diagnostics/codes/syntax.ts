import { code } from '../diagnostic.ts';
import type { CodeTable } from '../diagnostic.ts';

interface Word {
  readonly word: string;
}

interface Path {
  readonly path: string;
}

/** What can be wrong with the form of a description, whatever its words mean. */
export const syntaxCodes = {
  'unclosed-brace': code<{ readonly block: string }>({
    severity: 'error',
    message: p => `the block \`${p.block}\` is never closed`,
    hint: () => 'add a `}` where it ends',
    explain:
      'Each `{` needs its `}`. Where the file ends too early, mlnc blames the block whose closing brace stands further left than the line that opened it, since there the counting went wrong; else the block that is still open. ' +
      'A brace in raw text such as `startup` does not count when it is escaped, quoted on its line, in a comment or inside `${ }`.',
    wrong: 'global {\n    project demo\nhost a {\n    memory 64M\n}\n',
    right: 'global {\n    project demo\n}\nhost a {\n    memory 64M\n}\n',
  }),
  'surplus-brace': code({
    severity: 'error',
    message: () => 'this `}` closes nothing',
    hint: () => 'remove it, or write `\\}` if it is text',
    explain: 'All blocks before this brace are closed already. Often a brace too many stands at the end of an inner block, and this one is merely where the count shows it.',
    wrong: 'global { project demo }\n}\n',
    right: 'global { project demo }\n',
  }),
  'nested-too-deep': code<{ readonly limit: number }>({
    severity: 'error',
    message: p => `blocks are nested more than ${p.limit} deep`,
    hint: () => 'is a `}` missing again and again?',
    explain: 'No description needs this many blocks inside each other; most likely closing braces are missing, or an include repeats itself.',
  }),
  'stray-brace': code<{ readonly brace: string }>({
    severity: 'error',
    message: p => `\`${p.brace}\` stands in a word between quotes that begin in the middle of the word`,
    hint: () => 'put the whole word into quotes',
    explain: 'Braces between quotes are text, and quotes make a word only when they begin it: `x="a}"` is to be written `"x=\\"a}\\""` or `\'x="a}"\'`.',
    wrong: 'global { project demo }\nhost a {\n    kernel_args x="}"\n}\n',
    right: 'global { project demo }\nhost a {\n    kernel_args \'x="}"\'\n}\n',
  }),
  'unclosed-quote': code<{ readonly quote: string }>({
    severity: 'error',
    message: p => `this ${p.quote} quote is not closed on its line`,
    hint: p => (p.quote === 'single' ? 'close it, or write the word in double quotes if it has an apostrophe' : 'close it; a quote inside is written `\\"`'),
    explain: 'A quoted word begins and ends on one line. A line end inside double quotes is written `\\n`.',
    wrong: 'global { project demo }\nhost a {\n    kernel_args "quiet\n}\n',
    right: 'global { project demo }\nhost a {\n    kernel_args "quiet"\n}\n',
  }),
  'text-after-quote': code<Word>({
    severity: 'error',
    message: p => `\`${p.word}\` touches the closing quote before it`,
    hint: () => 'put a space between them, or all of it into one pair of quotes',
    explain: 'A quoted word ends at its closing quote. Whether text right behind it belongs to the word cannot be told, so it is not guessed.',
    wrong: 'global { project demo }\nhost a {\n    kernel_args "quiet"splash\n}\n',
    right: 'global { project demo }\nhost a {\n    kernel_args "quiet splash"\n}\n',
  }),
  'unknown-escape': code<{ readonly escape: string }>({
    severity: 'warning',
    message: p => `\`${p.escape}\` means nothing special; the backslash is kept`,
    hint: p => (p.escape === '\\$' ? 'a dollar sign is written `$$`' : 'a backslash is written `\\\\`'),
    explain: 'In double quotes there are `\\"`, `\\\\`, `\\n` and `\\t`; outside quotes `\\;`, `\\{`, `\\}`, `\\#`, `\\\\` and the backslash at the end of a line. A dollar sign is `$$`.',
    wrong: 'global { project demo }\nhost a {\n    kernel_args "a\\d"\n}\n',
    right: 'global { project demo }\nhost a {\n    kernel_args "a\\\\d"\n}\n',
  }),
  'bad-reference': code<{ readonly text: string }>({
    severity: 'error',
    message: p => `\`${p.text}\` is not a variable`,
    hint: () => 'write `$name`, `${name}` or `$[name]` with letters, digits and `_`, a fact as `$[host.keyword]`, and `$$` for a dollar sign',
    explain: 'Outside raw text a dollar sign with a brace or bracket names a variable or a fact and nothing else: there are no defaults, commands or arithmetic as in a shell.',
    wrong: 'global { project demo }\nhost a {\n    memory ${size:-64M}\n}\n',
    right: 'global {\n    project demo\n    $size = 64M\n}\nhost a {\n    memory ${size}\n}\n',
  }),
  'block-without-keyword': code({
    severity: 'error',
    message: () => 'a block begins with a keyword, and there is none before this `{`',
    hint: () => 'write what it is: `host NAME {`, `network eth0 {`; a brace that is text is `\\{`',
    explain: 'Braces hold the body of a block, and the words before them say which.',
    wrong: 'global { project demo }\n{\n    memory 64M\n}\n',
    right: 'global { project demo }\nhost a {\n    memory 64M\n}\n',
  }),
  'bad-block-keyword': code<Word>({
    severity: 'error',
    message: p => `a block's keyword is a plain word, not \`${p.word}\``,
    hint: () => 'write it without quotes and variables; variables may stand in the name behind it: `host $name {`',
    explain: 'The keyword decides how the body is read, so it has to be known before variables are.',
    wrong: 'global { project demo }\n"host" a {\n}\n',
    right: 'global { project demo }\nhost a {\n}\n',
  }),
  'surplus-block-words': code<{ readonly keyword: string; readonly word: string }>({
    severity: 'error',
    message: p => `\`${p.word}\` is one word too many before the \`{\` of \`${p.keyword}\``,
    hint: p => `a block has a keyword and at most one name: \`${p.keyword} NAME {\`; a statement before it ends with \`;\` or its line`,
    explain: 'Before a brace stand a keyword and at most one name.',
    wrong: 'global { project demo }\nhost a b {\n}\n',
    right: 'global { project demo }\nhost a {\n}\n',
  }),
  'raw-block-with-name': code<{ readonly keyword: string; readonly word: string }>({
    severity: 'error',
    message: p => `\`${p.keyword}\` holds plain text and has no name, but \`${p.word}\` stands before its \`{\``,
    hint: p => `write \`${p.keyword} {\`, or \`${p.keyword} file PATH\` without braces to take the text from a file`,
    explain: 'A block of raw text is its keyword and the text between the braces.',
    wrong: 'global { project demo }\nhost a {\n    startup early {\n        true\n    }\n}\n',
    right: 'global { project demo }\nhost a {\n    startup {\n        true\n    }\n}\n',
  }),
  'assignment-without-value': code<{ readonly name: string }>({
    severity: 'error',
    message: p => `\`$${p.name} =\` lacks its value`,
    hint: p => `write \`$${p.name} = VALUE\`, or \`""\` for an empty one`,
    explain: 'A variable is given the words behind the equals sign, on the same line.',
    wrong: 'global {\n    project demo\n    $size =\n}\n',
    right: 'global {\n    project demo\n    $size = 64M\n}\nhost a {\n    memory $size\n}\n',
  }),
  'assignment-without-dollar': code<{ readonly name: string }>({
    severity: 'warning',
    message: p => `\`${p.name} =\` sets the variable \`$${p.name}\``,
    hint: p => `write \`$${p.name} =\` for a variable; a setting has no equals sign`,
    explain: 'The original program took `name = value` in `global` for a variable. It goes on working; the dollar sign shows readers what it is.',
    wrong: 'global {\n    project demo\n    size = 64M\n}\nhost a {\n    memory $size\n}\n',
    right: 'global {\n    project demo\n    $size = 64M\n}\nhost a {\n    memory $size\n}\n',
  }),
  'setting-with-equals': code<Word>({
    severity: 'error',
    message: p => `\`${p.word} =\` is neither a setting nor a variable`,
    hint: p => `write \`${p.word} VALUE\` for a setting, \`$${p.word} = VALUE\` for a variable`,
    explain: 'A setting is a keyword and its values, without an equals sign. Only in `global` may a variable lack its dollar sign.',
    wrong: 'global { project demo }\nhost a {\n    memory = 64M\n}\n',
    right: 'global { project demo }\nhost a {\n    memory 64M\n}\n',
  }),
  'include-without-path': code({
    severity: 'error',
    message: () => '`#include` lacks the path of a file',
    hint: () => 'write `#include PATH`; for a comment put a space after the `#`',
    explain: '`#include PATH` reads another file in at this place.',
    wrong: 'global { project demo }\n#include\n',
    right: 'global { project demo }\n# include nothing here\n',
  }),
  'include-surplus-words': code<Word>({
    severity: 'error',
    message: p => `\`${p.word}\` stands behind the path of an \`#include\``,
    hint: () => 'one file a line, quotes around a path with spaces; for a comment put a space after the `#`',
    explain: '`#include` takes one path, or one pattern such as `site/*.mln`.',
    wrong: 'global { project demo }\n#include a.mln b.mln\n',
    right: 'global { project demo }\n# include a.mln b.mln\n',
  }),
  'include-cycle': code<Path>({
    severity: 'error',
    message: p => `\`${p.path}\` includes itself`,
    hint: () => 'take one `#include` out of the circle',
    explain: 'A file that is being read is included again, by itself or by a file that it includes. The notes show the circle.',
  }),
  'include-too-deep': code<{ readonly limit: number }>({
    severity: 'error',
    message: p => `includes are more than ${p.limit} deep`,
    hint: () => 'is there a circle through symbolic links?',
    explain: 'Files include files that include files, deeper than any site needs.',
  }),
  'too-many-includes': code<{ readonly limit: number }>({
    severity: 'error',
    message: p => `more than ${p.limit} files are included`,
    hint: () => 'does a file that is included many times include many others?',
    explain: 'The number of files of one description is limited, so that a few that include each other over and over do not fill the memory.',
  }),
  'include-from-current-directory': code<Path & { readonly beside: string }>({
    severity: 'warning',
    message: p => `\`${p.path}\` was found in the current directory, not beside the file that includes it`,
    hint: p => `move it to \`${p.beside}\`, or write its path from there`,
    explain: 'The original program looked from where it was started. A path from the including file works from everywhere.',
  }),
  'include-matches-nothing': code<{ readonly pattern: string }>({
    severity: 'warning',
    message: p => `no file matches \`${p.pattern}\``,
    hint: () => 'is the directory right? A pattern is relative to the file that includes it',
    explain: 'An `#include` with `*`, `?` or `[...]` reads all files that match, in the order of their names. That none does may be meant, but seldom is.',
    wrong: 'global { project demo }\n#include no-such-directory/*.mln\nhost a { }\n',
    right: 'global { project demo }\nhost a { }\n',
  }),
  'layout-changes-meaning': code({
    severity: 'error',
    message: () => 'laid out, this would say something else, so the file was left as it is',
    hint: () => 'is there a lone quote, as in `don\'t`, or a backslash at the end of a line? Put double quotes around the word',
    explain: 'What a brace or a `#` means depends on quotes on its line and on a backslash before it. `mlnc fmt` moves statements to lines of their own, reads what it made, and leaves a file alone where that says something else.',
  }),
  'too-many-syntax-errors': code<{ readonly limit: number }>({
    severity: 'error',
    message: p => `more than ${p.limit} errors of form; the rest is not shown`,
    hint: () => 'mend the first ones: later ones often follow from them',
    explain: 'After this many errors mlnc stops telling, since what follows is rarely news.',
  }),
} as const satisfies CodeTable;
