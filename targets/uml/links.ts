import { umlNetwork } from './keywords.ts';
import { bug, numbersOf, type Interface, type PlanContext, type SettingsAround } from '../../compiler/target-api.ts';

/** One way for an interface to reach the outside: its argument, and what the guest's kernel calls it. */
export interface Link {
  readonly argument: string;
  readonly kernelName: string;
}

/** Where a switch listens, from the state directory. */
export type SocketOf = (switchName: string) => string;

export const linksOf = (interfaces: readonly Interface[], context: PlanContext, socketOf: SocketOf): Map<Interface, Link> => {
  const driver = usesVector(context.around) ? vector : legacy;
  return new Map([...numbersOf(interfaces)].map(([one, number]) => [one, driver(one, number, context, socketOf)]));
};

/** One object, by which the settings around are read once a server. */
const rows = { uml_network: umlNetwork };

/** Whether the guests of a server are to use the vector driver: the server's own word, else the project's. */
export const usesVector = (around: SettingsAround): boolean =>
  around(rows).map(settings => settings.uml_network?.value).find(value => value !== undefined) === 'vector';

type Driver = (one: Interface, number: number, context: PlanContext, socketOf: SocketOf) => Link;

/** What kernels have up to 6.15: one driver for each kind of link. */
const legacy: Driver = (networkInterface, number, context, socketOf) => {
  const { name, attachment, mac } = networkInterface;
  const kernelName = `eth${number}`;
  const link = (transport: string): Link => ({ kernelName, argument: `${kernelName}=${transport}` });
  switch (attachment.kind) {
    case 'switch':
      if (context.backendOf(attachment.switch) === 'bridge') return link(`tuntap,${context.tapOf(networkInterface)},${mac}`);
      return link(context.backendOf(attachment.switch) === 'vde' ? `vde,${socketOf(attachment.switch)},${mac}` : `daemon,${mac},unix,${socketOf(attachment.switch)}`);
    case 'tap': return link(`tuntap,${attachment.device},${mac}`);
    case 'user': return link(`slirp,${mac},slirp-fullbolt`);
    case 'bridge':
    case 'unplugged':
      return bug(`${name} was to be refused or left out`);
  }
};

/** The vector driver, the only one from kernel 6.16 on. It reaches a switch in user space over the program vde_plug, from 6.12 on; it knows no uml_switch. */
const vector: Driver = (networkInterface, number, context, socketOf) => {
  const { name, attachment, mac } = networkInterface;
  const kernelName = `vec${number}`;
  const link = (transport: string): Link => ({ kernelName, argument: `${kernelName}:transport=${transport},mac=${mac}` });
  switch (attachment.kind) {
    case 'switch':
      if (context.backendOf(attachment.switch) === 'bridge') return link(`tap,ifname=${context.tapOf(networkInterface)}`);
      return link(`vde,vnl=vde://${socketOf(attachment.switch)}`);
    case 'tap': return link(`tap,ifname=${attachment.device}`);
    case 'user': return link('vde,vnl=slirp://');
    case 'bridge':
    case 'unplugged':
      return bug(`${name} was to be refused or left out`);
  }
};
