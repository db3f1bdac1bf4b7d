import { named } from '../define.ts';
import { expectRow } from './expect.ts';
import { hostDiskRows } from './host-disk.ts';
import { hostGuestRows } from './host-guest.ts';
import { hostMachineRows } from './host-machine.ts';
import { networkRows } from './network.ts';

/** What stands in a host, a superclass and `defaults`, and is left after resolving. */
export const hostRows = {
  ...hostMachineRows,
  ...hostDiskRows,
  ...hostGuestRows,
  network: named(networkRows, { doc: 'A network interface of the guest. Interfaces are ordered by their number.', example: 'network eth0 {\n    switch lan\n    address 10.0.0.1/24\n}' }),
  expect: expectRow,
};
