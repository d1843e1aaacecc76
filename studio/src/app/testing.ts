import { cleanup } from '@testing-library/react';
import { afterEach, beforeAll } from 'vitest';
import { startSpeaking } from './language';

beforeAll(() => startSpeaking('en'));
afterEach(cleanup);
