import { one, wordOf, type TargetKeywords } from '../../compiler/target-api.ts';

const network = one(wordOf(['daemon', 'vector']), {
  doc: 'How the kernel reaches a switch: `daemon` is what kernels up to 6.x have, `vector` is newer and faster.',
  example: 'uml_network vector',
});

export const keywords: TargetKeywords = {
  name: 'uml',
  aliases: [],
  isDefault: true,
  defaultTemplate: 'busybox',
  doc: 'User-Mode Linux: the guest is a process of an ordinary user. This is the platform where none is named.',
  example: 'uml',
  global: { uml_network: network },
  service_host: { uml_network: network },
};
