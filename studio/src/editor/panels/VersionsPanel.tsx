import { Badge, Button, Group, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { flowVersionQuery, flowVersionsQuery } from '../../api/flows';
import { useMoments } from '../../app/moments';
import { usePageId } from '../../app/place';
import { useText } from '../../app/text';
import { Loading } from '../../ui/Loading';
import { Trouble } from '../../ui/Trouble';
import { refused } from '../../ui/toasts';
import { useEditor } from '../editor';
import classes from '../editor.module.css';
import { placed } from '../model/arrange';
import { documentOf } from '../model/read';
import { Comparison } from './Comparison';

/** What was published, by whom, when and why; and how the draft differs from it. */
export function VersionsPanel() {
  const text = useText();
  const { line, compared, compare } = useEditor();
  const { dateTime, number } = useMoments();
  const page = usePageId();
  const client = useQueryClient();
  const versions = useQuery(flowVersionsQuery(page, line.id));
  const loading = useMutation({
    mutationFn: (version: number) => client.query(flowVersionQuery(page, line.id, version)),
    onSuccess: ({ version, document }) => {
      const before = documentOf({ ...document });
      if (before) compare({ version, before: placed(before) });
    },
    onError: refused,
  });
  if (versions.isPending) return <Loading rows={3} height={64} />;
  if (versions.isError) return <Trouble failure={versions.error} again={() => void versions.refetch()} />;
  if (versions.data.length === 0) return <Text c="dimmed">{text('editor.versions.none')}</Text>;
  return (
    <>
      {compared !== null && <Comparison compared={compared} />}
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
              <Button
                size="compact-sm"
                variant="light"
                loading={loading.isPending}
                onClick={() => loading.mutate(version)}
              >
                {text('editor.versions.compare')}
              </Button>
            </Group>
          </li>
        ))}
      </ol>
    </>
  );
}
