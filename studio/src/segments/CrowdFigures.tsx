import { Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type Condition, crowdQuery, sampleQuery } from '../api/segments';
import { useMoments } from '../app/moments';
import { usePageId } from '../app/place';
import { useText } from '../app/text';
import { nameOf } from '../contacts/names';
import { TextLink } from '../ui/links';
import { Loading } from '../ui/Loading';
import { Sheet } from '../ui/Sheet';
import { isWhole } from './model';
import classes from './segments.module.css';

/** How long somebody must pause before the question is asked. */
const PAUSE = 350;

/** How many people the condition holds of, and who some of them are, kept up while it is built. */
export function CrowdFigures({ condition }: { condition: Condition }) {
  const text = useText();
  const [asked] = useDebouncedValue(condition, PAUSE);
  return (
    <Sheet>
      <Title order={2} size="h4">
        {text('segments.crowd.title')}
      </Title>
      {isWhole(asked) ? (
        <>
          <Count condition={asked} />
          <Sample condition={asked} />
        </>
      ) : (
        <Text c="dimmed">{text('segments.crowd.unfinished')}</Text>
      )}
    </Sheet>
  );
}

/** About right at once, and exact as soon as that is known. */
function Count({ condition }: { condition: Condition }) {
  const text = useText();
  const page = usePageId();
  const { number } = useMoments();
  const quick = useQuery({ ...crowdQuery(page, condition, false), placeholderData: keepPreviousData });
  const slow = useQuery({
    ...crowdQuery(page, condition, true),
    enabled: quick.data !== undefined && !quick.data.exact && !quick.isPlaceholderData,
  });
  const best = slow.data ?? quick.data;
  if (quick.isError) return <Text c="red">{quick.error.message}</Text>;
  if (best === undefined) return <Loading rows={1} height={36} />;
  return (
    <div role="status">
      <div className={classes.count} data-exact={best.exact}>
        {best.exact ? number(best.people) : text('segments.crowd.about', { people: number(best.people) })}
      </div>
      <Text c="dimmed" size="sm">
        {text(slow.isFetching ? 'segments.crowd.counting' : 'segments.crowd.people', { count: best.people })}
      </Text>
    </div>
  );
}

function Sample({ condition }: { condition: Condition }) {
  const text = useText();
  const page = usePageId();
  const sample = useQuery({ ...sampleQuery(page, condition), placeholderData: keepPreviousData });
  if (sample.data === undefined) return null;
  return (
    <ul className={classes.sample} aria-label={text('segments.crowd.sample')}>
      {sample.data.contacts.map((contact) => (
        <li key={contact.id}>
          <TextLink to="/pages/$page/contacts/$contact" params={{ page, contact: contact.id }} size="sm">
            {nameOf(contact) ?? text('contacts.unnamed', { id: contact.id })}
          </TextLink>
        </li>
      ))}
    </ul>
  );
}
