/**
 * Makes dist/: `registry` finds platforms and plug-ins by their folders and writes dist/registry.ts, which tsc and the
 * tests need; without an argument it also bundles the program and copies what an installed mlnc ships.
 */
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import glob from 'fast-glob';

const top = fileURLToPath(new URL('..', import.meta.url));
const find = patterns => glob.sync(patterns, { cwd: top }).sort();
const read = path => readFileSync(join(top, path), 'utf8');

const shippedFiles = () => find(['runtime-sh/**/*', 'templates/guest/**/*', 'targets/*/driver.sh', '!**/*.md']);
const templateFiles = () => find(['templates/**/*.hbs', 'targets/*/templates/**/*.hbs']);

const digestOfSources = () => {
  const hash = createHash('sha256');
  for (const path of [...find(['compiler/**/*.{ts,mjs}', 'targets/**/*.ts', 'plugins/**/*.ts', 'package.json']), ...shippedFiles(), ...templateFiles()]) {
    hash.update(`${path}\0`).update(read(path));
  }
  return hash.digest('hex');
};

const folderOf = path => path.split('/')[1];

const listOfKeywords = (kind, paths) => [
  ...paths.map(path => `import { keywords as ${kind}_${folderOf(path)} } from '../${path}';`),
  `export const ${kind} = [${paths.map(path => `${kind}_${folderOf(path)}`).join(', ')}];`,
];

const loaders = (kind, file) => [
  `export const ${kind}: Readonly<Record<string, () => Promise<unknown>>> = {`,
  ...find(file).map(path => `  ${JSON.stringify(folderOf(path))}: () => import('../${path}'),`),
  '};',
];

const writeRegistry = () => {
  mkdirSync(join(top, 'dist'), { recursive: true });
  const text = [
    '// Made by compiler/build.mjs from the folders of targets/ and plugins/.',
    ...listOfKeywords('targets', find('targets/*/keywords.ts')),
    ...listOfKeywords('plugins', find('plugins/*/keywords.ts')),
    ...loaders('targetModules', 'targets/*/target.ts'),
    ...loaders('pluginModules', 'plugins/*/plugin.ts'),
    `export const shipped: readonly string[] = ${JSON.stringify(shippedFiles(), null, 2)};`,
    `export const version = ${JSON.stringify(JSON.parse(read('package.json')).version)};`,
    `export const build = '${digestOfSources()}';`,
  ];
  writeFileSync(join(top, 'dist/registry.ts'), `${text.join('\n')}\n`);
};

/** Chunks have names by their content, so those of the last build would stay for ever. */
const removeOldChunks = ({ outputs }) => {
  for (const path of glob.sync('dist/*.js', { cwd: top })) if (!(path in outputs)) rmSync(join(top, path));
};

const copyAssets = () => {
  rmSync(join(top, 'dist/assets'), { recursive: true, force: true });
  for (const path of [...shippedFiles(), ...templateFiles()]) {
    const to = join(top, 'dist/assets', path);
    mkdirSync(dirname(to), { recursive: true });
    cpSync(join(top, path), to);
  }
};

/** The runtime as it lies in an output, every back end of it: the `mln` that is installed for all projects. */
const copyRuntime = () => {
  for (const path of shippedFiles()) {
    const [root, folder, ...rest] = path.split('/');
    if (root === 'templates') continue;
    const driver = root === 'targets' ? `lib/drivers/${folder}.sh` : undefined;
    const place = driver ?? { mln: 'mln', lib: `lib/${rest.join('/')}` }[folder] ?? `lib/${folder}/${rest.join('/')}`;
    const to = join(top, 'dist/runtime', place);
    mkdirSync(dirname(to), { recursive: true });
    cpSync(join(top, path), to);
  }
};

const bundle = () => build({
  absWorkingDir: top,
  entryPoints: { mlnc: 'compiler/cli.ts', 'write-worker': 'compiler/7-write/write-worker.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node18',
  mainFields: ['module', 'main'],
  alias: { handlebars: 'handlebars/dist/cjs/handlebars.js' },
  // Names stay, for the trace of a fault.
  minifyWhitespace: true,
  minifySyntax: true,
  // What is bundled from CommonJS asks for Node.js's own modules by require.
  banner: { js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);" },
  define: { MLNC_VERSION: JSON.stringify(JSON.parse(read('package.json')).version) },
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
});

/** Loaded by `require` where a pattern is met, and so not part of what every start reads. */
const bundleGlob = async () => {
  await build({ absWorkingDir: top, entryPoints: ['fast-glob'], outfile: 'dist/node_modules/fast-glob/index.js', bundle: true, format: 'cjs', platform: 'node', target: 'node18', minifyWhitespace: true, minifySyntax: true, legalComments: 'none', logLevel: 'warning' });
  writeFileSync(join(top, 'dist/node_modules/fast-glob/package.json'), '{ "main": "index.js" }\n');
};

writeRegistry();
if (process.argv[2] !== 'registry') {
  const { metafile } = await bundle();
  removeOldChunks(metafile);
  await bundleGlob();
  copyAssets();
  copyRuntime();
  chmodSync(join(top, 'dist/mlnc.js'), 0o755);
  if (!existsSync(join(top, 'dist/package.json'))) writeFileSync(join(top, 'dist/package.json'), '{ "type": "module" }\n');
}
