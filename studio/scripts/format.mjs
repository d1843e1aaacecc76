// Writes the sources in their form.
import { runInstalled } from './install.mjs';

runInstalled('prettier', ['--write', '.', '--log-level', 'warn']);
