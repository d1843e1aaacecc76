import { Text, Title } from '@mantine/core';
import { IconMessageCircleQuestion } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { watchedContactQuery, watchedTimelineQuery } from '../api/contacts';
import { useMay, usePageId } from '../app/place';
import { useText } from '../app/text';
import { Empty } from '../ui/Empty';
import { Loading } from '../ui/Loading';
import { Sheet } from '../ui/Sheet';
import { Trouble } from '../ui/Trouble';
import classes from './simulator.module.css';
import { Moments } from './Moments';

/** What the engine decided about the person and why, as it happens. */
export function Decisions({ person }: { person: string | null }) {
  const text = useText();
  const mayRead = useMay('contacts-read');
  return (
    <Sheet>
      <Title order={2} size="h4" mb="sm">
        {text('simulator.decisions')}
      </Title>
      {person === null || !mayRead ? (
        <Empty icon={IconMessageCircleQuestion} title={text('simulator.nobody')} hint={text('simulator.nobodyHint')} />
      ) : (
        <OfPerson person={person} />
      )}
    </Sheet>
  );
}

function OfPerson({ person }: { person: string }) {
  const text = useText();
  const page = usePageId();
  const contact = useQuery(watchedContactQuery(page, person));
  const known = contact.data !== null && contact.data !== undefined;
  const timeline = useQuery({ ...watchedTimelineQuery(page, person), enabled: known });
  if (contact.isPending) return <Loading rows={4} height={44} />;
  const failure = contact.error ?? timeline.error;
  if (failure) return <Trouble failure={failure} again={() => void contact.refetch()} />;
  if (!known) return <Text c="dimmed">{text('simulator.unknown')}</Text>;
  if (!timeline.data) return <Loading rows={4} height={44} />;
  return (
    <div className={classes.moments} aria-live="polite">
      <Moments moments={timeline.data.moments} />
    </div>
  );
}
