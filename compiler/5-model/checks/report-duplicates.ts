import type { Origin } from '../../diagnostics/span.ts';
import type { ModelReport } from '../context.ts';
import { portName, type Network, type Port } from '../networks.ts';
import type { Checked } from './checked.ts';

/** One address, or one MAC address, of two interfaces on one network. */
export const reportDuplicates = ({ networks }: Checked, report: ModelReport): void => {
  for (const network of networks) {
    reportAddresses(network, report);
    reportMacs(network, report);
  }
};

const reportAddresses = ({ label, ports }: Network, report: ModelReport): void => {
  const owners = new Map<string, { readonly port: Port; readonly at: Origin }>();
  for (const port of ports) {
    for (const { address, at } of port.networkInterface.addresses) {
      const owner = owners.get(address);
      if (owner === undefined) owners.set(address, { port, at });
      else {
        const params = { address, first: portName(owner.port), second: portName(port), network: label };
        report('address-twice', at, params, [{ text: `the address of ${params.first}`, span: owner.at.span }]);
      }
    }
  }
};

const reportMacs = ({ label, ports }: Network, report: ModelReport): void => {
  const owners = new Map<string, Port>();
  for (const port of ports) {
    const { mac } = port.networkInterface.settings;
    if (mac === undefined) continue;
    const owner = owners.get(mac.value);
    if (owner === undefined) owners.set(mac.value, port);
    else report('mac-twice', mac.at, { mac: mac.value, first: portName(owner), second: portName(port), network: label });
  }
};
