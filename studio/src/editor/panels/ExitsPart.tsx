import { Button, Group, Select, Stack, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { Step } from '../../api/schema';
import { useMoments } from '../../app/moments';
import { useText } from '../../app/text';
import { useStepWords } from '../../steps/words';
import { useEditor } from '../editor';
import { leftBy } from '../ExitCount';
import { inReadingOrder } from '../model/arrange';
import { exitsOf } from '../model/exits';

/** Where each way out of a step leads: everything that lines on the canvas do, by keyboard. */
export function ExitsPart({ step }: { step: Step }) {
  const text = useText();
  const words = useStepWords();
  const { document, edit, offer, mayEdit, counts } = useEditor();
  const { number } = useMoments();
  const counted = counts.steps[step.id];
  const exits = exitsOf(step);
  if (exits.length === 0) return null;
  const targets = inReadingOrder(document).flatMap((id, at) => {
    const to = document.steps[id];
    return to === undefined ? [] : [{ value: id, label: `${at + 1}. ${to.name.trim() || words.kind(to)}` }];
  });
  return (
    <Stack gap="xs" role="group" aria-label={text('editor.exits.title')}>
      <Title order={3} size="h5">
        {text('editor.exits.title')}
      </Title>
      {exits.map((exit) => (
        <Group key={exit.id} gap="xs" align="flex-end" wrap="nowrap">
          <Select
            flex={1}
            size="sm"
            searchable
            clearable
            disabled={!mayEdit}
            label={words.exit(step, exit)}
            {...(counted !== undefined && {
              description: text('editor.counts.left', { number: number(leftBy(counted, exit.id)) }),
            })}
            placeholder={text('editor.exits.nowhere')}
            nothingFoundMessage={text('app.nothingFound')}
            data={targets}
            value={exit.to ?? null}
            onChange={(to) =>
              edit({ kind: 'lead', from: { step: step.id, exit: exit.id }, ...(to !== null && { to }) })
            }
          />
          <Button
            variant="default"
            size="sm"
            disabled={!mayEdit}
            leftSection={<IconPlus size={15} />}
            aria-label={text('editor.exits.newBehind', { exit: words.exit(step, exit) })}
            onClick={({ currentTarget }) => {
              const { left, bottom } = currentTarget.getBoundingClientRect();
              offer({ screen: { x: left, y: bottom }, from: { step: step.id, exit: exit.id } });
            }}
          >
            {text('editor.exits.new')}
          </Button>
        </Group>
      ))}
    </Stack>
  );
}
