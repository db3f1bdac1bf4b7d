import { flag, one, raw, wordOf, type TargetKeywords } from '../../compiler/target-api.ts';

/** Words that only a domain knows. */
export const xenRows = {
  type: one(wordOf(['pv', 'pvh', 'hvm']), { doc: 'The kind of virtual machine: paravirtual, with hardware help, or a whole PC. Without it `pvh`, and `pv` for xm.', example: 'type pvh' }),
  hvm: flag({ doc: 'The same as `type hvm`.', example: 'hvm' }),
  xen_extra: raw({ doc: 'Lines that go to the end of the domain\'s configuration as they are. What they set is not written by mlnc as well.', example: 'xen_extra {\n    on_crash = "preserve"\n}' }),
};

/** What service hosts have. */
export const xenAround = {
  toolstack: one(wordOf(['xl', 'xm']), { doc: 'The tool that the configurations of domains are written for. `xm` is what servers had until Xen 4.4; the scripts themselves call `xl`.', example: 'toolstack xl' }),
};

export const keywords: TargetKeywords = {
  name: 'xen',
  aliases: [],
  isDefault: false,
  honours: ['cpus', 'maxmem', 'cpu_weight', 'cpu_cap', 'io_weight', 'pci', 'vnc', 'vncdisplay', 'vncpasswd', 'vnckeymap'],
  doc: 'Xen: the guest is a domain of the hypervisor. Only root can run it.',
  example: 'xen',
  host: xenRows,
  global: xenAround,
  service_host: xenAround,
};
