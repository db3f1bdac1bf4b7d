import { expect, test } from 'vitest';
import { checkGuestPaths } from '../../../compiler/6-plan/check-guest-paths.ts';
import type { Guest, GuestFile } from '../../../compiler/5-model/project.ts';
import { planCodes } from '../../../compiler/diagnostics/codes/plan.ts';
import { createReport } from '../../../compiler/diagnostics/report.ts';
import { sound } from '../5-model/build.ts';

/** A file or tree that lies beside the description; `below` names what is in the tree. */
const own = (destination: string, ...below: string[]): GuestFile => ({
  destination, mode: undefined, at: undefined,
  source: { kind: 'description', path: 'x', isFolder: below.length > 0, files: (below.length > 0 ? below : ['']).map(name => ({ path: `x/${name}`, below: name, executable: false })) },
});
const fromServer = (destination: string): GuestFile => ({ destination, mode: undefined, at: undefined, source: { kind: 'server', path: '/x' } });

for (const [what, files, codes] of [
  ['one place in two spellings', [own('/srv/readme'), own('/srv/README')], ['guest-paths-clash']],
  ['a folder in two spellings', [own('/srv/web/a'), own('/srv/Web/b')], ['guest-paths-clash']],
  ['a file, then a folder of its name', [own('/srv/a'), own('/srv/a/b')], ['guest-paths-clash']],
  ['files in one folder', [own('/srv/a/b'), own('/srv/a/c')], []],
  ['both read on the service host', [fromServer('/srv/a'), fromServer('/srv/A')], []],
  ['a place that mlnc writes', [own('/etc/hostname')], ['guest-path-twice']],
  ['a tree with names that differ in case alone', [own('/srv/tree', 'Sub', 'sub/leaf')], ['guest-paths-clash']],
] as const) {
  test(`files: ${what}`, () => {
    const guest: Guest = { ...sound('global { project demo }\nhost a { root_password $6$salt$abcdefghijklmnopqrstuvwxyz }\n').guests[0]!, files };
    const { report, diagnostics } = createReport(planCodes);
    checkGuestPaths(guest, report);
    expect(diagnostics.map(one => one.code)).toEqual(codes);
  });
}
