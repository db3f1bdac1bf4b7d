/** What a program that is a plug-in gets on standard input and answers on standard output, as JSON Schema (2020-12), made from the keyword tables. */
import { events } from '../schema/operations.ts';
import type { Keyword, Place } from '../schema/place.ts';
import type { Reader, Row, Shape } from '../schema/row.ts';
import type { Vocabulary } from '../schema/vocabulary.ts';
import { steps } from './inside/protocol.ts';

type Schema = Readonly<Record<string, unknown>>;

const text: Schema = { type: 'string' };
const texts: Schema = { type: 'array', items: text };
const number: Schema = { type: 'number' };
const ref = (name: string): Schema => ({ $ref: `#/$defs/${name}` });
const nullable = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });
const listOf = (items: Schema): Schema => ({ type: 'array', items });
const object = (properties: Readonly<Record<string, Schema>>, required: readonly string[] = Object.keys(properties)): Schema => ({ type: 'object', properties, required });

/** The schema of all that passes between mlnc and a program. */
export const pluginSchema = ({ places }: Vocabulary): Schema => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'What a plug-in of mlnc reads and writes',
  description: 'A program gets `request` as one JSON object on standard input. To `describe` it answers with `description`, to all else with `answer`.',
  anyOf: [ref('request'), ref('description'), ref('answer')],
  $defs: {
    request: { anyOf: [ref('request_describe'), ...steps.map(step => ref(`request_${step}`))] },
    request_describe: object({ format: { const: 1 }, step: { const: 'describe' }, plugin: text }),
    ...requests,
    description,
    row,
    answer: { anyOf: [object({ operations: listOf(ref('operation')), read: texts }, []), listOf(ref('operation'))] },
    operation: { anyOf: Object.keys(operations).map(name => ref(`operation_${name}`)) },
    ...Object.fromEntries(Object.entries(operations).map(([name, schema]) => [`operation_${name}`, schema])),
    place: { type: 'integer', minimum: 0, description: 'A place in the description: a number from the request, handed back as `at` of an operation that is due to it.' },
    setting_place: { description: 'A setting by what leads to it in the body of a block, names and numbers.', ...object({ kind: { enum: ['global', ...kinds] }, name: text, path: listOf({ anyOf: [text, number] }) }, ['kind', 'path']) },
    word: { anyOf: [text, number] },
    written: { anyOf: [text, number, { type: 'boolean' }, { type: 'null' }, listOf(ref('written')), { type: 'object', additionalProperties: ref('written') }] },
    ...Object.fromEntries(Object.entries(places).flatMap(([kind, place]) => (kind === 'top' ? [] : [[`body_${kind}`, bodySchema(place)] as const]))),
  },
});

/** Words of plug-ins that the schema does not know may stand there too. */
const bodySchema = (place: Place): Schema => ({
  type: 'object',
  properties: Object.fromEntries(place.keywords.filter(({ name }) => name !== 'no' && name !== 'plugin').flatMap(keyword => [keyword.name, ...keyword.row.aliases].map(word => [word, wordSchema(keyword)]))),
  additionalProperties: ref('written'),
});

const wordSchema = (keyword: Keyword): Schema => ({ description: keyword.row.doc, ...nullable(shapeSchema(keyword.row, keyword.inside)) });

const shapeSchema = ({ shape, repeat }: Row, inside: Place | undefined): Schema => {
  switch (shape.kind) {
    case 'flag': return { type: 'boolean' };
    case 'raw': return { anyOf: [text, texts] };
    case 'value': return repeat === 'many' ? { anyOf: [readerSchema(shape.reader), listOf(readerSchema(shape.reader))] } : readerSchema(shape.reader);
    case 'phrase': return { anyOf: [text, listOf(repeat === 'many' ? { anyOf: [ref('word'), listOf(ref('word'))] } : ref('word'))] };
    case 'columns': return repeat === 'many' ? listOf(listOf(ref('word'))) : listOf(ref('word'));
    case 'list': return listOf(readerSchema(shape.reader));
    case 'lists': return { type: 'object', additionalProperties: listOf(ref('word')) };
    case 'lines': return linesSchema(shape);
    case 'block': return blockSchema(shape, inside);
  }
};

