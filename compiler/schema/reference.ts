/** Text about the words of the language, made from the tables: the reference page and `mlnc keywords`. */
import { forms } from './keywords/structure.ts';
import type { Keyword, Place } from './place.ts';
import type { Columns, Row, Shape } from './row.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A word at one of its places. */
export interface Found {
  /** Keywords of the blocks that it stands in, outermost first; `host` is a superclass and `defaults` too. */
  readonly path: readonly string[];
  readonly keyword: Keyword;
}

/** The language reference as Markdown. */
export const referencePage = (vocabulary: Vocabulary): string => {
  const { top, global, host, network, switch: switches, service_host: servers, template } = vocabulary.places;
  const sections = [
    section('Top level', top), section('In `global`', global), section('In a host, a superclass and `defaults`', host),
    section('In `network`', network), section('In `switch`', switches), section('In `service_host` at the top level', servers),
    section('In `template` at the top level', template),
  ];
  return `# The words of the language\n\nMade from the keyword tables. \`mlnc keywords WORD\` prints the same on a terminal.\n\n${formsSection()}${sections.join('')}`;
};

/** Every word with its first sentence, place by place. */
export const listKeywords = (vocabulary: Vocabulary): string =>
  Object.values(vocabulary.places).map((place) => `${place.name || 'top level'}:\n${place.keywords.map(shortLine).join('')}`).join('\n');

/** All that is known of one word, at each of its places; none where it is unknown everywhere. */
export const describeKeyword = (vocabulary: Vocabulary, word: string): string | undefined => {
  const form = Object.hasOwn(forms, word) ? forms[word] : undefined;
  if (form !== undefined) return `${word}\n    ${form.doc}\n\n${indent(form.example)}\n`;
  const found = findEverywhere(vocabulary, word);
  return found.length === 0 ? undefined : found.map(describe).join('\n');
};

/** A word at each place that has a row of its own for it. */
export const findEverywhere = (vocabulary: Vocabulary, word: string): readonly Found[] => {
  const { top, host } = vocabulary.places;
  const seen = new Set<Row>();
  const search = (place: Place, path: readonly string[]): readonly Found[] => {
    const here = place.find(word);
    const found = here === undefined || seen.has(here.row) ? [] : [{ path, keyword: here }];
    if (here !== undefined) seen.add(here.row);
    return [...found, ...place.keywords.flatMap((keyword) => (keyword.inside === undefined || path.includes(keyword.name) ? [] : search(keyword.inside, [...path, keyword.name])))];
  };
  return [...search(host, ['host']), ...search(top, [])];
};

const describe = ({ path, keyword }: Found): string => {
  const facts = factsOf(keyword).map((fact) => `    ${fact}\n`).join('');
  return `${usageOf(keyword.name, keyword.row)}   (${whereOf(path)})\n    ${keyword.row.doc}\n${facts}\n${indent(keyword.row.example)}\n`;
};

const whereOf = (path: readonly string[]): string => {
  if (path.length === 0) return 'at the top level';
  return path.length === 1 && path[0] === 'host' ? 'in host, superclass and defaults' : `in ${path.join(' > ')}`;
};

const section = (title: string, place: Place): string => `## ${title}\n\n${place.keywords.map((keyword) => entry(keyword, '###')).join('')}`;

const entry = (keyword: Keyword, level: string): string => {
  const facts = factsOf(keyword).map((fact) => `- ${fact}\n`).join('');
  const inner = keyword.owner === undefined || keyword.inside === undefined ? '' : keyword.inside.keywords.filter((each) => !each.structural).map((each) => entry(each, `${level}#`)).join('');
  return `${level} \`${usageOf(keyword.name, keyword.row)}\`\n\n${keyword.row.doc}\n\n${facts}${facts === '' ? '' : '\n'}\`\`\`\n${keyword.row.example}\n\`\`\`\n\n${inner}`;
};

const formsSection = (): string =>
  `## Forms\n\n${Object.entries(forms).map(([form, { doc, example }]) => `### \`${form}\`\n\n${doc}\n\n\`\`\`\n${example}\n\`\`\`\n\n`).join('')}`;

const shortLine = ({ name, row }: Keyword): string => `    ${usageOf(name, row)}\n        ${/^.*?[.](?= |$)/s.exec(row.doc)?.[0] ?? row.doc}\n`;

/** `users { name password [home] [uid] }`: how the word is written. */
export const usageOf = (name: string, row: Row): string => `${name}${usageOfShape(row.shape, row.repeat === 'many')}`;

const usageOfShape = (shape: Shape, repeated: boolean): string => {
  switch (shape.kind) {
    case 'flag': return ' [yes|no]';
    case 'value': return ` ${placeholder(shape.reader.words, shape.reader.kind)}${repeated ? ' ...' : ''}`;
    case 'phrase': return ` ${shape.reader.expects}`;
    case 'columns': return ` ${columnNames(shape.columns)}`;
    case 'lines': return ` { ${columnNames(shape.columns)} }`;
    case 'list': return ` { ${shape.reader.kind.toUpperCase()} ... }`;
    case 'lists': return ` { NAME { ${shape.reader.kind.toUpperCase()} ... } }`;
    case 'block': return shape.nameOptional === true ? ' [NAME] { ... }' : shape.named ? ' NAME { ... }' : shape.bare ? ' [{ ... }]' : ' { ... }';
    case 'raw': return ' { ... } | file PATH';
  }
};

const placeholder = (words: readonly string[] | undefined, kind: string): string => (words !== undefined && kind === 'word' ? words.join('|') : kind.toUpperCase());

const columnNames = (columns: Columns): string =>
  Object.entries(columns).map(([name, { optional }]) => (optional ? `[${name.toUpperCase()}]` : name.toUpperCase())).join(' ');

const factsOf = ({ row, owner }: Keyword): readonly string[] => {
  const facts: string[] = [];
  if (row.shape.kind === 'value') facts.push(`Takes ${row.shape.reader.expects}${row.repeat === 'many' ? '; several add up' : ''}.`);
  if (row.default !== undefined) facts.push(`Default: \`${row.default}\`.`);
  if (row.aliases.length > 0) facts.push(`Also written ${row.aliases.map((alias) => `\`${alias}\``).join(', ')}.`);
  if (row.secret) facts.push('Kept out of the output that people read.');
  if (owner?.kind === 'platform') facts.push(`Of the platform ${owner.target.name}.`);
  if (owner?.kind === 'plugin') facts.push(`Of the plug-in ${owner.plugin.name}${owner.plugin.served !== false ? '' : ', which is understood but not served yet'}.`);
  if (row.notServed !== undefined) facts.push(`Understood, but not served yet: it waits for ${row.notServed}.`);
  if (row.perPlatform !== undefined) facts.push(`Not every platform can: it takes ${row.perPlatform}${row.forProcesses === true ? ', or one whose guests are processes: their systemd service does it, where `mln install` was run' : ''}.`);
  return facts;
};

const indent = (text: string): string => text.split('\n').map((line) => `    ${line}`).join('\n');
