import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { compileWith } from '../../../test/unit/plugins/compile-with.ts';

const superclasses = `superclass server {
    network eth0 { switch lan; address 10.0.0.1/24 }
    startup { echo $student $index > /motto }
}
superclass client {
    network eth0 { switch lan; address 10.0.0.2/24 }
    network eth1 { switch outside; address 192.0.2.$index/24 }
}
`;
const SECRET = 'secret thirty green bottles hanging';

const course = (lines: string, rest = `${superclasses}switch outside { }\n`): string =>
  `global {\n    project course\n    students {\n${lines.split('; ').map(line => `        ${line}\n`).join('')}    }\n}\n${rest}`;

const two = 'host server { superclass server }; host client { superclass client }; switch lan { }';

const compiled = async (lines: string, rest?: string, beside?: Readonly<Record<string, string>>) => {
  const { output, printed, codes, tree, files, resolved } = await compileWith([], course(lines, rest), beside);
  const modes = new Map([...await output?.files() ?? []].map(({ path, mode }) => [path, mode]));
  return { printed, codes, tree, modes, files: output === undefined ? new Map<string, string>() : await files(), names: resolved?.hosts.map(({ name }) => name) ?? [], switches: resolved?.switches.map(({ name }) => name) ?? [] };
};

test('each student has guests and switches of their own, and shares the others', async () => {
  const { names, switches, printed, tree } = await compiled(`count 2; ${two}; ${SECRET}`);
  expect(printed).toBe('');
  expect(names).toEqual(['s1-server', 's1-client', 's2-server', 's2-client']);
  expect(switches).toEqual(['outside', 's1-lan', 's2-lan']);
  expect(tree('/host/s2-client/network/eth0/switch')).toContain('s2-lan');
  expect(tree('/host/s2-client/network/eth1/switch')).toContain('outside');
});

test('addresses are the same for all, or counted by $index; $student is who it is', async () => {
  const { tree, files } = await compiled(`count 12; ${two}; ${SECRET}`);
  expect(tree('/host/s11-client/network/eth0/address')).toContain('10.0.0.2/24');
  expect(tree('/host/s11-client/network/eth1/address')).toContain('192.0.2.11/24');
  expect(files.get('service-hosts/local/vms/s03-server/guest/startup')).toContain('echo s03 3 > /motto');
});

test('nobody need use $student', async () => {
  const { printed } = await compiled(`count 2; host client { superclass client }; switch lan { }; ${SECRET}`, `${superclasses.slice(superclasses.indexOf('superclass client'))}switch outside { }\n`);
  expect(printed).toBe('');
});

test('without hosts a student has one guest, called as the student', async () => {
  const { names, files, printed } = await compiled(`names { ann ben }; superclass server; switch lan { }; ${SECRET}`, superclasses.split('superclass client')[0]);
  expect(printed).toBe('');
  expect(names).toEqual(['ann', 'ben']);
  expect(files.get('students.sh')).toContain('\tann: ann\n');
});

test('names from a file, spread over servers student by student', async () => {
  const { tree, names } = await compiled(`names {; #include class.txt; }; ${two}; service_hosts { one two }; ${SECRET}`, superclasses.replace(/.*outside.*\n/, ''), { 'class.txt': 'ann\nben\neve\n' });
  expect(names).toHaveLength(6);
  for (const [guest, server] of [['ann-server', 'one'], ['ann-client', 'one'], ['ben-client', 'two'], ['eve-server', 'one']]) expect(tree(`/host/${guest}/service_host`)).toContain(server);
});

test('a switch that is a hub is one for each', async () => {
  const { files } = await compiled(`count 2; ${two.replace('lan { }', 'lan { hub }')}; ${SECRET}`);
  expect(files.get('service-hosts/local/switches/s2-lan.conf')).toContain('switch_hub=yes');
  expect(files.get('service-hosts/local/switches/outside.conf')).not.toContain('switch_hub');
});

