import { expect, test } from 'vitest';
import {
  add, change, changeGlobal, code, definePlugin, file, flag, hook, hosts, integer, neighbours, one, output, raw, remove, reporting, settingOf, shutdown, startup, user, type CodeTable, type Plugin,
} from '../../../compiler/plugin-api.ts';
import { compileWith } from './compile-with.ts';

const told = (example: string) => ({ doc: 'A word of a test.', example });

const farm = definePlugin({
  name: 'farm',
  doc: 'Hosts by number.',
  keywords: { global: { farm: one(integer(1, 9), told('farm 3')) } },
  *expand({ words, hosts: there }) {
    for (let index = 1; index <= (words.farm?.value ?? 0); index++) {
      if (!there.includes(`n${index}`)) yield add('host', `n${index}`, { superclass: 'node', network: { eth0: { address: `10.0.0.${index}/24` } } }, { at: words.farm?.at, index });
    }
    yield add('switch', 'lan', {});
  },
});

const node = 'superclass node {\n    startup { echo $index }\n    network eth0 { switch lan }\n}\n';

test('expand adds hosts and switches that inherit like all others', async () => {
  const { files, printed, tree } = await compileWith([farm], `global { project demo; farm 2 }\n${node}`);
  expect(printed).toBe('');
  expect([...(await files()).keys()].filter(path => path.endsWith('vm.conf'))).toEqual(['service-hosts/local/vms/n1/vm.conf', 'service-hosts/local/vms/n2/vm.conf']);
  expect((await files()).get('service-hosts/local/vms/n2/guest/startup')).toContain('echo 2');
  expect(tree('/host/n1/network/eth0/address')).toContain('added by the plug-in farm');
});

test('a written host is seen by expand', async () => {
  const { tree } = await compileWith([farm], `global { project demo; farm 1 }\n${node}host n1 { superclass node; memory 99M }\n`);
  expect(tree('/host/n1/memory')).toContain('99M');
});

test('what a plug-in writes is checked like what a person writes, and its name is told', async () => {
  const wrong = { ...farm, *expand() { yield add('host', 'a', { memry: '1G', memory: 'lots' }); } } as Plugin;
  const { codes, printed } = await compileWith([wrong], 'global { project demo; farm 2 }\n');
  expect(codes).toEqual(['unknown-keyword']);
  expect(printed).toContain('did you mean `memory`');
  expect(printed).toContain('added by the plug-in farm');
  const values = { ...farm, *expand() { yield add('host', 'a', { memory: 'lots' }); } } as Plugin;
  const second = await compileWith([values], 'global { project demo; farm 2 }\n');
  expect(second.codes).toEqual(['bad-size']);
  expect(second.printed).toContain('demo.mln:1:24');
  expect(second.printed).toContain('added by the plug-in farm');
});

test('a name that is unknown in what a plug-in writes is told once, with the place that asked for it', async () => {
  const wrong = definePlugin({
    name: 'farm', doc: 'Hosts by number.', keywords: { global: { farm: one(integer(1, 9), told('farm 3')) } },
    *expand({ words }) {
      for (const name of ['a', 'b']) yield add('host', name, { startup: 'true\necho $[nobody]\n', memory: '$[nothing]' }, { at: words.farm?.at });
    },
  });
  const { codes, printed } = await compileWith([wrong], 'global { project demo; farm 2 }\n');
  expect(codes).toEqual(['unknown-variable', 'unknown-variable']);
  expect(printed).toMatch(/`\$nobody`[^\n]*\n --> <plug-in farm>:2:6\n[^]*added by the plug-in farm\n --> demo\.mln:1:29/);
  expect(printed).toMatch(/`\$nothing`[^\n]*\n --> demo\.mln:1:29\n[^]*added by the plug-in farm/);
});

test('a text is put in as it is, but for `$[name]`', async () => {
  const text = '\n   a $HOME ${index} $index \\{ $$ $[index]\n\tb  \n\n';
  const exact = { ...farm, *expand() { yield add('host', 'a', { startup: text }, { index: 7 }); } } as Plugin;
  const { tree, files } = await compileWith([exact], 'global { project demo; farm 1 }\n');
  expect((await files()).get('service-hosts/local/vms/a/guest/startup')).toContain(text.replace('$[index]', '7'));
  expect(tree('/host/a/startup')).not.toContain('$7');
});

test('what a plug-in adds and then changes is added by it, said once', async () => {
  const both = { ...farm, *transform() { yield change('host', 'n1', { memory: '77M' }); } } as Plugin;
  const { tree } = await compileWith([both], `global { project demo; farm 1 }\n${node}`);
  expect(tree('/host/n1/memory')?.match(/added by the plug-in farm/g)).toHaveLength(1);
});

