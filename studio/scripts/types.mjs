// Writes src/api/schema.ts from the server's committed description of its API; with --check only compares.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { STUDIO, install } from './install.mjs';

const DOCUMENT = join(STUDIO, '..', 'server/src/main/resources/dev/rytm/server/api/openapi.json');
const TYPES = join(STUDIO, 'src', 'api', 'schema.ts');
// The generator lives apart, since it wants an older TypeScript than the studio.
const GENERATE = join(STUDIO, 'generate');

/** The same types as `document` asks for, as text. */
function generated() {
  install(GENERATE);
  const program = join(GENERATE, 'node_modules', '.bin', 'openapi-typescript');
  const options = ['--alphabetize', '--root-types', '--root-types-no-schema-prefix'];
  return execFileSync(program, [DOCUMENT, ...options], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}

const types = generated();
if (!process.argv.includes('--check')) {
  writeFileSync(TYPES, types);
} else if (readFileSync(TYPES, 'utf8') !== types) {
  console.error('[ERROR] studio/src/api/schema.ts differs from the API: run `npm run types` in studio and commit it.');
  process.exit(1);
}
