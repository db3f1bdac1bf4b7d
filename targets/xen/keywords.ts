import { flag, one, raw, wordOf, type TargetKeywords } from '../../compiler/target-api.ts';

export const keywords: TargetKeywords = {
  name: 'xen',
  aliases: [],
  isDefault: false,
  doc: 'Xen: the guest is a domain of the hypervisor.',
  example: 'xen',
  host: {
    type: one(wordOf(['pv', 'pvh', 'hvm']), { doc: 'The kind of virtual machine: paravirtual, with hardware help, or a whole PC.', example: 'type pvh' }),
    hvm: flag({ doc: 'The same as `type hvm`.', example: 'hvm' }),
    xen_extra: raw({ doc: 'Lines that go into the domain\'s configuration as they are.', example: 'xen_extra {\n    on_crash = "destroy"\n}' }),
  },
  global: {
    toolstack: one(wordOf(['xl', 'xm']), { doc: 'The tool that service hosts have.', example: 'toolstack xl' }),
  },
};
