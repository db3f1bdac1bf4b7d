import { expect, test } from 'vitest';
import { hostOf, plainBlock, projectOf, resolveFiles } from './resolve-text.ts';

const common = 'superclass common {\n    memory 128M\n    free_space 1000M\n    xen\n    network eth0 {\n        netmask 255.255.255.0\n    }\n}\nhost node1 {\n    superclass common\n    network eth0 {\n        address 10.0.0.1\n    }\n}\n';

test('the ring: three hosts and three switches, in file order', () => {
  const project = projectOf(`global {
    project ring
}
host router1 {
    network eth0 {
        switch A
    }
    network eth1 {
        switch B
    }
}
host router2 { network eth0 { switch B }; network eth1 { switch C } }
host router3 { network eth0 { switch C }; network eth1 { switch A } }
switch A { }
switch B { }
switch C { }
`);
  expect(project.name).toBe('ring');
  expect(project.switches.map(each => each.name)).toEqual(['A', 'B', 'C']);
  expect(project.hosts.map(host => [host.name, host.platform.name, plainBlock(host.block)])).toEqual([
    ['router1', 'uml', { 'network eth0': { switch: ['switch A'] }, 'network eth1': { switch: ['switch B'] } }],
    ['router2', 'uml', { 'network eth0': { switch: ['switch B'] }, 'network eth1': { switch: ['switch C'] } }],
    ['router3', 'uml', { 'network eth0': { switch: ['switch C'] }, 'network eth1': { switch: ['switch A'] } }],
  ]);
});

test('the first superclass: blocks of one name merge keyword by keyword', () => {
  const host = hostOf(projectOf(common), 'node1');
  expect(plainBlock(host.block)).toEqual({
    memory: ['memory 128M'], free_space: ['free_space 1000M'], xen: ['xen'],
    'network eth0': { netmask: ['netmask 255.255.255.0'], address: ['address 10.0.0.1'] },
  });
  expect(host.platform.name).toBe('xen');
  expect(host.superclasses).toEqual(['common']);
});

test('the first superclass as printed lacks a project', () => {
  expect(resolveFiles({ 'main.mln': common }).found).toEqual(['error project-missing: ']);
});

test('example1: a password in a variable', () => {
  const project = projectOf('global {\n    project example1\n    $password = 2mf9fmcaioa8w\n}\nhost node {\n    root_password $password\n    users {\n        jack $password\n    }\n}\n');
  expect(plainBlock(hostOf(project, 'node').block)).toEqual({ root_password: ['root_password 2mf9fmcaioa8w'], users: { '': ['jack 2mf9fmcaioa8w'] } });
});
