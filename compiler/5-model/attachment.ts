import type { Origin } from '../diagnostics/span.ts';
import type { NetworkSettings } from '../schema/keywords.ts';
import type { ModelReport } from './context.ts';
import type { Attachment } from './project.ts';

interface Plug {
  readonly keyword: string;
  readonly at: Origin | undefined;
  readonly attachment: Attachment;
}

/** What an interface is plugged into: one thing, or nothing. */
export const attachmentOf = (settings: NetworkSettings, guest: string, name: string, report: ModelReport): Attachment => {
  const all = plugs(settings);
  const first = all[0];
  const second = all[1];
  if (first === undefined) return { kind: 'unplugged' };
  if (second !== undefined) {
    const notes = first.at === undefined ? [] : [{ text: `plugged in by \`${first.keyword}\` here`, span: first.at.span }];
    report('two-attachments', second.at, { guest, name, first: first.keyword, second: second.keyword }, notes);
  }
  return first.attachment;
};

const plugs = ({ switch: toSwitch, bridge, tun_iface: tap, slirp }: NetworkSettings): Plug[] => {
  const found: Plug[] = [];
  if (toSwitch) found.push({ keyword: 'switch', at: toSwitch.at, attachment: { kind: 'switch', switch: toSwitch.value } });
  if (bridge) found.push({ keyword: 'bridge', at: bridge.at, attachment: { kind: 'bridge', bridge: bridge.value } });
  if (tap) found.push({ keyword: 'tun_iface', at: tap.at, attachment: { kind: 'tap', device: tap.value } });
  if (slirp?.value === true) found.push({ keyword: 'slirp', at: slirp.at, attachment: { kind: 'user' } });
  return found;
};
