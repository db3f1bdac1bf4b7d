import { flag, one } from '../define.ts';
import { absolutePath, delay, deviceName, groupName, percent, rate, serverName, userName, wordOf } from '../readers.ts';

const WIRES = 'the shaping of links';

/** What stands in `switch NAME { ... }`. */
export const switchRows = {
  service_host: one(serverName, { doc: 'The service host that the switch runs on. Without it, it runs where its guests do.', example: 'service_host gw1' }),
  backend: one(wordOf(['uml_switch', 'vde', 'bridge']), { doc: 'How the switch is made. Without it, the first that all its guests can join.', example: 'backend vde' }),
  hub: flag({ doc: 'Every packet goes to every port, so that guests can watch each other\'s traffic.', example: 'hub' }),
  socket: one(absolutePath, { doc: 'Where the switch\'s socket lies on the service host, so that other programs can join it.', example: 'socket /run/lab/lan.ctl' }),
  tap: one(deviceName, { doc: 'A tap device of the service host that is plugged into the switch. It must exist there.', example: 'tap tap0' }),
  bridge: one(deviceName, { doc: 'The name of the bridge on the service host, where the switch is one.', example: 'bridge br-lan' }),
  owner: one(userName, { aliases: ['sudo'], doc: 'The account that runs the switch and owns its socket.', example: 'owner lab' }),
  group: one(groupName, { doc: 'The group that may use the switch\'s socket.', example: 'group students' }),
  delay: one(delay, { doc: 'Delays every packet that crosses the switch.', example: 'delay 20ms', notServed: WIRES }),
  loss: one(percent, { doc: 'The share of packets that is lost.', example: 'loss 1%', notServed: WIRES }),
  rate: one(rate, { doc: 'The most that each port sends in a second.', example: 'rate 10mbit', notServed: WIRES }),
};
