/** Words that shape a description and are gone once it is resolved: they are in no typed settings. */
import { block, named, one, phrases } from '../define.ts';
import { pluginReference, superclassName, wholeLine } from '../readers.ts';
import type { Rows } from '../row.ts';
import { globalRows } from './global.ts';
import { hostRows } from './host.ts';
import { serviceHostRows } from './service-host.ts';
import { switchRows } from './switch.ts';
import { templateRows } from './template.ts';

/** Stands in every block of keywords. */
export const everywhereRows = {
  no: phrases(wholeLine, { doc: 'Takes back what a superclass says: the keyword, or the entry of that name.', example: 'no gateway' }),
} satisfies Rows;

export const globalStructureRows = {
  plugin: phrases(pluginReference, {
    doc: 'Uses plug-ins: those that are built in, in `plugins/` beside the description, or packages `mlnc-plugin-NAME`; with `exec` a program, by its path. What came with a description runs only after `mlnc plugin trust`, or with `--allow-plugins`.',
    example: 'plugin autoenum',
  }),
  defaults: block(hostRows, { doc: 'A superclass of all hosts: what they say themselves wins over it.', example: 'defaults {\n    memory 128M\n}' }),
} satisfies Rows;

export const hostStructureRows = {
  superclass: one(superclassName, { doc: 'Inherits all that this superclass says. What is said nearer wins; raw text adds up.', example: 'superclass common' }),
} satisfies Rows;

/** The blocks of the top level. */
export const topRows = {
  global: block(globalRows, { doc: 'The project\'s name, variables, and what concerns all of it.', example: 'global {\n    project ring\n}' }),
  host: named(hostRows, { doc: 'A virtual machine. `host www[1-40]` are forty, with `$index` the number of each.', example: 'host gw {\n    memory 128M\n}' }),
  superclass: named(hostRows, { doc: 'What several hosts have in common. It may hold whatever a host may, and is not built.', example: 'superclass common {\n    memory 128M\n}' }),
  switch: named(switchRows, { doc: 'A virtual network switch that interfaces are plugged into.', example: 'switch lan { }' }),
  service_host: named(serviceHostRows, { doc: 'What is known of a server that runs guests. Usually in a file that all projects of a site include.', example: 'service_host gw1 {\n    ssh root@gw1.example.com\n}' }),
  template: named(templateRows, { doc: 'What is known of an image that lies on a server.', example: 'template debian-12 {\n    family debian\n}' }),
} satisfies Rows;

/** Forms of the language that are not rows, for `mlnc keywords`, completion and the reference page. */
export const forms: Readonly<Record<string, { readonly doc: string; readonly example: string }>> = {
  '#include': { doc: 'Reads a file, or all files of a pattern, in at this place. The path is relative to the file that includes it.', example: '#include site/*.mln' },
  '$name = value': { doc: 'Sets a variable, used as `$name`, `${name}` or `$[name]` from here inwards. Place in the block does not matter.', example: '$net = 10.0.0' },
  '$[host.interface.address]': { doc: 'A fact of another guest: its `hostname`, or an interface\'s `address`, `prefix`, `netmask`, `mac` or `gateway`.', example: 'gateway $[gw.eth0.address]' },
};
