import { code, reporting, type CodeTable } from '../../compiler/plugin-api.ts';

/** Each of so many guests would get a line for each of the others. */
export const MANY = 500;

export const codes = {
  'hostsfile-large': code<{ readonly network: string; readonly count: number }>({
    severity: 'warning',
    message: p => `${p.count} guests are on ${p.network}, and each gets a line for each of the others`,
    hint: () => 'a name server for them is smaller: `nameserver ADDRESS`',
    explain: '/etc/hosts has a line for each guest that is reached. Where there are a thousand, the output holds a million of these lines.',
    wrong: 'global { project demo; hostsFile }\nswitch lan { }\nhost a[1-501] { template busybox; network eth0 { switch lan; address 10.0.0.1+/16 } }\n',
    right: 'global { project demo; hostsFile }\nswitch lan { }\nhost a[1-9] { template busybox; network eth0 { switch lan; address 10.0.0.1+/16 } }\n',
  }),
} as const satisfies CodeTable;

export const report = reporting(codes);
