import { api } from './client';

/** What changed on a page: kinds of things, each with ids of which; an empty list means any of them. */
export type Changed = Readonly<Record<string, readonly string[]>>;

/** What a stream told: that these things changed, or that anything may have. */
export type News = { readonly kind: 'everything' } | { readonly kind: 'changed'; readonly changed: Changed };

interface Reader {
  /** The stream is there. */
  readonly opened: () => void;
  /** `position` is where the stream stands after it. */
  readonly heard: (news: News, position: string) => void;
}

/** Reads a page's stream of events until it ends; fails when it is cut. `last` is where an earlier one stood. */
export async function readEvents(page: string, last: string, reader: Reader, signal: AbortSignal): Promise<void> {
  const { data } = await api.GET('/api/v1/pages/{page}/events', {
    params: { path: { page } },
    headers: last === '' ? {} : { 'Last-Event-ID': last },
    parseAs: 'stream',
    signal,
  });
  const stream = data as unknown as ReadableStream<Uint8Array>;
  reader.opened();
  const blocks = new Blocks();
  const pieces = stream.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  for (let piece = await pieces.read(); !piece.done; piece = await pieces.read()) {
    for (const event of blocks.add(piece.value)) {
      const news = newsOf(event);
      if (news) reader.heard(news, event.id);
    }
  }
}

/** An event as it came over the wire. */
export interface WireEvent {
  readonly id: string;
  readonly event: string;
  readonly data: string;
}

/** Puts the pieces of a stream together again: an event ends with an empty line. Comments are passed over. */
export class Blocks {
  private rest = '';

  add(piece: string): WireEvent[] {
    const blocks = (this.rest + piece).split('\n\n');
    this.rest = blocks.pop() ?? '';
    return blocks.map(eventOf).filter((event) => event.event !== '');
  }
}

function eventOf(block: string): WireEvent {
  const fields = new Map(
    block.split('\n').map((line): [string, string] => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon), line.slice(colon + 1).trimStart()];
    }),
  );
  return { id: fields.get('id') ?? '', event: fields.get('event') ?? '', data: fields.get('data') ?? '' };
}

function newsOf({ event, data }: WireEvent): News | null {
  if (event === 'everything') return { kind: 'everything' };
  return event === 'changed' ? { kind: 'changed', changed: JSON.parse(data) as Changed } : null;
}
