import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ResolvedBlock, ResolvedEntry, ResolvedProject } from '../../../compiler/4-resolve/tree.ts';
import { installation } from '../../../compiler/cli/installation.ts';
import { definePlugin, flag, type Body, type Plugin } from '../../../compiler/plugin-api.ts';
import type { Place } from '../../../compiler/schema/place.ts';
import type { Row } from '../../../compiler/schema/row.ts';
import { compileWith } from './compile-with.ts';

const { vocabulary } = installation();

const text = `global { project demo; odd }
superclass node { memory 64M; startup { echo up } users { jack * } network eth0 { switch lan } }
host a { superclass node; template busybox; files { /a /b } network eth0 { address 10.0.0.1/24 } }
host b { superclass node; template busybox; nameserver 10.0.0.9; network eth0 { address 10.0.0.2/24; gateway $[a.eth0.address] } }
switch lan { }
`;

const odd = (steps: Pick<Plugin, 'expand' | 'transform' | 'configure' | 'observe'>): Plugin =>
  definePlugin({ name: 'odd', doc: 'Does what chance says.', keywords: { global: { odd: flag({ doc: 'A word of a test.', example: 'odd' }) } }, ...steps } as Plugin);

/** Words and numbers that mean something here and there, and texts that mean nothing anywhere. */
const words = fc.oneof(
  fc.constantFrom('64M', 'lan', 'node', '10.0.0.7/24', '10.0.0.7', 'dhcp', 'yes', '*', '/etc/x', '0644', '$[a.eth0.address]', '$[nothing]', '$x', '', ' ', '{', '}', '#', '\n', '__proto__', 'eth0', 'jack'),
  fc.string({ maxLength: 12 }), fc.integer({ min: -5, max: 4096 }), fc.boolean(), fc.constant(null),
);
const { value: written } = fc.letrec(tie => ({
  value: fc.oneof({ maxDepth: 3 }, words, fc.array(tie('value'), { maxLength: 3 }), fc.dictionary(fc.oneof(fc.constantFrom('eth0', 'jack', 'address', 'switch', 'memory'), fc.string({ maxLength: 6 })), tie('value'), { maxKeys: 3 })),
}));

const wordsOf = (place: Place): readonly string[] => place.keywords.map(({ name }) => name);

const bodyOf = (place: Place): fc.Arbitrary<Body> =>
  fc.dictionary(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...wordsOf(place)) }, { weight: 1, arbitrary: fc.string({ maxLength: 8 }) }), written, { maxKeys: 4 }) as fc.Arbitrary<Body>;

const names = fc.oneof(fc.constantFrom('a', 'b', 'c', 'lan', 'node'), fc.string({ maxLength: 8 }));

/** What stands in a resolved tree that its rows would not let stand there. */
const misfits = (project: ResolvedProject): readonly string[] => {
  const found: string[] = [];
  const visit = (block: ResolvedBlock, place: Place | undefined, path: string): void => {
    block.entries.forEach((entries, key) => {
      const keyword = place?.find(key);
      if (keyword === undefined || keyword.structural) found.push(`${path}/${key}: unknown`);
      else entries.forEach(entry => check(entry, keyword.row, keyword.inside, `${path}/${key}`));
      if (keyword?.row.repeat === 'one' && entries.length > 1) found.push(`${path}/${key}: twice`);
      const blockNames = entries.flatMap(entry => (entry.kind === 'block' && keyword?.row.shape.kind === 'block' && keyword.row.shape.named ? [entry.name] : []));
      if (new Set(blockNames).size < blockNames.length) found.push(`${path}/${key}: two of one name`);
    });
  };
  const check = (entry: ResolvedEntry, { shape }: Row, inside: Place | undefined, path: string): void => {
    const wanted = shape.kind === 'raw' ? ['raw', 'line'] : shape.kind === 'block' ? (shape.bare ? ['block', 'line'] : ['block']) : ['lines', 'list', 'lists'].includes(shape.kind) ? ['block'] : ['line'];
    if (!wanted.includes(entry.kind)) found.push(`${path}: a ${entry.kind} for ${shape.kind}`);
    if (entry.kind === 'block' && shape.kind === 'block') visit(entry, inside, path);
  };
  const { places } = vocabulary;
  visit(project.global, { ...places.global, find: word => (word === 'odd' ? vocabularyOfOdd : places.global.find(word)) }, 'global');
  for (const host of project.hosts) visit(host.block, places.host, host.name);
  for (const each of project.switches) visit(each, places.switch, each.name ?? '');
  return found;
};
const vocabularyOfOdd = { name: 'odd', row: flag({ doc: '', example: '' }), inside: undefined, owner: undefined, selects: undefined, structural: false };

