import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test('the committed output of the examples is what mlnc writes today (make examples)', () => {
  const fresh = mkdtempSync(join(tmpdir(), 'mlnc-examples-'));
  try {
    const made = spawnSync('sh', ['test/make-examples.sh', fresh], { encoding: 'utf8' });
    expect(made.stderr).toBe('');
    const [, told] = /\/hello\/hello: (\d+ new)$/m.exec(made.stdout) ?? [];
    expect(readFileSync('README.md', 'utf8')).toContain(`\n    out/hello: ${told}\n`);
    for (const name of ['hello', 'ring', 'firewall-lab', 'superclasses', 'three-platforms', 'students', 'renderfarm']) {
      const compared = spawnSync('diff', ['-ru', '-x', 'lib', '-x', 'MANIFEST', '-x', '.secrets', `examples/${name}/output`, join(fresh, name)], { encoding: 'utf8' });
      // the runtime's program is not in git
      expect(compared.stdout.replace(/^Only in .*: mln\n/gm, '')).toBe('');
    }
  } finally {
    rmSync(fresh, { recursive: true });
  }
});
