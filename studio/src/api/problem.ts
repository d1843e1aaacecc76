/** One thing that is wrong with what was sent, and where: a JSON pointer into the body. */
export interface Fault {
  readonly pointer: string;
  readonly detail: string;
}

/** A request that did not succeed. Its message is a sentence for people, in their language. */
export class Problem extends Error {
  /** `status` is 0 if nobody answered. */
  constructor(
    readonly status: number,
    sentence: string,
    readonly faults: readonly Fault[] = [],
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(sentence);
  }

  /** What is wrong at that place of the body, if that is what was refused. */
  at(pointer: string): string | null {
    return this.allAt(pointer)[0] ?? null;
  }

  /** All that is wrong there, in the order in which the server told it. */
  allAt(pointer: string): string[] {
    return this.faults.filter((fault) => fault.pointer === pointer).map(({ detail }) => detail);
  }
}

/** Reads problem details (RFC 9457); `otherwise` is said if the answer holds none. */
export async function readProblem(response: Response, otherwise: string): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null);
  const details = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const sentence = typeof details['detail'] === 'string' ? details['detail'] : otherwise;
  const pointer = typeof details['pointer'] === 'string' ? details['pointer'] : null;
  const faults = Array.isArray(details['problems'])
    ? (details['problems'] as Fault[])
    : pointer === null
      ? []
      : [{ pointer, detail: sentence }];
  const wait = Number(response.headers.get('Retry-After'));
  return new Problem(response.status, sentence, faults, wait > 0 ? wait : null);
}
