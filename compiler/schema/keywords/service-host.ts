import { column, lines, many, one } from '../define.ts';
import { absolutePath, groupName, integer, port, positiveSize, sshDestination, volumeName } from '../readers.ts';

/** What stands in `service_host NAME { ... }` at the top level: what is known of a server. */
export const serviceHostRows = {
  ssh: one(sshDestination, { doc: 'How the server is reached. Without it, by its name.', example: 'ssh root@gw1.example.com' }),
  port: one(port, { doc: 'The port of its ssh.', example: 'port 22' }),
  memory: one(positiveSize, { doc: 'The memory that it has for guests. What cannot fit is refused.', example: 'memory 16G' }),
  slots: one(integer(1, 1000, 'a number of guests'), { doc: 'How many guests boot there at a time. Without it, four for each processor.', example: 'slots 4' }),
  groups: many(groupName, { doc: 'Groups of servers that it is counted in: for readers and plug-ins, mlnc itself does nothing by them.', example: 'groups gateways' }),
  volume_group: one(volumeName, { aliases: ['lvm_vg'], doc: 'The volume group that guests with `lvm` get when they name none.', example: 'volume_group vg0' }),
  volume_space: lines({ group: column(volumeName), size: column(positiveSize) }, { doc: 'Volume groups, and the space that each has for guests. What cannot fit is refused.', example: 'volume_space {\n    vg0 200G\n}' }),
  templates: one(absolutePath, { doc: 'A further directory of templates there.', example: 'templates /srv/mln/templates' }),
  state: one(absolutePath, { doc: 'Where disks, logs and sockets lie there.', example: 'state /var/lib/mln' }),
};
