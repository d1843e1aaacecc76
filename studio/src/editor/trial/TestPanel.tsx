import { Alert, Button, Group, Text } from '@mantine/core';
import { IconArrowBackUp, IconInfoCircle, IconRefresh, IconUser } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { FlowTrialView } from '../../api/schema';
import { useText } from '../../app/text';
import { Loading } from '../../ui/Loading';
import { Trouble } from '../../ui/Trouble';
import { useEditor } from '../editor';
import { ClockBar } from './ClockBar';
import { Composer } from './Composer';
import { PersonNow } from './PersonNow';
import { isFull, MOST_INPUTS, type Run } from './run';
import { Thread } from './Thread';
import classes from './trial.module.css';
import { type Trial, usePlayed } from './useTrial';
import { WhoForm } from './WhoForm';

/** The flow as it is drawn now, played on one person by the engine itself. */
export function TestPanel({ trial }: { trial: Trial }) {
  const text = useText();
  const { document } = useEditor();
  return (
    <div className={classes.trial}>
      <Text size="sm" c="dimmed">
        {text('editor.trial.nothingSent')}
      </Text>
      {document.entry === undefined ? (
        <Text>{text('editor.trial.empty')}</Text>
      ) : (
        <Play key={trial.run?.seed ?? 'none'} trial={trial} />
      )}
    </div>
  );
}

function Play({ trial }: { trial: Trial }) {
  const played = usePlayed(trial.run);
  const { run } = trial;
  if (run === null) {
    if (played.isError) return <Trouble failure={played.error} again={() => void played.refetch()} />;
    return <WhoForm trial={trial} now={played.data?.now} />;
  }
  return (
    <>
      <RunBar trial={trial} run={run} />
      {played.isPending && <Loading rows={3} />}
      {played.isError && <Trouble failure={played.error} again={() => void played.refetch()} />}
      {played.data && <Conversation trial={trial} run={run} view={played.data} busy={played.isPlaceholderData} />}
    </>
  );
}

function RunBar({ trial, run }: { trial: Trial; run: Run }) {
  const text = useText();
  return (
    <Group gap={4} role="toolbar" aria-label={text('editor.trial.tools')}>
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconRefresh size={15} />}
        onClick={() => trial.begin(run.begunAt)}
      >
        {text('editor.trial.again')}
      </Button>
      <Button
        size="compact-sm"
        variant="subtle"
        disabled={run.inputs.length === 1}
        leftSection={<IconArrowBackUp size={15} />}
        onClick={trial.back}
      >
        {text('editor.trial.back')}
      </Button>
      <Button size="compact-sm" variant="subtle" leftSection={<IconUser size={15} />} onClick={trial.end}>
        {text('editor.trial.other')}
      </Button>
    </Group>
  );
}

function Conversation(props: { trial: Trial; run: Run; view: FlowTrialView; busy: boolean }) {
  const { trial, run, view, busy } = props;
  const text = useText();
  const log = useRef<HTMLDivElement>(null);
  const { length } = view.moments;
  useEffect(() => log.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    const lines = log.current;
    if (lines) lines.scrollTop = lines.scrollHeight;
  }, [length]);
  // What was tapped may vanish with the answer; whoever works by keyboard stays in the conversation.
  const tap: Trial['act'] = (input) => {
    log.current?.focus({ preventScroll: true });
    trial.act(input);
  };
  const full = isFull(run);
  // With the last thing done goes the field or button by which it was done, and the focus with it.
  useEffect(() => {
    if (full) log.current?.focus({ preventScroll: true });
  }, [full]);
  return (
    <>
      <div
        ref={log}
        className={classes.log}
        role="log"
        tabIndex={0}
        aria-label={text('editor.trial.conversation')}
        aria-busy={busy}
      >
        <Thread moments={view.moments} inputs={run.inputs} act={full ? undefined : tap} />
      </div>
      {full ? (
        <Full again={() => trial.begin(run.begunAt)} />
      ) : (
        <>
          <Composer who={run.who} write={(said) => trial.act({ kind: 'write', text: said })} />
          <ClockBar now={view.now} act={trial.act} />
        </>
      )}
      <PersonNow view={view} act={full ? undefined : trial.act} />
    </>
  );
}

/** In place of what could be done further. */
function Full({ again }: { again: () => void }) {
  const text = useText();
  return (
    <Alert color="blue" role="status" icon={<IconInfoCircle />}>
      <Text size="sm" mb="xs">
        {text('editor.trial.full', { most: MOST_INPUTS })}
      </Text>
      <Button size="compact-sm" onClick={again}>
        {text('editor.trial.again')}
      </Button>
    </Alert>
  );
}
