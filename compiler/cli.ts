#!/usr/bin/env node
import module from 'node:module';

/** Set when the program is bundled. */
declare const MLNC_VERSION: string;

const words = process.argv.slice(2);
if (words.length === 1 && words[0] === '--version') {
  process.stdout.write(`mlnc ${MLNC_VERSION}\n`);
} else {
  // Node.js 22.1 and later keep what they compiled of a module for the next start.
  (module as { enableCompileCache?: () => void }).enableCompileCache?.();
  const { main } = await import('./cli/main.ts');
  process.exitCode = await main(words);
}
