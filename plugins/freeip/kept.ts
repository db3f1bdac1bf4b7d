import { addressWithPrefix, formatIp, type Ip, type KeptLine, type Place, type ReportOperation } from '../../compiler/plugin-api.ts';
import { report } from './diagnostics.ts';
import type { Family } from './subnet.ts';

/** An address that is kept for an interface. */
export interface Kept {
  readonly project: string;
  readonly guest: string;
  readonly name: string;
  readonly ip: Ip;
  readonly prefix: number;
  readonly at: Place;
}

/** By project, host, interface and family; and what is wrong with the file, which may have been edited. */
export interface KeptAddresses {
  readonly byPort: ReadonlyMap<string, Kept>;
  readonly problems: readonly ReportOperation[];
}

export const portKey = (project: string, guest: string, name: string, family: Family): string => `${project} ${guest} ${name} ${family}`;

export const readKept = (lines: readonly KeptLine[]): KeptAddresses => {
  const byPort = new Map<string, Kept>();
  const addresses = new Set<string>();
  const problems: ReportOperation[] = [];
  for (const { project, words, at } of lines) {
    const [guest, name, text, surplus] = words;
    if (guest === undefined || name === undefined || text === undefined || surplus !== undefined) {
      problems.push(report('freeip-lock-line', { problem: `has ${words.length + 1} words, not four` }, at));
      continue;
    }
    const read = addressWithPrefix.read(text);
    if (!('value' in read) || read.value.prefix === undefined) {
      const problem = 'value' in read ? 'has no prefix' : read.refusal.problem;
      problems.push(report('freeip-lock-line', { problem: `says \`${text}\`, which ${problem}` }, at));
      continue;
    }
    const { ip, prefix } = read.value;
    const key = portKey(project, guest, name, ip.family);
    const address = `${formatIp(ip)}/${prefix}`;
    if (byPort.has(key)) problems.push(report('freeip-lock-twice', { what: `\`${name}\` of \`${guest}\` of \`${project}\`` }, at));
    else if (addresses.has(address)) problems.push(report('freeip-lock-twice', { what: address }, at));
    byPort.set(key, { project, guest, name, ip, prefix, at });
    addresses.add(address);
  }
  return { byPort, problems };
};
