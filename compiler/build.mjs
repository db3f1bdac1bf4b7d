/**
 * Makes dist/: `registry` finds platforms and plug-ins by their folders and writes dist/registry.mts, which tsc and the
 * tests need; without an argument it also bundles the program and copies what an installed mlnc ships.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import glob from 'fast-glob';

const top = fileURLToPath(new URL('..', import.meta.url));
const find = patterns => glob.sync(patterns, { cwd: top }).sort();
const read = path => readFileSync(join(top, path), 'utf8');

const shippedFiles = () => find(['runtime-sh/**/*', 'templates/guest/**/*', 'targets/*/driver*', '!**/*.md']);
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

/** Loaded with the program: a module that is loaded later keeps the bundler from joining the rest into one scope, which costs more than it saves. */
const loaders = (kind, file) => [
  ...find(file).map(path => `import * as ${kind}_${folderOf(path)} from '../${path}';`),
  `export const ${kind}: Readonly<Record<string, () => Promise<unknown>>> = {`,
  ...find(file).map(path => `  ${JSON.stringify(folderOf(path))}: async () => ${kind}_${folderOf(path)},`),
  '};',
];

const writeRegistry = () => {
  mkdirSync(join(top, 'dist'), { recursive: true });
  const text = [
    '// Made by compiler/build.mjs from the folders of targets/ and plugins/.',
    ...listOfKeywords('targets', find('targets/*/keywords.ts')),
    ...find('plugins/*/plugin.ts').map((path, index) => `import plugin${index} from '../${path}';`),
    `export const plugins = [${find('plugins/*/plugin.ts').map((_, index) => `plugin${index}`).join(', ')}];`,
    ...loaders('targetModules', 'targets/*/target.ts'),
    `export const shipped: readonly string[] = ${JSON.stringify(shippedFiles(), null, 2)};`,
    `export const version = ${JSON.stringify(JSON.parse(read('package.json')).version)};`,
    `export const build = '${digestOfSources()}';`,
  ];
  writeFileSync(join(top, 'dist/registry.mts'), `${text.join('\n')}\n`);
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
    const driver = root === 'targets' ? `lib/drivers/${folder}${rest[0].slice('driver'.length)}` : undefined;
    const place = driver ?? { mln: 'mln', lib: `lib/${rest.join('/')}` }[folder] ?? `lib/${folder}/${rest.join('/')}`;
    const to = join(top, 'dist/runtime', place);
    mkdirSync(dirname(to), { recursive: true });
    cpSync(join(top, path), to);
  }
};

const shared = {
  absWorkingDir: top,
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node18',
  // Names stay, for the trace of a fault.
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
  logLevel: 'warning',
};

/** Packages that not every start needs: loaded by `require` where they are, and so not part of what each one reads. */
const packages = { 'fast-glob': 'fast-glob', handlebars: 'handlebars/dist/cjs/handlebars.js', sucrase: 'sucrase' };

const bundlePackages = async () => {
  for (const [name, entry] of Object.entries(packages)) {
    await build({ ...shared, entryPoints: [entry], outfile: `dist/node_modules/${name}/index.js` });
    writeFileSync(join(top, `dist/node_modules/${name}/package.json`), '{ "main": "index.js" }\n');
  }
};

/** `mlnc.js` is what is run; it loads `program.js`, the compiler. */
const bundle = () => build({
  ...shared,
  entryPoints: { mlnc: 'compiler/cli.ts', program: 'compiler/cli/main.ts', 'write-worker': 'compiler/7-write/write-worker.ts', 'plugin-process': 'compiler/plugins/inside/main.ts' },
  outdir: 'dist',
  mainFields: ['module', 'main'],
  external: Object.keys(packages),
  // a script that is not a module's cannot `import()` in Node.js 18
  supported: { 'dynamic-import': false },
  define: {
    MLNC_VERSION: JSON.stringify(JSON.parse(read('package.json')).version),
    MLNC_BUILD: JSON.stringify(digestOfSources()),
    'import.meta.url': 'importMetaUrl',
  },
  metafile: true,
  banner: { js: 'const importMetaUrl = require("node:url").pathToFileURL(__filename).href;' },
});

/** What runs beside a plug-in, in a context where there is nothing else: a script, and no module. */
const bundleInside = () => build({ ...shared, format: 'iife', platform: 'neutral', entryPoints: ['compiler/plugins/inside/global.ts'], outfile: 'dist/plugin-inside.js' });

/** All that `mlnc/plugin` gives, with types and documentation, as one file. */
const declareApi = () => {
  const options = '--module amd --moduleResolution node10 --emitDeclarationOnly --declaration --target es2022 --lib es2022 --allowImportingTsExtensions --strict --skipLibCheck --types node';
  execFileSync(process.execPath, [join(top, 'node_modules/typescript/bin/tsc'), '--outFile', 'dist/plugin-api.d.ts', ...options.split(' '), 'compiler/plugin-api.ts'], { cwd: top, stdio: 'inherit' });
  const text = read('dist/plugin-api.d.ts').replace(/\b(declare module |from |import\()"([^"]+)"/g, (_, before, module) => `${before}"${module === 'plugin-api' ? 'mlnc/plugin' : `mlnc/${module}`}"`);
  writeFileSync(join(top, 'dist/plugin-api.d.ts'), `// What a plug-in imports from 'mlnc/plugin'. Made by mlnc.\n${text}`);
};

const removeOld = ({ outputs }) => {
  for (const path of [...find('dist/*.js').filter(path => !(path in outputs)), ...find('dist/*.cache')]) rmSync(join(top, path));
};

/** Whoever builds need not read what is said of the ring, unless it is wrong. */
const quietTerminal = { out: () => {}, err: text => void process.stderr.write(text), colourErr: false, progress: () => {}, refusedOut: async () => undefined };

/** What V8 has compiled after a small description was looked at is what each start needs, and is read by it ready-made. */
const cacheProgram = async () => {
  const { loadProgram } = createRequire(import.meta.url)('../dist/mlnc.js');
  const { script, cachePath, main } = loadProgram();
  if (await main([join(top, 'examples/ring/ring.mln'), '--check'], quietTerminal) !== 0) throw new Error('the program does not read the ring');
  writeFileSync(cachePath, script.createCachedData());
};

writeRegistry();
if (process.argv[2] !== 'registry') {
  writeFileSync(join(top, 'dist/package.json'), '{ "type": "commonjs" }\n');
  const { metafile } = await bundle();
  removeOld(metafile);
  await bundleInside();
  declareApi();
  await bundlePackages();
  copyAssets();
  copyRuntime();
  await cacheProgram();
  chmodSync(join(top, 'dist/mlnc.js'), 0o755);
}
