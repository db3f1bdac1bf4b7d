import { many, one } from '../define.ts';
import { absolutePath, plainName, sha256, userName, wordOf } from '../readers.ts';

/** What stands in `template NAME { ... }` at the top level: what the compiler must know of an image that lies on a server. */
export const templateRows = {
  family: one(wordOf(['busybox', 'debian', 'redhat'], { alpine: 'busybox', ubuntu: 'debian', fedora: 'redhat' }), {
    doc: 'How the system inside is configured. Without it, it is guessed from the template\'s name, with a warning.',
    example: 'family debian',
  }),
  network: one(wordOf(['networkd', 'ifupdown']), { doc: 'How a Debian or Ubuntu template sets up its network. Without it, systemd-networkd, which is part of systemd.', example: 'network ifupdown' }),
  kernel: one(absolutePath, { doc: 'The kernel that guests of this template boot, where they name none.', example: 'kernel /usr/lib/mln/linux' }),
  sha256: one(sha256, { doc: 'The digest of the image. Another image of the same name is refused when a guest is built.', example: `sha256 ${'0123456789abcdef'.repeat(4)}` }),
  user: one(userName, { doc: 'The account that people log in to: for readers and plug-ins, mlnc itself does nothing by it. `users` and `ssh_key` of a host say who can.', example: 'user root' }),
  platforms: many(plainName, { doc: 'The platforms that the image boots on.', example: 'platforms metal' }),
};
