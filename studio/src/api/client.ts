import { i18n } from '../app/language';
import createClient, { type Middleware } from 'openapi-fetch';
import { Problem, readProblem } from './problem';
import type { paths } from './schema';

let workspace: number | null = null;

/** Which workspace requests mean that name no page. */
export function workIn(id: number | null) {
  workspace = id;
}

/** Asks whoever sits before the screen for their password; tells whether they gave the right one. */
export type Prover = () => Promise<boolean>;

let prover: Prover = () => Promise.resolve(false);

/** Who asks for a password when the server wants to see it again. */
export function proveBy(next: Prover) {
  prover = next;
}

/** A request's body is gone once it was sent; what may have to be sent again is kept as long as the request is. */
const copies = new WeakMap<Request, Request>();

async function again(request: Request, response: Response): Promise<Response> {
  const copy = copies.get(request);
  const wanted = response.status === 403 && response.headers.has('Rytm-Proof');
  if (!wanted || !copy || !(await prover())) return response;
  // eslint-disable-next-line no-restricted-globals -- the request is whole already, and this is where HTTP is spoken
  return fetch(copy);
}

/** Every request says which language the reader speaks; every refusal becomes a `Problem`. */
const manners: Middleware = {
  onRequest({ request }) {
    request.headers.set('Accept-Language', i18n.language);
    if (workspace !== null) {
      request.headers.set('Rytm-Workspace', String(workspace));
    }
    if (request.method !== 'GET') copies.set(request, request.clone());
    return request;
  },
  async onResponse({ request, response: first }) {
    const response = first.ok ? first : await again(request, first);
    if (!response.ok) {
      throw await readProblem(response, i18n.t('app.errors.unexplained'));
    }
    return response;
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
