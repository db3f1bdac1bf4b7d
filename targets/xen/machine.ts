import { kernelOf, readSettings, type Guest, type PlanContext } from '../../compiler/target-api.ts';
import { xenAround, xenRows } from './keywords.ts';

export type Kind = 'pv' | 'pvh' | 'hvm';

/** What the description says of a domain in Xen's own words. */
export interface Machine {
  readonly kind: Kind;
  readonly toolstack: 'xl' | 'xm';
  /** Lines as they are, without the last line end; empty where there are none. */
  readonly extra: string;
  /** Names that `extra` sets. */
  readonly extraNames: ReadonlySet<string>;
  /** Absent: the domain boots what its disk holds. */
  readonly kernel: string | undefined;
}

/** Kernel and ramdisk of the service host that a domain is given. What its disk holds is for pygrub, and what `xen_extra` sets for itself. */
export const bootFilesOf = ({ settings: { ramdisk } }: Guest, { kernel, extraNames }: Machine): string[] => (kernel === undefined ? [] : [
  ...(extraNames.has('kernel') ? [] : [kernel]),
  ...(ramdisk === undefined || extraNames.has('ramdisk') ? [] : [ramdisk.value]),
]);

/** The nearest of a guest's `type` and `hvm`, where both are said: `hvm`. */
export const machineOf = (guest: Guest, context: PlanContext): Machine => {
  const own = readSettings(guest.resolved.block, xenRows, context.report);
  const toolstack = context.around(xenAround).map(settings => settings.toolstack?.value).find(value => value !== undefined) === 'xm' ? 'xm' : 'xl';
  const extra = (own.xen_extra?.value ?? '').replace(/\n+$/, '');
  const said = own.hvm?.value === true ? 'hvm' : own.type?.value;
  return {
    kind: said === 'pv' || said === 'pvh' || said === 'hvm' ? said : toolstack === 'xm' ? 'pv' : 'pvh',
    toolstack,
    extra,
    extraNames: new Set([...extra.matchAll(/^[ \t]*([A-Za-z_][A-Za-z0-9_]*)[ \t]*\+?=/gm)].map(found => found[1] ?? '')),
    kernel: kernelOf(guest),
  };
};
