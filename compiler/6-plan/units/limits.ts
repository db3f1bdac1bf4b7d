import type { Guest } from '../../5-model/project.ts';
import type { GuestProcess } from '../../target-api.ts';
import type { Settings } from './setting.ts';

/** The weight of who says nothing: in `cpu_weight`, whose scale is that of hypervisors, and in systemd's (systemd.resource-control(5)). */
const USUAL_CPU_WEIGHT = 256;
const USUAL_SYSTEMD_WEIGHT = 100;
const MEBIBYTE = 1024 * 1024;
const MOST_SYSTEMD_WEIGHT = 10000;

/** What takes each of them back. */
export const unlimited: Readonly<Record<string, readonly string[]>> = { MemoryMax: ['infinity'], Restart: ['no'], Nice: ['0'] };

/** What the service of a guest that is a process may use of the server, whoever's service manager runs it, and whether it comes back. */
export const limitsOf = ({ settings }: Guest, process: GuestProcess): Settings => {
  const { restart, memory, cpu_weight, cpu_cap, io_weight, nice } = settings;
  return new Map<string, readonly string[]>([
    ...(restart === undefined || restart.value === 'no' ? [] : [['Restart', [restart.value]] as const]),
    ['MemoryMax', [`${Math.ceil(process.memoryMax(memory.value) / MEBIBYTE)}M`]],
    ...(cpu_weight === undefined ? [] : [['CPUWeight', [String(systemdWeight(cpu_weight.value))]] as const]),
    ...(cpu_cap === undefined || cpu_cap.value === 0 ? [] : [['CPUQuota', [`${Math.max(0.01, Math.round(cpu_cap.value * 100) / 100)}%`]] as const]),
    ...(io_weight === undefined ? [] : [['IOWeight', [String(io_weight.value)]] as const]),
    ...(nice === undefined ? [] : [['Nice', [String(nice.value)]] as const]),
  ]);
};

/** Of a domain whether it comes back, and the weight of what serves its disks: its hypervisor keeps the other limits. */
export const limitsOfDomain = ({ settings: { restart, io_weight } }: Guest): Settings => new Map<string, readonly string[]>([
  ...(restart === undefined || restart.value === 'no' ? [] : [['Restart', [restart.value]] as const]),
  ...(io_weight === undefined ? [] : [['IOWeight', [String(io_weight.value)]] as const]),
]);

/** As many times the usual weight, on systemd's scale. */
export const systemdWeight = (weight: number): number =>
  Math.min(MOST_SYSTEMD_WEIGHT, Math.max(1, Math.round(weight * USUAL_SYSTEMD_WEIGHT / USUAL_CPU_WEIGHT)));
