import type { CallToAction, Frequency } from '../api/topics';

/** In the order in which people compare them. */
export const FREQUENCIES: readonly Frequency[] = ['DAILY', 'WEEKLY', 'MONTHLY'];
export const CALLS_TO_ACTION: readonly CallToAction[] = ['GET_UPDATES', 'ALLOW', 'GET', 'OPT_IN', 'SIGN_UP'];
