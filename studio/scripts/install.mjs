// Installs what the lock file of a folder says, and only when the lock file changed.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const STUDIO = join(import.meta.dirname, '..');

/** Runs a program of this folder and ends with its code if it fails; its output is the message. */
export function run(program, args, folder = STUDIO) {
  try {
    execFileSync(program, args, { cwd: folder, stdio: 'inherit' });
  } catch (failure) {
    process.exit(failure.status ?? 1);
  }
}

/** The same versions everywhere: `npm ci` takes the lock file as it is. The stamp lies where a fresh install removes it. */
export function install(folder = STUDIO) {
  const lock = createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');
  const stamp = join(folder, 'node_modules', '.installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  run('npm', ['ci', '--silent', '--no-progress'], folder);
  writeFileSync(stamp, lock);
}

/** Runs a program that an installed package brings along. */
export function runInstalled(name, args) {
  install();
  run(join(STUDIO, 'node_modules', '.bin', name), args);
}
