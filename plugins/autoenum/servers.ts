import { refused, type Dealer } from './dealer.ts';
import { report } from './diagnostics.ts';
import type { Group } from './keywords.ts';

/** Those with a number are filled in their order; what is left goes round the others, host by host. */
export const serversOf = ({ value: { service_hosts: lines } }: Group, count: number): Dealer<string> => {
  const wrong = lines.find(({ value: { share } }) => !isShared(share) && !/^[0-9]{1,9}$/.test(share));
  if (wrong !== undefined) return refused(report('autoenum-bad-share', { text: wrong.value.share ?? '' }, wrong.at));
  const sharing = lines.flatMap(({ value: { name, share } }) => (isShared(share) ? [name] : []));
  const counted = lines.flatMap(({ value: { name, share } }) => (isShared(share) ? [] : [{ name, room: Number(share) }]));
  const room = counted.reduce((sum, server) => sum + server.room, 0);
  if (lines.length > 0 && sharing.length === 0 && room < count) return refused(report('autoenum-servers-full', { count, room }, lines[0]?.at));
  const filling = counted[Symbol.iterator]();
  let server = filling.next().value;
  let left = server?.room ?? 0;
  let given = 0;
  return {
    next() {
      while (left === 0 && server !== undefined) {
        server = filling.next().value;
        left = server?.room ?? 0;
      }
      left--;
      return server?.name ?? sharing[given++ % sharing.length];
    },
  };
};

const isShared = (share: string | undefined): share is undefined | 'all' => share === undefined || share === 'all';
