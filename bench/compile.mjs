/** The compiler's half of the benchmark: each row is a ratio against something measured in the same run. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, describeFarm, describeNeighbours } from './describe.mjs';
import { bytesBelow, countBelow, peakMemory, ratio, seconds } from './measure.mjs';
import { writeReferenceTree } from './reference-tree.mjs';

const mlnc = new URL('../dist/mlnc.js', import.meta.url).pathname;
const node = (...args) => seconds(process.execPath, args);

export function compileRows(work, { rounds, guests, many }) {
  const fresh = (name) => mkdtempSync(join(work, `${name}-`));
  // one base name, since the output tells it
  const description = (name, text) => {
    const path = join(work, name, 'big.mln');
    mkdirSync(join(work, name));
    writeFileSync(path, text);
    return path;
  };
  const big = description('big', describe(guests));
  const changed = description('changed', describe(guests, { changed: guests >> 1 }));
  const domains = description('domains', describe(guests, { words: ['xen', 'template debian'] }));
  const inFresh = (name, act) => {
    const dir = fresh(name);
    const took = act(dir);
    rmSync(dir, { recursive: true });
    return took;
  };
  const first = (dir, file = big) => node(mlnc, file, '-o', dir);
  const unpack = () => inFresh('tar', (dir) => seconds('tar', ['xf', tar, '-C', dir]));
  const again = (dir, file) => { first(dir); return node(mlnc, file, '-o', dir); };
  const bare = () => node('-e', '0');
  const farm = 60_000;
  const [counted, spelled] = [true, false].map((isCounted) => description(isCounted ? 'counted' : 'spelled', describeFarm(farm, { counted: isCounted })));
  const rows = [
    { what: `--check of ${guests} guests`, against: '`node -e 0`', limit: 8, ...ratio(rounds * 2 + 1, () => node(mlnc, '--check', big), bare) },
    { what: '--version', against: '`node -e 0`', limit: 1.3, ...ratio(rounds * 4 + 1, () => node(mlnc, '--version'), bare) },
    { what: `--check of ${farm} hosts of autoenum`, against: 'the same hosts written out', limit: 1.3, ...ratio(rounds, () => node(mlnc, '--check', counted), () => node(mlnc, '--check', spelled)) },
  ];

  const tree = join(work, 'tree');
  mkdirSync(tree);
  writeReferenceTree(tree, guests);
  const tar = join(work, 'tree.tar');
  seconds('tar', ['cf', tar, '-C', tree, '.']);
  const treeBytes = bytesBelow(tree);
  rmSync(tree, { recursive: true });

  // what a hundred guests more come to
  const [some, more] = [100, 200].map((count) => inFresh('count', (dir) => { first(dir, description(`of-${count}`, describe(count))); return countBelow(dir); }));
  const each = (kind) => `${(more[kind] - some[kind]) / 100} ${kind}`;
  rows.push(
    { what: `compile ${guests} guests: ${each('files')} and ${each('directories')} a guest`, against: '`tar xf` of a tree of 9 files and 4 directories a guest', limit: 1.25,
      ...ratio(rounds, () => inFresh('out', (dir) => first(dir)), unpack) },
    { what: `compile ${guests} Xen guests`, against: 'the same `tar xf`', limit: 1.25, ...ratio(rounds, () => inFresh('domains', (dir) => first(dir, domains)), unpack) },
    { what: 'recompile, nothing changed', against: 'the first compile', limit: 0.15,
      ...ratio(rounds, () => inFresh('same', (dir) => again(dir, big)), () => inFresh('first', (dir) => first(dir))) },
    { what: 'recompile, one guest changed', against: 'the first compile', limit: 0.4,
      ...ratio(rounds, () => inFresh('one', (dir) => again(dir, changed)), () => inFresh('first', (dir) => first(dir))) },
  );
  const neighbours = 1500;
  const [known, unknown] = [true, false].map((isKnown) => description(isKnown ? 'known' : 'unknown', describeNeighbours(neighbours, { isKnown })));
  rows.push({ what: `compile ${neighbours} guests of one switch with hostsFile`, against: 'the same without it', limit: 2, ...ratio(rounds, () => inFresh('known', (dir) => first(dir, known)), () => inFresh('unknown', (dir) => first(dir, unknown))) });
  const peak = inFresh('peak', (dir) => peakMemory(work, [mlnc, big, '-o', dir]));
  rows.push({ what: `peak memory at ${guests} guests`, against: '300 MB', limit: 1, ratio: peak / 300e6, low: peak / 300e6, high: peak / 300e6, subject: peak / 1e6, yardstick: 300, unit: 'MB' });
  const written = inFresh('bytes', (dir) => { first(dir, domains); return bytesBelow(dir); });
  const size = written / treeBytes;
  rows.push({ what: `bytes of ${guests} Xen guests`, against: 'those of that tree', limit: 3.5, ratio: size, low: size, high: size, subject: written / 1e6, yardstick: treeBytes / 1e6, unit: 'MB' });
  if (many) {
    const huge = description('huge', describe(many));
    // what others wrote is on the disk by then
    const perGuest = (file, count) => () => { seconds('sync', []); return inFresh('many', (dir) => node(mlnc, file, '-o', dir)) / count; };
    rows.push({ what: `a guest at ${many}`, against: `a guest at ${guests}`, limit: 1.25, ...ratio(3, perGuest(huge, many), perGuest(big, guests)) });
  }
  return rows;
}
