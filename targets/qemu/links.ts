import { bug, type Interface, type PlanContext } from '../../compiler/target-api.ts';
import { interfaceSlot } from './devices.ts';
import { options } from './option.ts';

/** An interface of the guest, and its place among those that are plugged in: the kernel counts them by their slots. */
export interface Link {
  readonly slot: number;
  readonly rank: number;
  readonly words: readonly string[];
}

/** `eth1` has the slot of its number, others the first free one, so that one more interface moves none. */
export const linksOf = (interfaces: readonly Interface[], context: PlanContext): Map<Interface, Link> => {
  const plugged = interfaces.filter(one => one.attachment.kind !== 'unplugged');
  const taken = new Set(plugged.flatMap(one => ownNumber(one) ?? []));
  const numbers = new Map(plugged.map(one => {
    let number = ownNumber(one);
    if (number === undefined) for (number = 0; taken.has(number);) number += 1;
    taken.add(number);
    return [one, number] as const;
  }));
  const sorted = [...numbers].sort(([, a], [, b]) => a - b);
  return new Map(sorted.map(([one, number], rank) => {
    const slot = interfaceSlot(number);
    return [one, { slot, rank, words: ['-netdev', backend(one, context), '-device', options('virtio-net-pci', { netdev: one.name, mac: one.mac, addr: slot, romfile: '' })] }];
  }));
};

const ownNumber = ({ name }: Interface): number | undefined => (/^eth(?:0|[1-9][0-9]?)$/.test(name) ? Number(name.slice(3)) : undefined);

const backend = (one: Interface, context: PlanContext): string => {
  const { name: id, attachment } = one;
  const tap = (ifname: string): string => options('tap', { id, ifname, script: 'no', downscript: 'no' });
  switch (attachment.kind) {
    case 'switch':
      if (context.backendOf(attachment.switch) === 'bridge') return tap(context.tapOf(one));
      return options('vde', { id, sock: context.switchOf(attachment.switch)?.settings.socket?.value ?? `run/${attachment.switch}.ctl` });
    case 'tap': return tap(attachment.device);
    case 'user': return options('user', { id });
    case 'bridge':
    case 'unplugged':
      return bug(`${one.name} was to be refused or left out`);
  }
};
