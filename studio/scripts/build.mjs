// Builds the studio into target/classes/studio, unless it lies there already, made of the same sources.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { STUDIO, runInstalled } from './install.mjs';

const STAMP = join(STUDIO, 'target', 'studio.stamp');
const BUILT = join(STUDIO, 'target', 'classes', 'studio');
const INPUTS = ['src', 'index.html', 'package-lock.json', 'vite.config.ts', 'public'];

function files(name) {
  const path = join(STUDIO, name);
  if (!existsSync(path)) return [];
  const below = readdirSync(path, { recursive: true, withFileTypes: true, encoding: 'utf8' });
  return below.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

function fingerprint() {
  const all = INPUTS.flatMap((name) => (/\.\w+$/.test(name) ? [join(STUDIO, name)] : files(name)));
  const hash = createHash('sha256');
  for (const file of all.toSorted()) hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
}

// What the first load may weigh, in bytes of compressed script.
const FIRST_LOAD = 300_000;

/** All scripts that the first page names: what somebody waits for before they see anything. */
function checkFirstLoad() {
  const page = readFileSync(join(BUILT, 'index.html'), 'utf8');
  const scripts = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map((match) => join(BUILT, match[1]));
  const bytes = scripts.reduce((sum, script) => sum + gzipSync(readFileSync(script)).length, 0);
  if (bytes > FIRST_LOAD) {
    console.error(`[ERROR] studio: the first load is ${bytes} bytes of compressed script, more than ${FIRST_LOAD}.`);
    process.exit(1);
  }
}

const now = fingerprint();
if (!existsSync(join(BUILT, 'index.html')) || !existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== now) {
  rmSync(STAMP, { force: true });
  runInstalled('vite', ['build', '--logLevel', 'warn']);
  checkFirstLoad();
  writeFileSync(STAMP, now);
}
