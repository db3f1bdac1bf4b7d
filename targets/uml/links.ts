import { bug, type Interface, type PlanContext } from '../../compiler/target-api.ts';

/** One way for an interface to reach the outside: its argument, and what the guest's kernel calls it. */
export interface Link {
  readonly argument: string;
  readonly kernelName: string;
}

/** Where a switch listens, from the state directory. */
export type SocketOf = (switchName: string) => string;

/** Interfaces that are plugged in get the number of their own name where it has one, so that `eth1` alone is `eth1` in the guest. */
export const linksOf = (interfaces: readonly Interface[], context: PlanContext, socketOf: SocketOf): Map<Interface, Link> => {
  const plugged = interfaces.filter(one => one.attachment.kind !== 'unplugged');
  const taken = new Set(plugged.flatMap(one => ownNumber(one) ?? []));
  const links = new Map<Interface, Link>();
  let next = 0;
  for (const one of plugged) {
    while (taken.has(next)) next += 1;
    const number = ownNumber(one) ?? next;
    taken.add(number);
    links.set(one, link(one, number, context, socketOf));
  }
  return links;
};

const ownNumber = ({ name }: Interface): number | undefined => (/^eth(?:0|[1-9][0-9]?)$/.test(name) ? Number(name.slice(3)) : undefined);

const link = (one: Interface, number: number, context: PlanContext, socketOf: SocketOf): Link => {
  const kernelName = `eth${number}`;
  return { kernelName, argument: `${kernelName}=${transport(one, context, socketOf)}` };
};

const transport = (one: Interface, context: PlanContext, socketOf: SocketOf): string => {
  const { attachment, mac } = one;
  switch (attachment.kind) {
    case 'switch':
      return context.backendOf(attachment.switch) === 'vde' ? `vde,${socketOf(attachment.switch)},${mac}` : `daemon,${mac},unix,${socketOf(attachment.switch)}`;
    case 'tap': return `tuntap,${attachment.device},${mac}`;
    case 'user': return `slirp,${mac},slirp-fullbolt`;
    case 'bridge':
    case 'unplugged':
      return bug(`${one.name} was to be refused or left out`);
  }
};
