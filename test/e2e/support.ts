import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach } from 'vitest';

const built = fileURLToPath(new URL('../../dist', import.meta.url));

/** Everything of one test file lies here; other accounts may enter. */
const top = mkdtempSync(join(tmpdir(), 'mlnc-e2e.'));
chmodSync(top, 0o755);
afterAll(() => rmSync(top, { recursive: true, force: true }));
// Tests that wait for processes let nothing else run; who runs the tests wants to hear something in between.
afterEach(() => new Promise(resolve => void setImmediate(resolve)));

// A copy, so that another account can run it wherever the checkout lies, and a build meanwhile does no harm.
cpSync(built, join(top, 'mlnc'), { recursive: true });

/** The built program. */
export const program = join(top, 'mlnc/mlnc.js');

let count = 0;

/** A fresh directory with these files. */
export const directoryWith = (files: Readonly<Record<string, string>> = {}): string => {
  const directory = join(top, String(++count));
  mkdirSync(directory);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
  return directory;
};

export interface Around {
  readonly cwd: string;
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly nobody?: boolean;
  /** Another Node.js than this one. */
  readonly node?: string;
}

/** Root may act as somebody else. */
export const isRoot = process.getuid?.() === 0;

const NOBODY = { uid: 65534, gid: 65534 };

const environment = (env: Around['env'] = {}): NodeJS.ProcessEnv => ({ PATH: process.env['PATH'], ...env });

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs mlnc to its end. */
export const mlnc = (words: readonly string[], { cwd, input = '', env, nobody, node = process.execPath }: Around): Ended => {
  const { status, stdout, stderr } = spawnSync(node, [program, ...words], { cwd, input, encoding: 'utf8', env: environment(env), ...(nobody && NOBODY) });
  return { code: status, out: stdout, err: stderr };
};

/** Starts mlnc; the test ends it or waits for `ended`. */
export const startMlnc = (words: readonly string[], { cwd, env }: Around): { readonly child: ChildProcess; readonly ended: Promise<Ended>; readonly output: () => string } => {
  const child = spawn(process.execPath, [program, ...words], { cwd, env: environment(env), stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout?.on('data', chunk => (out += chunk));
  child.stderr?.on('data', chunk => (err += chunk));
  return { child, output: () => out + err, ended: new Promise(resolve => child.on('close', code => resolve({ code, out, err }))) };
};

/** Waits for something that another process is about to do. */
export const until = async (isSo: () => boolean, what: string): Promise<void> => {
  const end = Date.now() + 20_000;
  while (!isSo()) {
    if (Date.now() > end) throw new Error(`waited in vain for: ${what}`);
    await new Promise(resolve => setTimeout(resolve, 5));
  }
};

/** Every file below a directory with its mode and a digest of its bytes. */
export const snapshot = (directory: string): Readonly<Record<string, string>> => {
  const found: Record<string, string> = {};
  const walk = (below: string): void => {
    for (const name of readdirSync(join(directory, below)).sort()) {
      const path = join(below, name);
      const status = lstatSync(join(directory, path));
      const mode = (status.mode & 0o777).toString(8);
      if (status.isDirectory()) {
        found[path] = mode;
        walk(path);
      } else found[path] = `${mode} ${createHash('sha256').update(readFileSync(join(directory, path))).digest('hex')}`;
    }
  };
  walk('.');
  return found;
};

/** A description that compiles without a word. */
export const description = (memory = '64M', more = ''): string => `global { project demo }
host a { template busybox; memory ${memory}; root_password *; users { jack $6$salt$abcdefghij }; network eth0 { switch lan; address 10.0.0.1/24 } }
host b { template busybox; users { jack $6$salt$abcdefghij }; network eth0 { switch lan; address 10.0.0.2/24 } }
switch lan { }
${more}`;
