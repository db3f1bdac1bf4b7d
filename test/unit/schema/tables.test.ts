import { expect, expectTypeOf, test } from 'vitest';
import type { Setting } from '../../../compiler/schema/settings.ts';
import type { GlobalSettings, HostSettings, NetworkSettings } from '../../../compiler/schema/keywords.ts';
import type { InterfaceAddressValue } from '../../../compiler/schema/readers.ts';
import type { Place } from '../../../compiler/schema/place.ts';
import { describeKeyword, listKeywords, referencePage } from '../../../compiler/schema/reference.ts';
import { createVocabulary } from '../../../compiler/schema/vocabulary.ts';
import autoenum from '../../../plugins/autoenum/plugin.ts';
import cfengine from '../../../plugins/cfengine/plugin.ts';
import hostsfile from '../../../plugins/hostsfile/plugin.ts';
import apache from '../../../plugins/apache/plugin.ts';
import postfix from '../../../plugins/postfix/plugin.ts';
import puppet from '../../../plugins/puppet/plugin.ts';
import internalswap from '../../../plugins/internalswap/plugin.ts';
import iscsi from '../../../plugins/iscsi/plugin.ts';
import { keywords as uml } from '../../../targets/uml/keywords.ts';
import { keywords as xen } from '../../../targets/xen/keywords.ts';
import { keywords as qemu } from '../../../targets/qemu/keywords.ts';
import { keywords as openstack } from '../../../targets/openstack/keywords.ts';
import { keywords as vmware } from '../../../targets/vmware/keywords.ts';
import { keywords as ec2 } from '../../../targets/ec2/keywords.ts';

const vocabulary = createVocabulary({
  targets: [uml, xen, qemu, openstack, vmware, ec2],
  plugins: [autoenum, cfengine, hostsfile, apache, postfix, puppet, internalswap, iscsi],
});

const all = (place: Place, path: string, seen: Set<Place>): readonly (readonly [string, Place['keywords'][number]])[] => {
  if (seen.has(place)) return [];
  seen.add(place);
  return place.keywords.flatMap((keyword) => {
    const here = `${path}/${keyword.name}`;
    return [[here, keyword] as const, ...(keyword.inside === undefined ? [] : all(keyword.inside, here, seen))];
  });
};
const rows = all(vocabulary.places.top, '', new Set());

test('no two claim one word at a place', () => {
  expect(vocabulary.conflicts).toEqual([]);
});

