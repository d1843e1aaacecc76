import { Badge, Button, Group, Stack, Text, Tooltip } from '@mantine/core';
import { useState } from 'react';
import { useText } from '../../app/text';
import { useStepWords } from '../../steps/words';
import { Dialog } from '../../ui/Dialog';
import { type Compared, useEditor } from '../editor';
import classes from '../editor.module.css';
import { fates, textLines } from '../model/compare';
import type { FlowDocument } from '../model/document';

const COLORS = { added: 'teal', changed: 'orange', removed: 'red' } as const;

/** How the draft differs from a version, while the canvas shows the same; and a way back to it. */
export function Comparison({ compared: { version, before } }: { compared: Compared }) {
  const text = useText();
  const { edit, compare, mayEdit } = useEditor();
  const [asText, showText] = useState(false);
  return (
    <Stack gap="sm">
      <Text fw={600}>{text('editor.versions.compareWith', { version })}</Text>
      <Steps before={before} />
      <Group gap="xs">
        <Button size="xs" variant="default" onClick={() => showText(true)}>
          {text('editor.versions.asText')}
        </Button>
        {mayEdit && (
          <Tooltip label={text('editor.versions.restoreHint')}>
            <Button
              size="xs"
              onClick={() => {
                edit({ kind: 'replace', document: before });
                compare(null);
              }}
            >
              {text('editor.versions.restore')}
            </Button>
          </Tooltip>
        )}
        <Button size="xs" variant="subtle" onClick={() => compare(null)}>
          {text('editor.versions.stop')}
        </Button>
      </Group>
      {asText && (
        <Dialog onClose={() => showText(false)} title={text('editor.versions.compareWith', { version })} size="xl">
          <Lines before={before} />
        </Dialog>
      )}
    </Stack>
  );
}

function Steps({ before }: { before: FlowDocument }) {
  const text = useText();
  const words = useStepWords();
  const { document, goTo } = useEditor();
  const all = Object.entries(fates(before, document));
  if (all.length === 0) return <Text c="dimmed">{text('editor.versions.same')}</Text>;
  return (
    <ul className={classes.fates}>
      {all.map(([id, fate]) => {
        const step = document.steps[id] ?? before.steps[id];
        if (step === undefined) return null;
        const name = step.name.trim() || words.kind(step);
        return (
          <li key={id}>
            <Badge color={COLORS[fate]}>{text(`editor.versions.fate.${fate}`)}</Badge>
            {fate === 'removed' ? (
              <span>{name}</span>
            ) : (
              <button type="button" className={classes.where} onClick={() => goTo(id)}>
                {name}
              </button>
            )}
            <span className={classes.summary}>{words.summary(step)}</span>
          </li>
        );
      })}
    </ul>
  );
}

function Lines({ before }: { before: FlowDocument }) {
  const text = useText();
  const { document } = useEditor();
  return (
    <pre className={classes.lines} tabIndex={0} aria-label={text('editor.versions.asText')}>
      {textLines(before, document).map(({ kind, text: line }, at) => (
        <span key={at} data-kind={kind}>
          {`${{ added: '+', removed: '-', same: ' ' }[kind]} ${line}\n`}
        </span>
      ))}
    </pre>
  );
}
