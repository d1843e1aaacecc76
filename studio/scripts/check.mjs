// Everything that finds mistakes without running the studio: formatting, lint, types, and whether the API moved on.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { STUDIO, install } from './install.mjs';

const CHECKS = [
  ['prettier', ['--check', '.', '--log-level', 'warn'], 'run `./rytm fmt`'],
  ['eslint', ['src', '--max-warnings', '0'], 'see above'],
  ['tsc', ['--project', '.'], 'see above'],
];

install();
let failed = false;
function check(name, program, args, remedy) {
  if (spawnSync(program, args, { cwd: STUDIO, stdio: 'inherit' }).status !== 0) {
    console.error(`[ERROR] studio: ${name} is not content: ${remedy}.`);
    failed = true;
  }
}
for (const [name, args, remedy] of CHECKS) check(name, join(STUDIO, 'node_modules', '.bin', name), args, remedy);
check('the comparison with the API', process.execPath, [join(STUDIO, 'scripts', 'types.mjs'), '--check'], 'see above');
process.exit(failed ? 1 : 0);