test('a value of the plug-in\'s own word that is no number is told once, and nothing follows from it', async () => {
  const { codes } = await compileWith([farm], `global { project demo; farm many }\n${node}`);
  expect(codes).toEqual(['bad-number']);
});

const labels = definePlugin({
  name: 'labels',
  doc: 'Labels.',
  keywords: { global: { labels: flag(told('labels')) }, host: { label: raw(told('label {\n    x\n}')) } },
  *transform({ hosts: all, words }) {
    for (const { name, body, words: own } of all) {
      if (own.label === undefined) continue;
      yield change('host', name, {
        memory: '77M', nameserver: ['10.0.0.9', '10.0.0.8'], startup: `echo ${own.label.value.trim()} $[b.eth0.address]`, users: { jack: '*' }, groups: { staff: ['jack'] }, 
        network: { eth0: { mtu: 1400, address: (body['network'] as { eth0: { address: string[] } }).eth0.address, gateway: null } },
      }, own.label.at);
    }
    if (words.labels !== undefined) yield changeGlobal({ site: 'oslo' });
    yield remove('host', 'gone');
  },
});

const two = 'host a {\n    label { hello }\n    startup { echo first }\n    network eth0 { switch lan; address 10.0.0.1/24 }\n}\nhost b { network eth0 { switch lan; address 10.0.0.2/24 } }\nhost gone { }\nswitch lan { }\n';

test('transform changes, adds to and removes what is there; facts come after it', async () => {
  const { printed, tree, files } = await compileWith([labels], `global { project demo; labels }\n${two}`);
  expect(printed).not.toContain('error');
  expect(tree('/host/a/memory')).toContain('77M');
  expect(tree('/host/a/network/eth0/mtu')).toContain('1400');
  expect(tree('/host/a/network/eth0/switch')).toContain('lan');
  expect(tree('/host/a/nameserver')).toContain('10.0.0.9');
  expect(tree('/global/site')).toContain('added by the plug-in labels');
  expect(tree('/host/gone')).toBeUndefined();
  expect((await files()).get('service-hosts/local/vms/a/guest/startup')).toMatch(/echo first\necho hello 10\.0\.0\.2\n/);
});

test('transform of a block that is not there', async () => {
  const lost = definePlugin({ ...labels, *transform() { yield change('host', 'nobody', {}); } } as Plugin);
  const { codes } = await compileWith([lost], `global { project demo; labels }\n${two}`);
  expect(codes).toContain('plugin-names-unknown');
});

