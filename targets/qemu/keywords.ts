import { integer, one, raw, wordOf, type TargetKeywords } from '../../compiler/target-api.ts';

/** Words inside `kvm { ... }`. */
export const machineRows = {
  machine: one(wordOf(['q35', 'microvm']), { default: 'q35', doc: 'The kind of machine: a PC, or a small one that starts faster, wants KVM and a kernel from outside, and has no display.', example: 'machine microvm' }),
  boot: one(wordOf(['kernel', 'disk']), {
    doc: 'What starts in the guest: `disk`, the boot sector of its disk, or `kernel`, the one that `mln template kernel` made on the service host. Without it `kernel` for the template busybox, which has no boot sector, else `disk`. Where the host or its template names a `kernel`, that is it.',
    example: 'boot kernel',
  }),
  display: one(wordOf(['vnc', 'spice', 'sdl', 'gtk', 'none']), { doc: 'How the guest\'s screen is shown: `vnc` and `spice` on 127.0.0.1 of the service host, `sdl` and `gtk` in a window of who starts it.', example: 'display vnc' }),
  display_port: one(integer(1, 65535, 'a port'), { doc: 'The port of the display on the service host. VNC without it takes the first free one from 5900 on.', example: 'display_port 5901' }),
};

/** Beside what every host has. */
export const hostRows = {
  qemu_extra: raw({ doc: 'Further arguments for QEMU, one a line, as they are.', example: 'qemu_extra {\n    -device\n    usb-ehci\n}' }),
};

export const keywords: TargetKeywords = {
  name: 'qemu', aliases: ['kvm'], isDefault: false, guestsAreProcesses: true,
  honours: ['cow_filesystem', 'cpus', 'locking', 'lock_dir', 'lock_timeout', 'vnc', 'vncdisplay', 'vnckeymap'],
  doc: 'QEMU, with KVM where the service host has it: the guest is a process of an ordinary user.',
  example: 'kvm', block: machineRows, host: hostRows,
};
