import { Badge, Button, Group, Modal, SegmentedControl, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { flowVersionQuery } from '../../api/flows';
import { usePageId } from '../../app/place';
import { useText } from '../../app/text';
import { useStepWords } from '../../steps/words';
import { Loading } from '../../ui/Loading';
import { Trouble } from '../../ui/Trouble';
import { useEditor } from '../editor';
import classes from '../editor.module.css';
import { placed } from '../model/arrange';
import { fates, textLines } from '../model/compare';
import type { FlowDocument } from '../model/document';
import { documentOf } from '../model/read';

const COLORS = { added: 'teal', changed: 'orange', removed: 'red' } as const;

/** How the draft differs from a version, step by step and as text; and a way back to it. */
export function Comparison({ version, close }: { version: number; close: () => void }) {
  const text = useText();
  const { line } = useEditor();
  const published = useQuery(flowVersionQuery(usePageId(), line.id, version));
  return (
    <Modal opened onClose={close} title={text('editor.versions.compareWith', { version })} size="xl" data-dialog-open>
      {published.isPending && <Loading rows={4} height={40} />}
      {published.isError && <Trouble failure={published.error} again={() => void published.refetch()} />}
      {published.data && <Differences before={documentOf({ ...published.data.document })} close={close} />}
    </Modal>
  );
}

function Differences({ before, close }: { before: FlowDocument | undefined; close: () => void }) {
  const text = useText();
  const { edit, mayEdit } = useEditor();
  const [shown, show] = useState<'steps' | 'text'>('steps');
  if (before === undefined) return <Text>{text('editor.versions.unreadable')}</Text>;
  return (
    <Stack>
      <SegmentedControl
        value={shown}
        onChange={(value) => show(value === 'text' ? 'text' : 'steps')}
        data={[
          { value: 'steps', label: text('editor.versions.asSteps') },
          { value: 'text', label: text('editor.versions.asText') },
        ]}
      />
      {shown === 'steps' ? <Steps before={before} close={close} /> : <Lines before={before} />}
      {mayEdit && (
        <Group justify="flex-end">
          <Button
            onClick={() => {
              edit({ kind: 'replace', document: placed(before) });
              close();
            }}
          >
            {text('editor.versions.restore')}
          </Button>
        </Group>
      )}
      <Text size="sm" c="dimmed" ta="right">
        {text('editor.versions.restoreHint')}
      </Text>
    </Stack>
  );
}

function Steps({ before, close }: { before: FlowDocument; close: () => void }) {
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
              <button
                type="button"
                className={classes.where}
                onClick={() => {
                  close();
                  goTo(id);
                }}
              >
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
