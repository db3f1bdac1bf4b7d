import { one, wordOf, type TargetKeywords } from '../../compiler/target-api.ts';

/** Read by links.ts. */
export const umlNetwork = one(wordOf(['daemon', 'vector']), {
  doc: 'How the kernel of a guest reaches its switches. `daemon`, where nothing is said, is for kernels up to 6.15, that of Debian 12 among them; `vector` is for those from 6.12 on, joins vde switches only, and needs `vde_plug` of vdeplug4 on the service host.',
  example: 'uml_network vector',
});

export const keywords: TargetKeywords = {
  name: 'uml',
  aliases: [],
  isDefault: true,
  guestsAreProcesses: true,
  honours: ['cow_filesystem', 'locking', 'lock_dir', 'lock_timeout'],
  defaultTemplate: 'busybox',
  doc: 'User-Mode Linux: the guest is a process of an ordinary user. This is the platform where none is named.',
  example: 'uml',
  global: { uml_network: umlNetwork },
  service_host: { uml_network: umlNetwork },
};