test.each(rows)('%s has a text in sentences, and an example that begins with its word or an alias', (_path, { name, row }) => {
  expect(row.doc).toMatch(/^[A-Z$`].*[.]$/s);
  expect([name, ...row.aliases]).toContain(row.example.split(/[\s{]/)[0]);
});

test.each(rows)('%s reads its default and the values of its example', (_path, { row }) => {
  const { shape } = row;
  if (shape.kind === 'value') {
    const texts = [...row.example.split(' ').slice(1), ...(row.default === undefined ? [] : [row.default])];
    for (const text of texts) expect(shape.reader.read(text)).toHaveProperty('value');
  }
  if (shape.kind === 'phrase') expect(shape.reader.read(row.example.split(' ').slice(1))).toHaveProperty('value');
});

test.each([
  ['global', 'project site plugin defaults autoenum autoenum5 hostsFile toolstack uml_network beforeProjectStart afterProjectStart beforeProjectStop afterProjectStop beforeHostsStart afterHostsStart beforeHostsStop afterHostsStop expect'],
  ['host', 'superclass xen uml kvm qemu vmware ec2 openstack lvm template memory free_space service_host root_password root_passwd users term files startup network size swap filesystem filepath cow_filesystem mount lvm_vg volume_group lvm_snapshot cpus vcpus kernel ramdisk modules nice boot_order locking lock_dir lock_timeout hvm vncdisplay vncpasswd vnckeymap xen_extra nameserver dns groups shutdown owner group sudo hostfs kernel_args ssh_key sshkey timezone locale type maxmem cpu_weight cpu_cap io_weight pci vnc restart ready ready_timeout domain apache postfix puppet internalswap iscsi cfagent expect no'],
  ['network', 'switch bridge address netmask gateway mac broadcast slirp tun_iface tun_address net floating-ip route mtu delay loss rate bridge_create no'],
  ['switch', 'hub socket tap bridge service_host backend owner group sudo delay loss rate'],
  ['service_host', 'ssh port memory groups volume_group templates state slots uml_network'],
  ['template', 'family kernel sha256 user platforms'],
] as const)('%s knows every word that the language gives it', (kind, words) => {
  expect(words.split(' ').filter((word) => vocabulary.places[kind].find(word) === undefined)).toEqual([]);
});

test('a word mistyped in public descriptions is suggested right', () => {
  expect(vocabulary.suggest(['host', 'network'], 'adress')).toBe('address');
  expect(vocabulary.suggest([], 'suberclass')).toBe('superclass');
  expect(vocabulary.suggest(['host', 'network'], 'netsys_net')).toBeUndefined();
});

test.each([
  [['host'], 'startup', 'raw'], [['superclass', 'openstack'], 'user_data', 'raw'], [['global', 'defaults'], 'startup', 'raw'], [['superclass'], 'cfagent', 'raw'],
  [['host'], 'users', 'lines'], [['global', 'autoenum'], 'service_hosts', 'lines'], [['host', 'groups'], 'staff', 'lines'],
  [['host'], 'network', 'statements'], [[], 'suberclass', 'statements'], [['host'], 'start_up', 'raw'],
] as const)('inside %j the body of %s is %s', (parents, keyword, kind) => {
  expect(vocabulary.bodyOf(parents, keyword)).toBe(kind);
});

test('an alias finds the row under its first name, and a platform under its own', () => {
  for (const kind of ['host', 'switch'] as const) expect(vocabulary.places[kind].find('sudo')?.name).toBe('owner');
  expect(vocabulary.find(['host'], 'root_passwd')?.name).toBe('root_password');
  expect(vocabulary.find(['host'], 'kvm')?.selects?.name).toBe('qemu');
  expect(vocabulary.target('kvm')?.name).toBe('qemu');
});

test('the texts about words are made for each of them', () => {
  const page = referencePage(vocabulary);
  const listed = listKeywords(vocabulary);
  for (const [, { name, owner }] of rows) if (owner === undefined) expect(page).toContain(`\`${name}`);
  for (const { name } of vocabulary.places.host.keywords) expect(listed).toContain(`    ${name}`);
  expect(describeKeyword(vocabulary, 'memory')).toMatch(/memory SIZE[\s\S]*Default: `64M`/);
  expect(describeKeyword(vocabulary, '#include')).toContain('Reads a file');
  expect(describeKeyword(vocabulary, 'nothing')).toBeUndefined();
});

test('settings are typed from their rows', () => {
  expectTypeOf<HostSettings['memory']>().toEqualTypeOf<Setting<number>>();
  expectTypeOf<HostSettings['size']>().toEqualTypeOf<Setting<number> | undefined>();
  expectTypeOf<HostSettings['term']>().toEqualTypeOf<Setting<'screen' | 'tmux' | 'xterm' | 'pts' | 'none'>>();
  expectTypeOf<HostSettings['files'][number]['value']>().toEqualTypeOf<{ readonly source: string; readonly destination: string; readonly mode: string | undefined }>();
  expectTypeOf<HostSettings['groups'][number]['value']['items']>().toEqualTypeOf<readonly string[]>();
  expectTypeOf<NetworkSettings['address']>().toEqualTypeOf<readonly Setting<InterfaceAddressValue>[]>();
  expectTypeOf<HostSettings['network'][number]['value']['name']>().toEqualTypeOf<string>();
  expectTypeOf<GlobalSettings['beforeHostsStart']>().toEqualTypeOf<Setting<string> | undefined>();
});