const motd = definePlugin({
  name: 'motd',
  doc: 'Messages.',
  keywords: { host: { greeting: raw(told('greeting {\n    hi\n}')) } },
  *configure({ guests, project }) {
    for (const { name, words, interfaces, server } of guests) {
      if (words.greeting === undefined) continue;
      const { at } = words.greeting;
      yield file(name, '/etc/greeting', words.greeting.value, { mode: '600', owner: 'jack:staff', at });
      yield startup(name, 'cat /etc/greeting', at);
      yield shutdown(name, 'echo bye', at);
      yield user(name, 'jack', { password: '$6$salt$hash', keys: ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEXAMPLEKEYEXAMPLEKEYEXAMPLEKEYEXAMPLEKE a@b'], at });
      yield hosts(name, '10.0.0.9', ['mirror', 'mirror.example.org'], at);
      yield output(`notes/${name}.txt`, `${project} ${interfaces[0]?.mac ?? ''}\n`, { at });
      yield output('table', 'x\n', { server, executable: true, at });
      yield output('passwords', 'secret\n', { secret: true, at });
    }
  },
  *observe() {
    yield hook('ready', 'logger "$MLN_GUEST"');
  },
});

test('configure adds files, accounts and scripts to guests, and files to the output', async () => {
  const { files, printed } = await compileWith([motd], 'global { project demo }\nhost a {\n    greeting {\n        hi\n    }\n    startup { echo first }\n    network eth0 { slirp }\n}\n');
  expect(printed).not.toContain('error');
  const list = (await files()).get('service-hosts/local/vms/a/guest.list') ?? '';
  expect(list).toContain('file\t0600\tjack:staff\t/etc/greeting\tguest/greeting\n');
  expect(list).toContain('login\tjack\tsecret\t-\t/home/jack\n');
  expect(list).toContain('line\t0644\t0:0\t/etc/hosts\t10.0.0.9 mirror mirror.example.org\n');
  expect((await files()).get('service-hosts/local/vms/a/guest/greeting')).toBe('hi\n');
  expect((await files()).get('service-hosts/local/vms/a/guest/startup')).toMatch(/echo first\ncat \/etc\/greeting\n/);
  expect((await files()).get('service-hosts/local/vms/a/guest/authorized_keys')).toContain('EXAMPLEKEY');
  expect((await files()).get('.secrets/local')).toBe('login\ta\tjack\t$6$salt$hash\n');
  expect((await files()).get('.secrets/motd/passwords')).toBe('secret\n');
  expect((await files()).get('notes/a.txt')).toMatch(/^demo ([0-9a-f]{2}:){5}/);
  expect((await files()).get('service-hosts/local/plugins/motd/table')).toBe('x\n');
  expect((await files()).get('service-hosts/local/hooks/on-ready.motd')).toContain('logger "$MLN_GUEST"');
});

test('guests that share lines of /etc/hosts each get those of the others, few in guest.list and many in a file', async () => {
  const names = ['a', 'b', ...Array.from({ length: 30 }, (_, index) => `far${index}`)];
  const shared = (count: number): Plugin => definePlugin({ ...motd, *configure() {
    yield hosts('b', '10.0.0.9', ['mirror']);
    yield neighbours(['a', 'b'], names.slice(0, count).map((name, index) => ({ of: name, address: `10.0.1.${index}`, names: [name, `${name}.example.org`] })));
  } } as Plugin);
  const description = 'global { project demo }\nhost a { greeting { hi } }\nhost b { }\n';
  const few = await (await compileWith([shared(3)], description)).files();
  expect(few.get('service-hosts/local/vms/a/guest.list')).toMatch(/ip6-loopback\n\S+\t0644\t0:0\t\/etc\/hosts\t10\.0\.1\.1 b b\.example\.org\n.*10\.0\.1\.2 far0 far0\.example\.org\n(?!.*\/etc\/hosts)/);
  const many = await (await compileWith([shared(names.length)], description)).files();
  const further = names.slice(2).map((name, index) => `10.0.1.${index + 2} ${name} ${name}.example.org\n`).join('');
  expect(many.get('service-hosts/local/vms/b/guest/hosts')).toBe(`127.0.0.1 localhost\n127.0.1.1 b\n::1 localhost ip6-localhost ip6-loopback\n10.0.0.9 mirror\n10.0.1.0 a a.example.org\n${further}`);
});

const described = `global {
    project demo
    watched
}
superclass base {
    memory 64M
    startup { echo base }
    network eth0 { switch lan; address 10.0.0.1/24 10.0.1.1/24 }
}
host a {
    superclass base
    nameserver 10.0.0.53
    nameserver 10.0.0.54
    users {
        jack *
        jill * /home/j
    }
    groups { staff { jack jill } }
    network eth0 { route 10.2.0.0/16 via 10.0.0.9 }
}
switch lan { bridge br0 }
template busybox { family busybox }
`;

/** With a message about the setting. */
const pointing = async (place: ReturnType<typeof settingOf>, step: 'transform' | 'configure' | 'expand' = 'transform'): Promise<string> => {
  const codes = { 'watched-here': code<object>({ severity: 'error', message: () => 'here', explain: 'Shows a place.' }) } as const satisfies CodeTable;
  const watched = definePlugin({ name: 'watched', doc: 'Points.', keywords: { global: { watched: flag(told('watched')) } }, diagnostics: codes, *[step]() { yield reporting(codes)('watched-here', {}, place); } } as never);
  return (await compileWith([watched], described)).printed;
};

/** What the message marks, and the line on which it stands. */
const marked = (printed: string): string => {
  const [, line, text, blanks, carets] = /-->[^:]+:(\d+):\d+\n +\|\n +\d+ \| (.*)\n +\| ( *)(\^+)/.exec(printed) ?? [];
  return `${line}: ${text?.slice(blanks?.length ?? 0, (blanks?.length ?? 0) + (carets?.length ?? 0))}`;
};

test.each([
  ['a value', '6: 64M', ['host', 'a', 'memory']],
  ['one of several values of a line', '8: 10.0.1.1/24', ['host', 'a', 'network', 'eth0', 'address', 1]],
  ['one of several lines', '13: 10.0.0.54', ['host', 'a', 'nameserver', 1]],
  ['a line of a list', '16: jill * /home/j', ['host', 'a', 'users', 1]],
  ['a word of such a line', '16: /home/j', ['host', 'a', 'users', 1, 2]],
  ['raw text', '7: startup', ['host', 'a', 'startup']],
  ['a word of a phrase', '19: 10.0.0.9', ['host', 'a', 'network', 'eth0', 'route', 0, 2]],
  ['what is not there: what it would be in', '10: host a', ['host', 'a', 'domain']],
  ['another block', '21: br0', ['switch', 'lan', 'bridge']],
  ['of global', '2: demo', ['global', undefined, 'project']],
] as const)('a message can mark %s', async (_what, expected, [kind, name, ...path]) => {
  expect(marked(await pointing(settingOf(kind, name, ...path)))).toBe(expected);
});

test('each step marks settings of what it sees, and nothing else', async () => {
  expect(marked(await pointing(settingOf('superclass', 'base', 'memory'), 'expand'))).toBe('6: 64M');
  expect(marked(await pointing(settingOf('host', 'a', 'memory'), 'configure'))).toBe('6: 64M');
  expect(await pointing(settingOf('host', 'nobody', 'memory'))).toContain('names the host `nobody`, whose body this step does not see');
});

test.each([
  ['bad-path', () => file('a', 'etc/motd', '')],
  ['bad-path', () => file('a', '/../etc/motd', '')],
  ['bad-mode', () => file('a', '/etc/motd', '', { mode: 'rw' })],
  ['bad-name', () => file('a', '/etc/motd', '', { owner: 'a b:c\td' })],
  ['bad-name', () => user('a', 'root:0')],
  ['bad-password', () => user('a', 'jack', { password: 'secret' })],
  ['bad-address', () => hosts('a', 'here\n0.0.0.0', ['x'])],
  ['bad-name', () => neighbours(['a'], [{ of: 'b', address: '10.0.0.1', names: ['x y'] }])],
  ['plugin-names-unknown', () => neighbours(['a', 'b'], [])],
  ['plugin-broken', () => neighbours(['a'], [{ of: 5 as never, address: '10.0.0.1', names: ['x'] }])],
  ['guest-path-twice', () => file('a', '/etc/hosts', '')],
  ['plugin-names-unknown', () => file('b', '/etc/motd', '')],
  ['plugin-names-unknown', () => output('x', '', { server: 'nowhere' })],
  ['plugin-output-path', () => output('../x', '')],
  ['plugin-output-path', () => output('/etc/passwd', '')],
  ['plugin-output-path', () => output('', '')],
  ['plugin-output-taken', () => output('mln', '')],
  ['plugin-output-taken', () => output('README.md/x', '')],
  ['plugin-output-taken', () => output('.mlnc-new/journal', '')],
  ['plugin-output-taken', () => output('Service-Hosts/local/x', '')],
  ['plugin-broken', () => ({ do: 'nothing' })],
  ['plugin-broken', () => ({ do: 'file', guest: 'a', path: '/x' })],
  ['plugin-broken', () => 5],
])('configure that answers wrong: %s', async (expected, make) => {
  const wrong = definePlugin({ ...motd, *configure() { yield make() as never; } } as Plugin);
  const { codes, output: made, printed } = await compileWith([wrong], 'global { project demo }\nhost a {\n    greeting { hi }\n}\n');
  expect(codes).toContain(expected);
  expect(printed).toContain('demo.mln:3:5');
  expect(made).toBeUndefined();
});

const table = { 'counted-too-many': code<{ readonly count: number }>({ severity: 'error', message: p => `${p.count} are too many`, explain: 'There is a limit to what can be counted here.' }) } as const satisfies CodeTable;

test('a plug-in reports by its own codes, at a place', async () => {
  const report = reporting(table);
  const counted = definePlugin({
    name: 'counted', doc: 'Counts.', diagnostics: table, keywords: { global: { counted: one(integer(0, 99), told('counted 3')) } },
    *transform({ words }) { if ((words.counted?.value ?? 0) > 3) yield report('counted-too-many', { count: words.counted?.value ?? 0 }, words.counted?.at); },
  });
  const { codes, printed, output: made } = await compileWith([counted], 'global { project demo; counted 4 }\nhost a { }\n');
  expect(codes).toEqual(['counted-too-many']);
  expect(printed).toContain('4 are too many');
  expect(made).toBeUndefined();
  expect((await compileWith([counted], 'global { project demo; counted 3 }\nhost a { }\n')).printed).toBe('');
});

test('a built-in plug-in reads files beside the description', async () => {
  const wanting = (path: string): Plugin => definePlugin({
    name: 'wanting', doc: 'Wants.', keywords: { global: { wanting: flag(told('wanting')) } },
    *configure({ read, words }) { yield output('copy.txt', read(path, words.wanting?.at)); },
  });
  const { codes, printed } = await compileWith([wanting('none.txt')], 'global { project demo; wanting }\nhost a { template busybox }\n');
  expect(codes).toEqual(['plugin-file']);
  expect(printed).toContain('demo.mln:1:24');
});
