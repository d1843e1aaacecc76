import { Button, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { timelineQuery } from '../api/contacts';
import { usePageId } from '../app/place';
import { useText } from '../app/text';
import { Moments } from '../simulator/Moments';
import { Loading } from '../ui/Loading';
import { Sheet } from '../ui/Sheet';
import { Trouble } from '../ui/Trouble';
import classes from './contacts.module.css';

/** Everything that happened to the person, what was decided and why, newest first. */
export function TimelinePart({ id }: { id: string }) {
  const text = useText();
  const timeline = useInfiniteQuery(timelineQuery(usePageId(), id));
  const moments = timeline.data?.pages.flatMap((one) => one.moments) ?? [];
  return (
    <Sheet>
      <Title order={2} size="h4" mb="sm">
        {text('contacts.timeline')}
      </Title>
      {timeline.isPending && <Loading rows={6} height={40} />}
      {timeline.isError && <Trouble failure={timeline.error} again={() => void timeline.refetch()} />}
      {timeline.data && moments.length === 0 && <Text c="dimmed">{text('contacts.noMoments')}</Text>}
      <div className={classes.timeline}>
        <Moments moments={moments} />
      </div>
      {timeline.hasNextPage && (
        <Button
          variant="default"
          mt="sm"
          loading={timeline.isFetchingNextPage}
          onClick={() => void timeline.fetchNextPage()}
        >
          {text('contacts.earlier')}
        </Button>
      )}
    </Sheet>
  );
}