test('a password is made for each, logs in by its hash, and stands only where nobody else reads', async () => {
  const { files, modes } = await compiled(`count 2; ${two}; ${SECRET}`);
  const list = files.get('.secrets/students/passwords.txt') ?? '';
  const password = /^s1\t(.*)$/m.exec(list)?.[1] ?? '';
  expect(password).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/);
  expect(modes.get('.secrets/students/passwords.txt')).toBe(0o600);
  const hashes = [...(files.get('.secrets/local') ?? '').matchAll(/^login\t(\S+)\t(\S+)\t\$5\$(rounds=1000\$.*)\$.*$/gm)];
  expect(hashes.map(found => `${found[1]} ${found[2]}`)).toEqual(['s1-client s1', 's1-server s1', 's2-client s2', 's2-server s2']);
  const [line = '', , , salt = ''] = hashes[0] ?? [];
  expect(line).toContain(execFileSync('openssl', ['passwd', '-5', '-salt', salt, '-stdin'], { input: password, encoding: 'utf8' }).trim());
  for (const [path, content] of files) if (!path.startsWith('.secrets/')) expect(content).not.toMatch(new RegExp(`${password}|green bottles|\\$5\\$`));
});

test('the same secret makes the same passwords; another secret, project or student makes others', async () => {
  const listOf = async (lines: string): Promise<string> => (await compiled(lines)).files.get('.secrets/students/passwords.txt') ?? '';
  const list = await listOf(`count 2; ${two}; ${SECRET}`);
  expect(await listOf(`count 2; ${two}; ${SECRET}`)).toBe(list);
  expect((await listOf(`count 3; ${two}; ${SECRET}`)).startsWith(list)).toBe(true);
  const words = (text: string): readonly string[] => [...text.matchAll(/\t(.*)$/gm)].map(found => found[1] as string);
  const all = [...words(list), ...words(await listOf(`count 2; ${two}; ${SECRET}x`))];
  expect(new Set(all).size).toBe(4);
});

test('a secret from a file, and a student with a hash of their own', async () => {
  const { files, printed } = await compiled(`count 2; ${two}; #include course.secret; passwords { s2 $6$own$hash }`, undefined, { 'course.secret': `${SECRET}\n` });
  expect(printed).toBe('');
  expect(files.get('.secrets/local')).toContain('login\ts2-client\ts2\t$6$own$hash\n');
  expect(files.get('.secrets/students/passwords.txt')).toMatch(/^s2\t\(their own\)$/m);
});

test('root has the password too where that is said', async () => {
  const { files } = await compiled(`count 1; ${two}; root; ${SECRET}`);
  expect(files.get('.secrets/local')?.match(/^login\ts1-client\t(root|s1)\t/gm)).toHaveLength(2);
  expect((await compiled(`count 1; ${two}; ${SECRET}`)).files.get('.secrets/local')).not.toContain('root');
});

test.each([
  ['count 2', ['students-incomplete']],
  [`${two}; ${SECRET}`, ['students-incomplete']],
  [`count 2; names { ann }; ${two}; ${SECRET}`, ['students-count-and-names']],
  [`count 2; ${two}; secret swordfish`, ['students-weak-secret']],
  [`count 2; ${two}; ${SECRET}; passwords { s3 * }`, ['students-unknown']],
  [`count 2; ${two}`, ['students-no-password']],
  [`count 2; ${two}; switch dmz { }; ${SECRET}`, ['students-switch-unused']],
  [`count 2; ${two.replace('; switch lan { }', '')}; ${SECRET}`, ['students-unknown-switch', 'unknown-switch', 'address-twice']],
  [`names { all ann }; ${two}; ${SECRET}`, ['bad-name']],
  [`names { ann ann }; ${two}; ${SECRET}`, ['duplicate-block']],
  [`count 2; host server { superclass sever }; ${SECRET}`, ['unknown-superclass']],
])('what is wrong is told: %s', async (lines, expected) => {
  const { codes } = await compiled(lines);
  expect([...new Set(codes)].filter(code => !/unused/.test(code) || expected.includes(code))).toEqual(expected);
});

test('the teacher\'s page names every guest, its addresses and how to reach it', async () => {
  const { files } = await compiled(`count 2; ${two}; ${SECRET}`, `${superclasses.replace('superclass server {', 'superclass server {\n    term pts')}switch outside { }\n`);
  const page = files.get('students.md') ?? '';
  expect(page).toContain('| `s2-server` | eth0 10.0.0.1/24 on `s2-lan` | `./mln console s2-server` |');
  expect(page).toContain('| `s2-client` | eth0 10.0.0.2/24 on `s2-lan`; eth1 192.0.2.2/24 on `outside` | none: `./mln log s2-client` |');
});

test('a thousand students', async () => {
  const { names, switches } = await compiled(`count 1000; ${two}`, superclasses.replace(/.*outside.*\n/, ''));
  expect([names.length, switches.length]).toEqual([2000, 1000]);
});
