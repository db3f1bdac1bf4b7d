import { block, readSettings, type Guest, type Origin, type PlanContext } from '../../compiler/target-api.ts';
import { hostRows, machineRows } from './keywords.ts';

/** What the description says of a guest in QEMU's own words. */
export interface Machine {
  readonly kind: 'q35' | 'microvm';
  /** `own`: a kernel that the description names. `repository`: the one that `mln template kernel` made. `disk`: what its disk holds. */
  readonly boot: 'own' | 'repository' | 'disk';
  readonly kernel: string | undefined;
  readonly display: { readonly kind: 'vnc' | 'spice' | 'sdl' | 'gtk' | 'none'; readonly port: number | undefined; readonly at: Origin | undefined };
  readonly extra: { readonly words: readonly string[]; readonly at: Origin | undefined };
}

export const FIRST_VNC_PORT = 5900;
const rows = { ...hostRows, qemu: block(machineRows, { bare: true, doc: '', example: '' }) };

export const machineOf = (guest: Guest, context: Pick<PlanContext, 'report'>): Machine => {
  const own = readSettings(guest.resolved.block, rows, context.report);
  const said = own.qemu?.value;
  const kernel = guest.settings.kernel?.value ?? guest.template.known?.settings.kernel?.value;
  const bootsKernel = said?.boot === undefined ? guest.template.family === 'busybox' && guest.settings.filesystem === undefined : said.boot.value === 'kernel';
  const { vnc, vncdisplay } = guest.settings;
  const kind = said?.display.at === undefined && (vnc?.value === true || vncdisplay !== undefined) ? 'vnc' : said?.display.value ?? 'none';
  return {
    kind: said?.machine.value === 'microvm' ? 'microvm' : 'q35',
    boot: kernel !== undefined ? 'own' : bootsKernel ? 'repository' : 'disk',
    kernel,
    display: {
      kind: kind as Machine['display']['kind'],
      port: said?.display_port?.value ?? (vncdisplay === undefined ? undefined : FIRST_VNC_PORT + vncdisplay.value),
      at: said?.display_port?.at ?? said?.display.at ?? vncdisplay?.at ?? vnc?.at,
    },
    extra: { words: (own.qemu_extra?.value ?? '').split('\n').map(line => line.trim()).filter(line => line !== ''), at: own.qemu_extra?.at },
  };
};

/** QEMU's arguments for the screen. A display listens on the service host itself only: it has no password. */
export const displayArguments = ({ display: { kind, port } }: Machine, keymap: string | undefined): string[] => {
  const keys = keymap === undefined ? [] : ['-k', keymap];
  switch (kind) {
    case 'vnc': return ['-vnc', port === undefined ? '127.0.0.1:0,to=99' : `127.0.0.1:${port - FIRST_VNC_PORT}`, ...keys];
    case 'spice': return ['-spice', `addr=127.0.0.1,port=${port},disable-ticketing=on`, ...keys];
    case 'sdl':
    case 'gtk': return ['-display', kind, ...keys];
    case 'none': return ['-display', 'none'];
  }
};
