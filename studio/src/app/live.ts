import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type News, readEvents } from '../api/live';
import { Renewal, staleAfter } from '../api/renewal';
import { beTold } from '../api/watching';

const SOON = 1_000;
const LATEST = 30_000;

/** How long a stream may be away until what is watched is looked at again and again instead. */
const PATIENCE = 4_000;

/** Keeps what is shown of a page fresh: one stream tells what changed, and that is asked for anew. */
export function useLivePage(page: string) {
  const client = useQueryClient();
  useEffect(() => {
    const live = new LivePage(client, page);
    const look = () => live.watch(document.visibilityState === 'visible');
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      live.watch(false);
    };
  }, [client, page]);
}

/**
 * The stream of one page, opened again whenever it ends. A window that nobody sees has none, since browsers allow a site
 * only a few connections; it catches up when it is seen again.
 */
class LivePage {
  private readonly renewal: Renewal;
  private position = '';
  private reading: AbortController | null = null;
  private missing: ReturnType<typeof setTimeout> | undefined;

  constructor(
    client: QueryClient,
    private readonly page: string,
  ) {
    this.renewal = new Renewal(client);
  }

  watch(on: boolean) {
    this.reading?.abort();
    this.reading = on ? new AbortController() : null;
    if (this.reading) void this.read(this.reading.signal);
    else this.rest();
  }

  private rest() {
    clearTimeout(this.missing);
    this.missing = undefined;
    this.renewal.end();
    beTold(false);
  }

  private async read(signal: AbortSignal) {
    let wait = SOON;
    const opened = () => {
      wait = SOON;
      clearTimeout(this.missing);
      this.missing = undefined;
      beTold(true);
    };
    const heard = (news: News, position: string) => {
      this.position = position;
      this.hear(news);
    };
    while (!signal.aborted) {
      this.missing ??= setTimeout(() => this.miss(), PATIENCE);
      await readEvents(this.page, this.position, { opened, heard }, signal).catch(() => undefined);
      await pause(wait, signal);
      wait = Math.min(2 * wait, LATEST);
    }
  }

  private hear(news: News) {
    this.renewal.renew(news.kind === 'everything' ? [['pages', this.page]] : staleAfter(this.page, news.changed));
  }

  /** From the next answer on, whoever watches something asks for it by themselves. */
  private miss() {
    beTold(false);
    this.hear({ kind: 'everything' });
  }
}

function pause(milliseconds: number, signal: AbortSignal) {
  return new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
