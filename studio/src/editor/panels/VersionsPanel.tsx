import { Badge, Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { flowVersionsQuery } from '../../api/flows';
import { useMoments } from '../../app/moments';
import { usePageId } from '../../app/place';
import { useText } from '../../app/text';
import { Loading } from '../../ui/Loading';
import { Trouble } from '../../ui/Trouble';
import { useEditor } from '../editor';
import classes from '../editor.module.css';
import { Comparison } from './Comparison';

/** What was published, by whom, when and why; and how the draft differs from it. */
export function VersionsPanel() {
  const text = useText();
  const { line } = useEditor();
  const { dateTime, number } = useMoments();
  const [compared, compare] = useState<number | null>(null);
  const versions = useQuery(flowVersionsQuery(usePageId(), line.id));
  if (versions.isPending) return <Loading rows={3} height={64} />;
  if (versions.isError) return <Trouble failure={versions.error} again={() => void versions.refetch()} />;
  if (versions.data.length === 0) return <Text c="dimmed">{text('editor.versions.none')}</Text>;
  return (
    <>
      <ol className={classes.versions}>
        {versions.data.map(({ version, publishedBy, publishedAt, note, people }) => (
          <li key={version}>
            <Group justify="space-between">
              <strong>{text('editor.versions.version', { version })}</strong>
              {version === line.publishedVersion && <Badge color="teal">{text('editor.versions.newest')}</Badge>}
            </Group>
            {note !== undefined && <p>{note}</p>}
            <Text size="sm" c="dimmed">
              {text('editor.versions.by', { who: publishedBy, when: dateTime(publishedAt) })}
            </Text>
            <Group justify="space-between">
              <Text size="sm" c="dimmed">
                {text('editor.versions.people', { count: people, people: number(people) })}
              </Text>
              <Button size="compact-sm" variant="light" onClick={() => compare(version)}>
                {text('editor.versions.compare')}
              </Button>
            </Group>
          </li>
        ))}
      </ol>
      {compared !== null && <Comparison version={compared} close={() => compare(null)} />}
    </>
  );
}
