import { bug, numbersOf, type Guest, type Interface, type PlanContext } from '../../compiler/target-api.ts';
import { address, interfaceSlot, options } from './devices.ts';

/** Interfaces that are plugged in, by their slots. `rank`: how the guest's kernel counts them. */
export const linksOf = ({ interfaces }: Guest, context: PlanContext) =>
  new Map([...numbersOf(interfaces)].sort(([, a], [, b]) => a - b).map(([one, number], rank) => {
    const slot = interfaceSlot(number);
    return [one, { slot, rank, words: ['-netdev', backend(one, context), '-device', options('virtio-net-pci', { netdev: one.name, mac: one.mac, addr: address(slot), romfile: '' })] }] as const;
  }));

const backend = (one: Interface, context: PlanContext): string => {
  const { name: id, attachment } = one;
  const tap = (ifname: string): string => options('tap', { id, ifname, script: 'no', downscript: 'no' });
  switch (attachment.kind) {
    case 'switch': return context.backendOf(attachment.switch) === 'bridge' ? tap(context.tapOf(one))
      : options('vde', { id, sock: context.switchOf(attachment.switch)?.settings.socket?.value ?? `run/${attachment.switch}.ctl` });
    case 'tap': return tap(attachment.device);
    case 'user': return options('user', { id });
    case 'bridge': case 'unplugged': return bug(`${one.name} was to be refused or left out`);
  }
};
