// The studio's own tests, without a browser; those with one are in e2e.
import { runInstalled } from './install.mjs';

runInstalled('vitest', ['run']);
