import { column, lines, lists, many, manyLines, one, optional, phrase, phrases, raw } from '../define.ts';
import {
  cryptHash, domainName, fileMode, groupName, guestPath, locale, plainAddress, publicKey, rootPassword, sourcePath, timezone, userAndKey, userId, userName,
} from '../readers.ts';

const ACCOUNT = {
  name: column(userName),
  password: column(cryptHash, { secret: true }),
  home: optional(guestPath),
  uid: optional(userId),
};

/** Words of a host about what is inside the guest. */
export const hostGuestRows = {
  root_password: phrase(rootPassword, {
    aliases: ['root_passwd'],
    secret: true,
    doc: 'The hash of root\'s password, as `openssl passwd -6` prints it; `*` locks the account. `file PATH` reads it from a file, so that it does not stand in the description.',
    example: 'root_password file root.hash',
  }),
  users: lines(ACCOUNT, { doc: 'Login accounts: name, password hash, and if wanted home and number.', example: 'users {\n    jack * /home/jack 1001\n}' }),
  groups: lists(groupName, userName, { doc: 'Groups of the guest and the accounts in them.', example: 'groups {\n    staff { jack }\n}' }),
  ssh_key: phrases(userAndKey, { doc: 'A public key that may log in as this user, itself or as a file that holds it.', example: 'ssh_key root id_ed25519.pub' }),
  sshkey: manyLines({ user: column(userName), key: column(publicKey, { rest: true }) }, {
    doc: 'Public keys that may log in, one a line: the same as `ssh_key` for each.',
    example: 'sshkey {\n    root id_ed25519.pub\n}',
  }),
  files: lines({ source: column(sourcePath), destination: column(guestPath), mode: optional(fileMode) }, {
    key: 'destination',
    overTwoLines: true,
    doc: 'Files and folders copied into the guest. An absolute source is read on the service host when the guest is built; a relative one lies beside the description and goes into the output. Of a folder such as /etc, what mlnc writes itself is left out, and said.',
    example: 'files {\n    /etc/motd /etc/motd 0644\n}',
  }),
  startup: raw({ doc: 'Shell commands that the guest runs as root at every boot, after the network is up. Inherited text comes first.', example: 'startup {\n    echo 1 > /proc/sys/net/ipv4/ip_forward\n}' }),
  shutdown: raw({ doc: 'Shell commands that the guest runs as root when it goes down.', example: 'shutdown {\n    logger "going down"\n}' }),
  nameserver: many(plainAddress, { aliases: ['dns'], doc: 'Name servers that the guest asks, in order.', example: 'nameserver 10.0.0.53' }),
  domain: one(domainName, { doc: 'The domain that the guest\'s name is in, also searched for short names.', example: 'domain example.org' }),
  timezone: one(timezone, { doc: 'The guest\'s time zone. Busybox guests get its rules from the service host when their disk is made.', example: 'timezone Europe/Oslo' }),
  locale: one(locale, { doc: 'The guest\'s language and character set.', example: 'locale C.UTF-8' }),
};
