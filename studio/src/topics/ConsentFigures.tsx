import { Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { consentCountsQuery } from '../api/topics';
import { useMoments } from '../app/moments';
import { usePageId } from '../app/place';
import { useText } from '../app/text';
import { Loading } from '../ui/Loading';
import { Sheet } from '../ui/Sheet';
import classes from './topics.module.css';

const STATUSES = [
  ['ACTIVE', 'var(--mantine-color-teal-6)'],
  ['STOPPED', 'var(--mantine-color-orange-6)'],
  ['EXPIRED', 'var(--mantine-color-gray-5)'],
  ['REVOKED', 'var(--mantine-color-red-6)'],
] as const;

/** How many people stand how on the topic. */
export function ConsentFigures({ topic }: { topic: string }) {
  const text = useText();
  const { number } = useMoments();
  const counts = useQuery(consentCountsQuery(usePageId()));
  return (
    <Sheet>
      <Title order={2} size="h4" mb="sm">
        {text('topics.consents.title')}
      </Title>
      {counts.isPending && <Loading rows={4} height={20} />}
      {counts.isError && <Text c="dimmed">{counts.error.message}</Text>}
      {counts.data && (
        <dl className={classes.figures}>
          {STATUSES.map(([status, color]) => (
            <Figure key={status} color={color} label={text(`topics.consents.${status}`)}>
              {number(counts.data[topic]?.[status] ?? 0)}
            </Figure>
          ))}
        </dl>
      )}
    </Sheet>
  );
}

function Figure({ color, label, children }: { color: string; label: string; children: string }) {
  return (
    <>
      <dt style={{ '--dot': color } as React.CSSProperties}>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}
