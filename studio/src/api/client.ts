import { i18n } from '../app/language';
import createClient, { type Middleware } from 'openapi-fetch';
import { Problem, readProblem } from './problem';
import type { paths } from './schema';

let workspace: number | null = null;

/** Which workspace requests mean that name no page. */
export function workIn(id: number | null) {
  workspace = id;
}

/** Every request says which language the reader speaks; every refusal becomes a `Problem`. */
const manners: Middleware = {
  onRequest({ request }) {
    request.headers.set('Accept-Language', i18n.language);
    if (workspace !== null) {
      request.headers.set('Rytm-Workspace', String(workspace));
    }
    return request;
  },
  async onResponse({ response }) {
    if (!response.ok) {
      throw await readProblem(response, i18n.t('app.errors.unexplained'));
    }
  },
  onError() {
    return new Problem(0, i18n.t('app.errors.offline'));
  },
};

/** The server, as its committed description has it. The cookie travels by itself: both have one origin. */
export const api = createClient<paths>({ baseUrl: location.origin, cache: 'no-store' });
api.use(manners);

/** The body of an answer that has one; refusals were thrown before. */
export async function body<T>(answer: Promise<{ data?: T }>): Promise<T> {
  const { data } = await answer;
  return data as T;
}
