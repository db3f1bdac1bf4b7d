import type { HostsLine, HostsText } from './project.ts';

/** A line that many guests get; the guest `of` which it is does not. */
export interface SharedLine extends HostsLine {
  readonly of: string | undefined;
}

export const hostsText = ({ address, names }: HostsLine): HostsText => ({ text: `${address} ${names.join(' ')}\n`, count: 1 });

/** What a guest gets of lines that many share: all but its own. Their text is made once and cut for each: the guests may be thousands. */
export const cutFor = (lines: readonly SharedLine[]): ((guest: string) => HostsText) => {
  const own = new Map<string, { readonly start: number; readonly end: number }[]>();
  let all = '';
  for (const line of lines) {
    const start = all.length;
    all += hostsText(line).text;
    if (line.of === undefined) continue;
    const cuts = own.get(line.of) ?? [];
    own.set(line.of, cuts);
    cuts.push({ start, end: all.length });
  }
  return guest => {
    const cuts = own.get(guest) ?? [];
    let text = '';
    let from = 0;
    for (const { start, end } of cuts) {
      text += all.slice(from, start);
      from = end;
    }
    return { text: text + all.slice(from), count: lines.length - cuts.length };
  };
};
