import type { codes } from '../../diagnostics/codes.ts';
import type { Reporter } from '../../diagnostics/report.ts';
import { createFile } from '../../7-write/single-file.ts';
import { exitCodes } from '../arguments.ts';
import { installation, readDeclarations } from '../installation.ts';
import type { Terminal } from '../terminal.ts';

/** Writes a first plug-in with its test, and what an editor wants to know. */
export const newPlugin = (name: string | undefined, terminal: Terminal, { report }: Reporter<typeof codes>): number => {
  if (name === undefined || !/^[a-z][a-z0-9-]{0,40}$/.test(name)) {
    report('bad-usage', undefined, { problem: name === undefined ? '`mlnc plugin new` needs a name' : `\`${name}\` cannot be a plug-in's name`, hint: 'small letters, digits and `-`, such as `mlnc plugin new policy`' });
    return exitCodes.usage;
  }
  const word = name.replace(/-/g, '_');
  const holder = holderOf(name, word);
  if (holder !== undefined) {
    report('bad-usage', undefined, { problem: `a plug-in cannot be called \`${name}\`, which ${holder}`, hint: 'give it another name; its word and its folder are called after it' });
    return exitCodes.usage;
  }
  const folder = `plugins/${name}`;
  const files: readonly (readonly [string, string])[] = [
    [`${folder}/plugin.ts`, firstPlugin(name, word)],
    [`${folder}/test/works/input.mln`, firstCase(name, word)],
    [`${folder}/tsconfig.json`, tsconfig],
    [`${folder}/mlnc-plugin.d.ts`, readDeclarations()],
  ];
  for (const [path, text] of files) if (!createFile(path, text, report)) return exitCodes.usage;
  terminal.out(`${files.map(([path]) => `${path}\n`).join('')}
Next:
    mlnc plugin test ${folder} --record    record what the case gives, and look at it
    mlnc YOURS.mln -p ${folder}            use it
`);
  return exitCodes.ok;
};

/** Who has the name already, and the word that the first plug-in would bring. */
const holderOf = (name: string, word: string): string | undefined => {
  const { vocabulary, plugins } = installation();
  if (plugins.some(plugin => plugin.name === name)) return 'is built in';
  return vocabulary.find(['host'], word) === undefined ? undefined : 'is a word of the language';
};

const firstPlugin = (name: string, word: string): string => `import { definePlugin, file, raw } from 'mlnc/plugin';

export default definePlugin({
  name: '${name}',
  doc: 'Writes what it is given into a file of the guest.',
  keywords: {
    host: { ${word}: raw({ doc: 'The text of /etc/${name}.', example: '${word} {\\n    hello\\n}' }) },
  },
  *configure({ guests }) {
    for (const { name, words: { ${word} } } of guests) {
      if (${word} !== undefined) yield file(name, '/etc/${name}', ${word}.value, { at: ${word}.at });
    }
  },
});
`;

const firstCase = (name: string, word: string): string => `global {
    project works
    plugin ${name}
}

host a {
    template busybox
    ${word} {
        hello
    }
}
`;

const tsconfig = `${JSON.stringify({ compilerOptions: { target: 'es2022', module: 'es2022', moduleResolution: 'bundler', allowImportingTsExtensions: true, strict: true, noEmit: true, types: [] }, include: ['*.ts'] }, undefined, 2)}\n`;