const linesSchema = ({ columns, key }: Shape & { readonly kind: 'lines' }): Schema => {
  const least = Object.values(columns).filter(column => !column.optional).length;
  const lines = listOf({ ...listOf(ref('word')), minItems: least, description: `${Object.keys(columns).join(', ')}` });
  return key === 0 ? { anyOf: [lines, { type: 'object', additionalProperties: { anyOf: [ref('word'), listOf(ref('word'))] } }] } : lines;
};

const blockSchema = ({ named, bare }: Shape & { readonly kind: 'block' }, inside: Place | undefined): Schema => {
  const body = inside === undefined ? { type: 'object' } : inside.name === 'network' ? ref('body_network') : bodySchema(inside);
  const block = named ? { type: 'object', additionalProperties: body } : body;
  return bare ? { anyOf: [block, { const: true }] } : block;
};

const readerSchema = ({ words, kind, expects }: Reader<unknown>): Schema => (words !== undefined && kind === 'word' ? { enum: words } : { ...ref('word'), description: expects });

const at = ref('place');
const dueTo: Schema = { anyOf: [at, ref('setting_place'), { type: 'null' }] };
const operation = (name: string, properties: Readonly<Record<string, Schema>>, required: readonly string[], description: string): Schema =>
  ({ description, ...object({ do: { const: name }, ...properties, at: dueTo }, ['do', ...required]) });

const kinds = ['host', 'superclass', 'switch', 'service_host', 'template'] as const;
const bodyOf = (kind: string): Schema => ref(`body_${kind === 'superclass' ? 'host' : kind}`);

/** One alternative for each kind of block, since each has words of its own. */
const byKind = (name: string, list: readonly string[], more: Readonly<Record<string, Schema>>, description: string): Schema =>
  ({ anyOf: list.map(kind => operation(name, { kind: { const: kind }, name: text, body: bodyOf(kind), ...more }, ['kind', 'name', 'body'], description)) });

const operations: Readonly<Record<string, Schema>> = {
  add: byKind('add', kinds, { index: { type: 'integer' } }, 'In expand: a block that nobody wrote.'),
  change: byKind('change', kinds.filter(kind => kind !== 'superclass'), {}, 'In transform: words of a block; they win over what it says.'),
  change_global: operation('change', { kind: { const: 'global' }, body: ref('body_global') }, ['kind', 'body'], 'In transform: the same, of global.'),
  remove: operation('remove', { kind: { enum: kinds.filter(kind => kind !== 'superclass') }, name: text }, ['kind', 'name'], 'In transform: takes a block out.'),
  file: operation('file', { guest: text, path: text, text, mode: text, owner: text }, ['guest', 'path', 'text'], 'In configure: a file in a guest.'),
  startup: operation('startup', { guest: text, text }, ['guest', 'text'], 'In configure: shell text that a guest runs at boot.'),
  shutdown: operation('shutdown', { guest: text, text }, ['guest', 'text'], 'In configure: shell text that a guest runs when it goes down.'),
  user: operation('user', { guest: text, name: text, password: text, home: text, uid: { type: 'integer' }, keys: texts }, ['guest', 'name'], 'In configure: an account of a guest; the password is a crypt hash.'),
  hosts: operation('hosts', { guest: text, address: text, names: texts }, ['guest', 'address', 'names'], 'In configure: a line of a guest\'s /etc/hosts.'),
  neighbours: operation('neighbours', { guests: texts, lines: listOf(object({ of: text, address: text, names: texts }, ['address', 'names'])) }, ['guests', 'lines'], 'In configure: lines of /etc/hosts that many guests share; each gets all but those `of` itself.'),
  seed: operation('seed', { guest: text, metaData: text, networkConfig: text, cloudConfig: text, userData: text }, ['guest', 'metaData', 'networkConfig', 'cloudConfig'], 'In configure: a guest that is set up by cloud-init alone, from a disk beside its own.'),
  output: operation('output', { path: text, text, server: text, executable: { type: 'boolean' }, secret: { type: 'boolean' } }, ['path', 'text'], 'In configure: a file of the output.'),
  keep: operation('keep', { words: texts }, ['words'], 'In transform of a plug-in that `keeps` a file: a line of it.'),
  hook: operation('hook', { event: { enum: events }, text, server: text }, ['event', 'text'], 'In observe: shell text that the runtime runs when something happened.'),
  error: operation('error', { message: text, hint: text }, ['message'], 'Everywhere: ends the compilation.'),
  warning: operation('warning', { message: text, hint: text }, ['message'], 'Everywhere: is told.'),
};

