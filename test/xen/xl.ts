import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const checker = fileURLToPath(new URL('xl-check.sh', import.meta.url));

/** What xl made of a configuration: `xl -N create` prints it as JSON. */
export interface Domain {
  readonly c_info: { readonly type: string; readonly name: string; readonly uuid: string };
  readonly b_info: {
    readonly max_vcpus: number; readonly max_memkb: number; readonly target_memkb: number; readonly kernel?: string; readonly ramdisk?: string; readonly cmdline?: string;
    readonly bootloader?: string; readonly 'type.hvm'?: { readonly vnc?: object }; readonly sched_params?: { readonly weight?: number; readonly cap?: number };
  };
  readonly disks?: readonly { readonly pdev_path: string; readonly vdev: string; readonly format: string; readonly backend?: string; readonly readwrite?: number }[];
  readonly nics?: readonly { readonly mac: string; readonly bridge?: string }[];
  readonly pcidevs?: readonly object[];
  readonly vfbs?: readonly { readonly vnc?: object }[];
  readonly on_crash?: string;
}

export type Read = { readonly domains: readonly Domain[] } | { readonly refused: string };

/** Whether the real xl can be asked here; if not, why. */
export const missing = ((): string | undefined => {
  const ended = checked(['name = "a"\nmemory = 64\nkernel = "/k"\n']);
  return ended.status === 2 ? ended.stderr.trim() : undefined;
})();

/** The real xl reads configurations, and knows each key in them. */
export const xlReads = (texts: readonly string[]): Read => {
  const ended = checked(texts);
  if (ended.status !== 0) return { refused: ended.stderr };
  return { domains: ended.stdout.split(/(?<=^\})$/m).map(one => one.trim()).filter(one => one !== '').map(one => JSON.parse(one) as Domain) };
};

function checked(texts: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  const folder = mkdtempSync(join(tmpdir(), 'mln-'));
  try {
    const files = texts.map((_, index) => join(folder, `${index}.cfg`));
    files.forEach((file, index) => { writeFileSync(file, texts[index] ?? ''); });
    return spawnSync('sh', [checker, '-j', ...files], { encoding: 'utf8' });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
