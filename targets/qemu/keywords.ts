import { integer, one, wordOf, type TargetKeywords } from '../../compiler/target-api.ts';

export const keywords: TargetKeywords = {
  name: 'qemu',
  aliases: ['kvm'],
  isDefault: false,
  doc: 'QEMU, with KVM where the service host has it.',
  example: 'kvm',
  block: {
    display: one(wordOf(['vnc', 'spice', 'sdl', 'gtk', 'none']), { doc: 'How the guest\'s screen is shown.', example: 'display vnc' }),
    display_port: one(integer(0, 65535, 'a port'), { doc: 'The port of the display on the service host.', example: 'display_port 5901' }),
  },
};