const words: Schema = { type: 'object', description: 'The plug-in\'s own words there, by word: { value, at }, or a list of these.' };
const block = (body: Schema, more: Readonly<Record<string, Schema>> = {}): Schema => object({ name: text, at, body, ...more });
const host = { words, superclasses: texts, platform: text };
const request = (step: string, properties: Readonly<Record<string, Schema>>): Schema =>
  object({ format: { const: 1 }, step: { const: step }, plugin: text, project: text, words, files: { type: 'object', additionalProperties: text }, ...properties });

const guest = block(ref('body_host'), {
  ...host, server: text, template: object({ name: text, family: text }), memory: number, nameservers: texts,
  interfaces: listOf(object({ name: text, mac: text, attachment: { type: 'object' }, addresses: listOf(object({ family: { enum: [4, 6] }, address: text, prefix: number })), dhcp: { type: 'boolean' }, at })),
  logins: listOf(object({ name: text, home: text })), groups: listOf(object({ name: text, members: texts })),
  keys: listOf(object({ user: text, home: text, lines: texts })), files: listOf(object({ destination: text })),
});
const configured = { guests: listOf(guest), servers: listOf(object({ name: text, groups: texts, guests: texts, words })), switches: texts };

const requests: Readonly<Record<string, Schema>> = {
  request_expand: request('expand', { hosts: texts, switches: texts, superclasses: listOf(block(ref('body_host'))), addresses: texts }),
  request_transform: request('transform', {
    global: block(ref('body_global')), hosts: listOf(block(ref('body_host'), host)), switches: listOf(block(ref('body_switch'), { words })),
    serviceHosts: listOf(block(ref('body_service_host'), { words })), templates: listOf(block(ref('body_template'))),
  }),
  request_configure: request('configure', configured),
  request_observe: request('observe', configured),
};

const reader: Schema = { anyOf: [{ type: 'string', description: 'A reader of the API, such as `size`, `hostName`, `plainAddress`, `word`.' }, object({ reader: { enum: ['integer', 'wordOf'] }, given: { type: 'array' } })] };

const row: Schema = object({
  shape: { enum: ['flag', 'value', 'phrase', 'columns', 'lines', 'list', 'lists', 'block', 'raw'] },
  repeat: { enum: ['one', 'many', 'named', 'text'] },
  reader, name: reader,
  columns: { type: 'object', additionalProperties: object({ reader, optional: { type: 'boolean' }, secret: { type: 'boolean' }, rest: { type: 'boolean' } }, ['reader']) },
  key: text, named: { type: 'boolean' }, nameOptional: { type: 'boolean' }, bare: { type: 'boolean' },
  rows: { type: 'object', additionalProperties: ref('row') },
  default: text, secret: { type: 'boolean' }, aliases: texts, doc: text, example: text,
}, ['shape', 'doc', 'example']);

const description: Schema = object({
  doc: text,
  order: number,
  keeps: { type: 'string', pattern: '\\.lock$' },
  keywords: { type: 'object', propertyNames: { enum: ['global', 'host', 'network', 'switch', 'service_host', 'template'] }, additionalProperties: { type: 'object', additionalProperties: ref('row') } },
  steps: listOf({ enum: steps }),
}, ['doc', 'steps']);
