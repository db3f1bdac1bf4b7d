import { block, FIRST_VNC_PORT, kernelOf, readSettings, wantsNoDisplay, type Guest, type Origin, type PlanContext } from '../../compiler/target-api.ts';
import { hostRows, machineRows } from './keywords.ts';

/** What the description says of a guest in QEMU's own words. */
export interface Machine {
  readonly isMicrovm: boolean;
  /** `own`: the kernel that the description names. `repository`: the one that `mln template kernel` made. `disk`: what its disk holds. */
  readonly boot: 'own' | 'repository' | 'disk';
  readonly display: { readonly kind: string; readonly port: number | undefined; readonly at: Origin | undefined };
  readonly extra: { readonly words: readonly string[]; readonly at: Origin | undefined };
}

const rows = { ...hostRows, qemu: block(machineRows, { bare: true, doc: '', example: '' }) };

export const machineOf = (guest: Guest, { report }: Pick<PlanContext, 'report'>): Machine => {
  const { qemu, qemu_extra: extra } = readSettings(guest.resolved.block, rows, report);
  const { vnc, vncdisplay, filesystem } = guest.settings;
  const said = qemu?.value;
  const display = said?.display?.value ?? (vnc?.value === true || vncdisplay !== undefined ? 'vnc' : 'none');
  const boot = said?.boot?.value ?? (guest.template.family === 'busybox' && filesystem === undefined ? 'kernel' : 'disk');
  return {
    isMicrovm: said?.machine.value === 'microvm',
    boot: kernelOf(guest) !== undefined ? 'own' : boot === 'kernel' ? 'repository' : 'disk',
    display: {
      kind: display === 'vnc' && wantsNoDisplay(guest, [vncdisplay, said?.display, said?.display_port]) ? 'none' : display,
      port: said?.display_port?.value ?? (vncdisplay === undefined ? undefined : FIRST_VNC_PORT + vncdisplay.value),
      at: said?.display_port?.at ?? said?.display?.at ?? vncdisplay?.at ?? vnc?.at,
    },
    extra: { words: (extra?.value ?? '').split('\n').map(line => line.trim()).filter(line => line !== ''), at: extra?.at },
  };
};

/** Its display if that listens. What is wrong with the words is told by `check`. */
export const displayOf = (guest: Guest): Machine['display'] | undefined => {
  const { display } = machineOf(guest, { report: () => {} });
  return ['vnc', 'spice'].includes(display.kind) ? display : undefined;
};
