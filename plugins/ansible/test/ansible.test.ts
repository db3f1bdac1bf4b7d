import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compileWith } from '../../../test/unit/plugins/compile-with.ts';

let folder: string;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'mlnc-ansible-')); });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const hasAnsible = spawnSync('ansible-inventory', ['--version']).error === undefined;

/** What Ansible itself makes of the inventory of a description. */
const listed = async (text: string): Promise<{ readonly inventory: Record<string, { hosts?: string[]; children?: string[]; hostvars?: Record<string, Record<string, unknown>> }>; readonly said: string }> => {
  const compiled = await compileWith([], text);
  expect(compiled.codes).toEqual([]);
  const inventory = join(mkdtempSync(join(folder, 'case-')), 'ansible');
  for (const [path, content] of await compiled.files()) {
    if (!path.startsWith('ansible/')) continue;
    mkdirSync(dirname(join(dirname(inventory), path)), { recursive: true });
    writeFileSync(join(dirname(inventory), path), content);
  }
  const { stdout, stderr } = spawnSync('ansible-inventory', ['-i', inventory, '--list'], { encoding: 'utf8', env: { ...process.env, ANSIBLE_LOCALHOST_WARNING: 'False' } });
  return { inventory: JSON.parse(stdout), said: stderr };
};

const hostvars = ({ inventory }: Awaited<ReturnType<typeof listed>>): Record<string, Record<string, unknown>> => inventory['_meta']?.hostvars ?? {};

test('ansible-inventory --list: groups from superclasses as they inherit, service hosts and the description', async ({ skip }) => {
  if (!hasAnsible) skip('not installed: ansible-core');
  const { inventory, said } = await listed(readFileSync('test/cases/ansible/input.mln', 'utf8'));
  expect(said).toBe('');
  expect(inventory['project_shop']?.hosts).toEqual(['db', 'here', 'www1', 'www2']);
  expect(inventory['common']).toEqual({ children: ['web_server'], hosts: ['db'] });
  expect(inventory['web_server']?.hosts).toEqual(['www1', 'www2']);
  expect(inventory['frontend']?.hosts).toEqual(['www1', 'www2']);
  expect(inventory['on_gw1']?.hosts).toEqual(['www1', 'www2']);
  expect(inventory['on_local']?.hosts).toEqual(['here']);
});

test('ansible-inventory --list: variables, the nearest that is said', async ({ skip }) => {
  if (!hasAnsible) skip('not installed: ansible-core');
  const vars = hostvars(await listed(readFileSync('test/cases/ansible/input.mln', 'utf8')));
  expect(vars['www1']).toMatchObject({ ansible_host: '10.0.0.11', ansible_user: 'root', ansible_ssh_common_args: '-o ProxyJump=root@gw1.example.org:2222', http_port: 8080, tls: true, ntp_server: '10.0.0.1' });
  expect(vars['www1']?.['greeting']).toBe('hello "{{ inventory_hostname }}": yes #1');
  expect(vars['www2']).toMatchObject({ ansible_user: 'deploy', http_port: 8081, tls: true });
  expect(vars['db']).toMatchObject({ ansible_host: 'db.example.org', ansible_port: 2022, ansible_python_interpreter: '/usr/bin/python3', ansible_ssh_common_args: '-o ProxyJump=admin@[2001:db8::7]' });
  expect(vars['db']?.['mln']).toMatchObject({ service_host: 'gw2', domain: 'example.org', interfaces: { eth0: { bridge: 'br0', addresses: ['2001:db8::5/64'] } } });
  expect(Object.keys(vars['here'] ?? {})).not.toContain('ansible_host');
  expect(Object.keys(vars['here'] ?? {})).not.toContain('ansible_ssh_common_args');
});

test('a value arrives as it was written, whatever is in it', async ({ skip }) => {
  if (!hasAnsible) skip('not installed: ansible-core');
  const values = ['yes', 'null', '0x10', '007', '- a', 'a: b # c', '!!python/object', '&x', '{a: b}', '[1]', '\'', '"', '\\n', '%', '@x', '2026-01-01', 'på norsk 漢'];
  const lines = values.map((value, index) => `v${index} '${value.replaceAll('\'', '')}'`).join('\n');
  const vars = hostvars(await listed(`global {\nproject demo\nansible\n}\nhost a {\nansible {\nvars {\n${lines.replace('v10 \'\'', 'v10 "\'"')}\n}\n}\n}\n`));
  expect(values.map((_, index) => vars['a']?.[`v${index}`])).toEqual(values);
});

test('hosts of plug-ins are in it, and a host may leave its service host out', async ({ skip }) => {
  if (!hasAnsible) skip('not installed: ansible-core');
  const text = 'global {\nproject farm\nautoenum {\nsuperclass node\nnumhosts 12\nservice_hosts { s1; s2 }\n}\n}\nsuperclass node {\nansible { jump }\n}\nhost master {\nsuperclass node\nservice_host s1\nansible { jump no }\n}\n';
  const list = await listed(text);
  expect(list.inventory['node']?.hosts).toHaveLength(13);
  expect(list.inventory['on_s2']?.hosts).toHaveLength(6);
  expect(hostvars(list)['node02']?.['ansible_ssh_common_args']).toBe('-o ProxyJump=s2');
  expect(Object.keys(hostvars(list)['master'] ?? {})).not.toContain('ansible_ssh_common_args');
});

test('without the word there is no inventory; what Ansible would mix up is told', async () => {
  const { files } = await compileWith([], 'global { project demo }\nhost a { }\n');
  expect([...(await files()).keys()].filter(path => path.startsWith('ansible'))).toEqual([]);
  const { printed, codes } = await compileWith([], 'global {\nproject demo\nansible\n}\nsuperclass all { }\nhost a { superclass all }\n');
  expect(codes).toEqual(['ansible-group-twice']);
  expect(printed).toContain('Ansible itself and the superclass `all` are both the group `all` of Ansible');
  expect((await compileWith([], 'global { project demo }\nhost a {\nansible { groups { ungrouped } }\n}\n')).codes).toEqual(['bad-name']);
});