/** Compiles twice: the same comes out, nothing is thrown, errors have places, and what is left is a tree. */
const holds = async (plugin: Plugin): Promise<void> => {
  const [first, second] = [await compileWith([plugin], text), await compileWith([plugin], text)];
  expect(second.printed).toBe(first.printed);
  expect(first.diagnostics.filter(({ severity, at }) => severity === 'error' && at === undefined)).toEqual([]);
  if (first.resolved !== undefined) expect(misfits(first.resolved)).toEqual([]);
  if (first.output !== undefined) expect([...await second.files()]).toEqual([...await first.files()]);
};

const runs = { numRuns: Number(process.env['MLN_RUNS'] ?? 150) };

test('whatever expand adds, what comes out is a valid tree or errors with places, and twice the same', async () => {
  const operation = fc.constantFrom('host', 'superclass', 'switch', 'service_host', 'template').chain(kind =>
    fc.record({ do: fc.constant('add'), kind: fc.constant(kind), name: names, body: bodyOf(vocabulary.places[kind === 'superclass' ? 'host' : kind as 'host']) }));
  await fc.assert(fc.asyncProperty(fc.array(operation, { maxLength: 4 }), operations => holds(odd({ expand: () => operations as never }))), runs);
});

test('whatever transform changes', async () => {
  const operation = fc.oneof(
    fc.constantFrom('host', 'switch').chain(kind => fc.record({ do: fc.constant('change'), kind: fc.constant(kind), name: fc.constantFrom('a', 'b', 'lan'), body: bodyOf(vocabulary.places[kind as 'host']) })),
    fc.record({ do: fc.constant('change'), kind: fc.constant('global'), body: bodyOf(vocabulary.places.global) }),
    fc.record({ do: fc.constant('remove'), kind: fc.constant('host'), name: names }),
  );
  await fc.assert(fc.asyncProperty(fc.array(operation, { maxLength: 4 }), operations => holds(odd({ transform: () => operations as never }))), runs);
});

test('whatever configure and observe ask for', async () => {
  const any = fc.oneof(fc.string({ maxLength: 20 }), fc.constantFrom('a', 'b', '/etc/motd', '/etc/hosts', '../x', 'x/y', 'local', '10.0.0.1'));
  const maybe = (arbitrary: fc.Arbitrary<unknown>) => fc.option(arbitrary, { nil: undefined });
  const guest = fc.constantFrom('a', 'b');
  const operation = fc.oneof(
    fc.record({ do: fc.constant('file'), guest, path: any, text: any, mode: maybe(fc.constantFrom('0600', '644', 'x')), owner: maybe(any) }),
    fc.record({ do: fc.constantFrom('startup', 'shutdown'), guest, text: any }),
    fc.record({ do: fc.constant('user'), guest, name: any, password: maybe(fc.constantFrom('*', '$6$a$b', 'x')), home: maybe(any), uid: maybe(fc.integer()), keys: maybe(fc.array(any, { maxLength: 2 })) }),
    fc.record({ do: fc.constant('hosts'), guest, address: any, names: fc.array(any, { maxLength: 2 }) }),
    fc.record({ do: fc.constant('output'), path: any, text: any, server: maybe(fc.constantFrom('local', 'x')), executable: maybe(fc.boolean()), secret: maybe(fc.boolean()) }),
  );
  const hook = fc.record({ do: fc.constant('hook'), event: fc.constantFrom('build', 'ready'), text: any });
  await fc.assert(fc.asyncProperty(fc.array(operation, { maxLength: 4 }), fc.array(hook, { maxLength: 2 }),
    (operations, hooks) => holds(odd({ configure: () => operations as never, observe: () => hooks as never }))), runs);
});

test('what a body says comes back as it was said', async () => {
  const body = {
    memory: '77M', lvm: true, nameserver: ['10.0.0.53', '10.0.0.54'], users: [['jill', '']], groups: { staff: ['jack', 'jill'] },
    network: { eth1: { address: ['10.1.0.1/24'], route: [['10.2.0.0/16', 'via', '10.1.0.254']], switch: 'lan' } }, startup: 'echo up\n', modules: ['loop', 'tun'],
  };
  let seen: Body | undefined;
  await compileWith([odd({
    *expand() { yield { do: 'add', kind: 'host', name: 'c', body: { ...body, users: [['jill', '*']] } }; },
    transform({ hosts }) { seen = hosts.find(({ name }) => name === 'c')?.body; return []; },
  })], text);
  expect(seen).toEqual(body);
});
