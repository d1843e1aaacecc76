import { Button, Group, Stack, Text } from '@mantine/core';
import { IconCopy, IconFlag, IconTrash } from '@tabler/icons-react';
import { useText } from '../../app/text';
import { StepForm } from '../../steps/StepForm';
import { remove } from '../commands';
import { useEditor } from '../editor';
import { CountsPart } from './CountsPart';
import { ExitsPart } from './ExitsPart';
import { FindingList } from './FindingList';

/** The chosen step: what it says and does, where it leads, and what is wrong with it. */
export function StepPanel({ duplicate }: { duplicate: () => void }) {
  const text = useText();
  const editor = useEditor();
  const { document, chosen, edit, mayEdit } = editor;
  const steps = chosen.flatMap((id) => document.steps[id] ?? []);
  const step = steps[0];
  if (step === undefined || steps.length > 1) {
    return <Text c="dimmed">{text(steps.length > 1 ? 'editor.manyChosen' : 'editor.noneChosen')}</Text>;
  }
  return (
    <Stack gap="lg">
      <FindingList step={step.id} />
      <fieldset disabled={!mayEdit}>
        <StepForm
          key={step.id}
          step={step}
          document={document}
          change={(next, gesture) =>
            edit({ kind: 'change', step: next }, gesture === undefined ? undefined : `${step.id}:${gesture}`)
          }
        />
      </fieldset>
      <ExitsPart step={step} />
      <CountsPart step={step} />
      {mayEdit && (
        <Group gap="xs">
          <Button size="xs" variant="default" leftSection={<IconCopy size={14} />} onClick={duplicate}>
            {text('editor.command.duplicate')}
          </Button>
          {document.entry !== step.id && (
            <Button
              size="xs"
              variant="default"
              leftSection={<IconFlag size={14} />}
              onClick={() => edit({ kind: 'begin', with: step.id })}
            >
              {text('editor.beginHere')}
            </Button>
          )}
          <Button
            size="xs"
            variant="default"
            c="light-dark(var(--mantine-color-red-9), var(--mantine-color-red-3))"
            leftSection={<IconTrash size={14} />}
            onClick={() => remove(editor)}
          >
            {text('editor.command.remove')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
