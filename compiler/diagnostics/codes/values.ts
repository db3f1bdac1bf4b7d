import { code, type CodeRow } from '../diagnostic.ts';

interface BadValue {
  readonly keyword: string;
  /** As written; absent where it may be a secret. */
  readonly text: string | undefined;
  /** What is wrong, after the text. */
  readonly problem: string;
  readonly hint?: string;
}

const inHost = (line: string): string => `global { project demo }\nhost gw {\n    ${line}\n}\n`;
const inNetwork = (line: string): string => `global { project demo }\nswitch lan { }\nhost gw {\n    network eth0 {\n        switch lan\n        ${line}\n    }\n}\n`;

const bad = (explain: string, wrong: string, right: string): CodeRow<BadValue> => code<BadValue>({
  severity: 'error',
  message: (p) => `\`${p.keyword}\`: ${p.text === undefined ? 'its value' : `\`${p.text}\``} ${p.problem}`,
  hint: (p) => p.hint,
  explain,
  wrong,
  right,
});

/** What can be wrong with a value, by its kind. */
export const valueCodes = {
  'bad-size': bad(
    'A size is a number and a unit without a space between. K, M, G and T (also KiB, MiB ...) count by 1024; kB, MB, GB and TB by 1000, and b is bytes. A bare number is megabytes.',
    inHost('memory lots'), inHost('memory 128M'),
  ),
  'bad-duration': bad(
    'A time is a whole number of seconds, or a number with s, m or h. A delay on a wire is given in milliseconds, such as 20ms.',
    inHost('ready_timeout soon'), inHost('ready_timeout 2m'),
  ),
  'bad-rate': bad('A rate is a number with bit, kbit, mbit or gbit, counted by 1000 and a second.', inNetwork('rate fast'), inNetwork('mtu 1400')),
  'bad-percent': bad('A share is a number from 0 to 100, with or without a percent sign.', inNetwork('loss 120%'), inNetwork('mtu 1400')),
  'bad-number': bad('A whole number is wanted, within the limits that the message gives.', inHost('boot_order first'), inHost('boot_order 1')),
  'bad-address': bad(
    'An IPv4 address has four parts from 0 to 255, without leading zeros since some programs read these as octal. IPv6 is written as RFC 4291 has it. Where a prefix is allowed it follows after a slash. An interface also takes dhcp, free and auto.',
    inNetwork('address 10.0.0.256'), inNetwork('address 10.0.0.1/24'),
  ),
  'bad-netmask': bad(
    'A netmask says how many bits of an address, counted from its front, name the network: so all its ones stand in front of its zeros. 255.255.0.255 has a gap, and no system can use it.',
    inNetwork('netmask 255.255.0.255'), inNetwork('address 10.0.0.1\n        netmask 255.255.255.0'),
  ),
  'bad-mac': bad(
    'A MAC address is six pairs of hexadecimal digits. An odd first pair makes it the address of a group, which no interface can have. Leave `mac` out, and a stable one is derived.',
    inNetwork('mac 02:00:00:00:01'), inNetwork('mac 02:00:00:00:00:01'),
  ),
  'bad-port': bad('A port of TCP or UDP is a whole number from 1 to 65535.', 'global { project demo }\nservice_host gw1 {\n    port 99999\n}\nhost gw {\n    service_host gw1\n}\n', 'global { project demo }\nservice_host gw1 {\n    port 22\n}\nhost gw {\n    service_host gw1\n}\n'),
  'bad-name': bad(
    'Names become folders, host names and parts of commands. They hold letters, digits, dots, underscores and hyphens, begin with a letter or digit, and have at most 63 characters; devices of Linux at most 15, accounts at most 32. A project\'s does not end in a hyphen: systemd takes settings of `mln-kafe-` for those of all units whose names begin so, `mln-kafe-two` among them.',
    inNetwork('bridge a-bridge-with-a-long-name'), inNetwork('bridge br0'),
  ),
  'bad-path': bad(
    'A path must say by itself where it leads: on a service host and in a guest it begins with a slash, beside the description it does not, and none climbs with `..`. Line ends and TABs are refused, since lists of the output hold one path a line.',
    inHost('kernel ../linux'), inHost('kernel /usr/lib/mln/linux'),
  ),
  'bad-password': bad(
    'Passwords stand in a description as hashes only, in a form that crypt(3) knows: `$6$`, `$y$`, `$5$`, `$2b$`, `$1$`, or the 13 characters of old. `openssl passwd -6` asks for a password and prints its hash. Stars lock the account. What looks like a password itself is refused, because everyone who reads the description would know it. VNC knows no hashes: `vncpasswd` is the password itself, eight characters at most, and best stands in a file of its own that the description includes.',
    inHost('root_password letmein'), inHost('root_password *'),
  ),
  'bad-mode': bad('The rights of a file are three or four octal digits, as chmod takes them.', inHost('files {\n        /etc/motd /etc/motd rw\n    }'), inHost('files {\n        /etc/motd /etc/motd 0644\n    }')),
  'bad-word': bad('Only certain words, or words of a certain form, are possible here; the message names them.', inHost('term window'), inHost('term screen')),
  'bad-text': bad('Text here is one line, without control characters.', inHost('kernel_args "two\\nlines"'), inHost('kernel_args "quiet"')),
  'value-missing': code<{ readonly keyword: string; readonly expects: string }>({
    severity: 'error',
    message: (p) => `\`${p.keyword}\` lacks a value`,
    hint: (p) => `it wants ${p.expects}`,
    explain: 'The keyword, or a line of its block, wants more values than it was given.',
    wrong: inHost('memory'),
    right: inHost('memory 128M'),
  }),
  'value-surplus': code<{ readonly keyword: string; readonly most: number; readonly text: string | undefined }>({
    severity: 'error',
    message: (p) => `\`${p.keyword}\` has a value too many${p.text === undefined ? '' : `: \`${p.text}\``}`,
    hint: (p) => `it takes ${p.most === 1 ? 'one' : p.most}; text with spaces goes into quotes, and \`;\` ends a statement`,
    explain: 'The keyword takes fewer values than it was given. Often two statements stand on one line without a semicolon, or a size has a space before its unit.',
    wrong: inHost('memory 128 M'),
    right: inHost('memory 128M'),
  }),
  'not-served': code<{ readonly keyword: string; readonly by: string }>({
    severity: 'error',
    message: (p) => `\`${p.keyword}\` is understood, but nothing here can do it yet`,
    hint: (p) => `it waits for ${p.by}; without it the rest can be compiled`,
    explain: 'The word belongs to the language, and the description is read to its end; but no part of this version of mlnc honours it. It is refused rather than passed over, since the network would not be what its description says.',
    wrong: inHost('network eth0 { slirp; delay 20ms }'),
    right: inHost('size 2G'),
  }),
  'other-platform': code<{ readonly keyword: string; readonly platform: string; readonly host: string }>({
    severity: 'warning',
    message: (p) => `\`${p.keyword}\` means nothing to host \`${p.host}\`: it is a word of the platform \`${p.platform}\``,
    hint: (p) => `name the platform with \`${p.platform}\`, or take the line out`,
    explain: 'Platforms bring words of their own. A host on another platform passes them over; this is how one superclass can serve two platforms.',
  }),
};

export type ValueCodes = typeof valueCodes;
