// Tells the gzipped size of what a browser loads, and fails when the scripts grow past their budget.
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const BUDGET_KB = 130;
const assets = new URL('../dist/assets/', import.meta.url);
const kilobytes = (suffix) =>
  readdirSync(assets)
    .filter((name) => name.endsWith(suffix))
    .reduce((sum, name) => sum + gzipSync(readFileSync(new URL(name, assets))).length, 0) / 1000;

const scripts = kilobytes('.js');
console.log(`gzipped: ${scripts.toFixed(1)} kB of scripts, ${kilobytes('.css').toFixed(1)} kB of styles`);
if (scripts > BUDGET_KB) {
  console.error(`the scripts are over their budget of ${BUDGET_KB} kB`);
  process.exit(1);
}
