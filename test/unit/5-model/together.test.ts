import { expect, test } from 'vitest';
import { checkTogether } from '../../../compiler/5-model/together.ts';
import { codes } from '../../../compiler/diagnostics/codes.ts';
import { createReport } from '../../../compiler/diagnostics/report.ts';
import { build, messages, type Built } from './build.ts';

/** What is said of descriptions that are right by themselves. */
const together = (texts: Readonly<Record<string, string>>): Built => {
  const { report, diagnostics } = createReport(codes);
  checkTogether(Object.entries(texts).map(([path, text]) => {
    const built = build(text);
    if (built.project === undefined) throw new Error(messages(built).join('\n'));
    return { path, project: built.project };
  }), report);
  return { project: undefined, diagnostics };
};
const said = (built: Built): readonly string[] => built.diagnostics.map(({ code, notes }, index) => `${code}: ${messages(built)[index]}${notes.map(note => ` (${note.text})`).join('')}`);

const project = (name: string, hosts: string, server = ''): string => `global { project ${name} }\nservice_host gw1 { ${server} }\n${hosts}`;
const host = (name: string, lines: string): string => `host ${name} {\nservice_host gw1\n${lines}\n}\n`;

test('memory is summed over all descriptions, from whichever knows the server', () => {
  const a = project('a', host('big', 'memory 500M') + host('small', 'memory 100M'), 'memory 1G');
  const b = (memory: string) => project('b', host('other', `memory ${memory}`));
  expect(said(together({ 'a.mln': a, 'b.mln': b('424M') }))).toEqual([]);
  expect(said(together({ 'a.mln': a, 'b.mln': b('425M') }))).toEqual([
    'memory-overcommitted: the 3 guests of `gw1`, from `a.mln` and `b.mln`, need 1025 MiB of memory; it has 1024'
    + ' (`big` of `a` asks for 500M) (`other` of `b` asks for 425M) (`small` of `a` asks for 100M)',
  ]);
});

test('a server that is only named has no limit, and another server is another one\'s affair', () => {
  const a = project('a', host('x', 'memory 800M'), 'memory 1G');
  expect(said(together({ 'a.mln': a, 'b.mln': 'global { project b }\nhost x {\nservice_host gw2\nmemory 800M\n}\n' }))).toEqual([]);
});

test('volumes: what descriptions tell is counted, each group by itself', () => {
  const space = 'volume_group vg0; volume_space {\nvg0 10G\nvg1 1G\n}';
  const a = project('a', host('x', 'lvm; size 6G; swap 1G'), space);
  const b = (lines: string) => project('b', host('y', lines), space);
  expect(said(together({ 'a.mln': a, 'b.mln': b('lvm; size 3G') }))).toEqual([]);
  expect(said(together({ 'a.mln': a, 'b.mln': b('lvm; size 3073M') }))[0]).toContain('volumes-overcommitted: the volumes of the 2 guests of `gw1`, from `a.mln` and `b.mln`, need 10244M of volume group `vg0`; it has 10G');
  expect(said(together({ 'a.mln': a, 'b.mln': b('lvm; free_space 4G') }))[0]).toContain('need at least 11G');
  expect(said(together({ 'a.mln': a, 'b.mln': b('lvm; lvm_vg vg1; size 1G') }))).toEqual([]);
  expect(said(together({ 'a.mln': a, 'b.mln': b('size 90G') }))).toEqual([]);
});

test('server-described-twice: what two descriptions say of one server must be the same', () => {
  const says = (server: string) => project('b', host('x', ''), server);
  const a = project('a', host('x', ''), 'memory 1G; ssh root@gw1; volume_space {\nvg0 10G\n}');
  expect(said(together({ 'a.mln': a, 'b.mln': says('memory 1024M; slots 3') }))).toEqual([]);
  expect(said(together({ 'a.mln': a, 'b.mln': says('memory 2G') }))).toEqual(['server-described-twice: `memory` of `gw1` is `2G` here and `1G` in another description (the other is here)']);
  expect(said(together({ 'a.mln': a, 'b.mln': says('ssh gw1') }))[0]).toContain('`ssh` of `gw1` is `gw1` here and `root@gw1`');
  expect(said(together({ 'a.mln': a, 'b.mln': says('volume_space {\nvg0 9G\n}') }))[0]).toContain('`volume_space vg0`');
});

test('unique-name-twice: dots let guests of two projects come to one name', () => {
  expect(said(together({ a: project('c', host('a.b', '')), b: project('b.c', host('a', '')) }))).toEqual([
    'unique-name-twice: `a.b` of `c` and `a` of `b.c` would both be called `a.b.c` on `gw1` (the other is here)',
  ]);
});

test('device-twice: a switch that is given the name of a bridge is its project\'s alone', () => {
  const joins = (name: string, bridge: string) => `${project(name, host('x', 'network eth0 { switch lan }'))}switch lan { bridge ${bridge} }\n`;
  expect(said(together({ a: joins('a', 'br0'), b: joins('b', 'br1') }))).toEqual([]);
  expect(said(together({ a: joins('a', 'br0'), b: joins('b', 'br0') }))[0]).toContain('device-twice: switch `lan` of `a` and switch `lan` of `b` would both be the device `br0` on `gw1`');
});

test('address-of-other-project, mac-of-other-project: one bridge of one server is one network', () => {
  const joins = (name: string, lines: string) => project(name, host('x', `network eth0 { ${lines} }`));
  const a = joins('a', 'bridge br0; address 10.0.0.1/24; mac 02:00:00:00:00:01');
  expect(said(together({ a, b: joins('b', 'bridge br0; address 10.0.0.1/24') }))).toEqual([
    'address-of-other-project: `eth0` of `x` of `b` has the address `10.0.0.1` of `eth0` of `x` of `a`, on the same bridge `br0` of `gw1` (the address of `eth0` of `x` of `a`)',
  ]);
  expect(said(together({ a, b: joins('b', 'bridge br0; mac 02:00:00:00:00:01') }))[0]).toContain('mac-of-other-project');
  expect(said(together({ a, b: joins('b', 'bridge br1; address 10.0.0.1/24; mac 02:00:00:00:00:01') }))).toEqual([]);
  // the bridge that one project's switch is can be joined by another by name
  expect(said(together({ a, b: `${joins('b', 'switch lan; address 10.0.0.1/24')}switch lan { bridge br0 }\n` }))[0]).toContain('address-of-other-project');
});
