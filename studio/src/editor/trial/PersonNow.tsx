import { Badge, Button } from '@mantine/core';
import type { FlowTrialView, FlowTrialViewAgreement } from '../../api/schema';
import { useMoments } from '../../app/moments';
import { useText } from '../../app/text';
import { useNames, useWritten } from '../../steps/names';
import { useEditor } from '../editor';
import type { Act } from './run';
import { StepLink } from './StepLink';
import classes from './trial.module.css';

/** Where the person waits now, what they agreed to, and what is known of them. */
export function PersonNow({ view, act }: { view: FlowTrialView; act: Act }) {
  const text = useText();
  const names = useNames();
  const written = useWritten();
  const { dateTime } = useMoments();
  const { line } = useEditor();
  const { waiting, contact } = view;
  return (
    <div className={classes.person}>
      {waiting.length === 0 && <p>{text('editor.trial.nowhere')}</p>}
      {waiting.map(({ flow, step, name, until }) => (
        <p key={`${flow} ${step}`}>
          {flow === line.id || name === ''
            ? text('editor.trial.waitsIn', { flow: names.flow(flow) })
            : text('editor.trial.waits', { flow: names.flow(flow), step: name })}{' '}
          {until !== undefined && text('editor.trial.until', { when: dateTime(until) })}{' '}
          <StepLink flow={flow} step={step} />
        </p>
      ))}
      {contact.consents.map((consent) => (
        <Agreement key={consent.topic} consent={consent} name={names.topic(consent.topic)} act={act} />
      ))}
      {contact.tags.length > 0 && <p>{text('editor.trial.hasTags', { tags: contact.tags.join(', ') })}</p>}
      {Object.entries(contact.fields).map(([field, value]) => (
        <p key={field}>
          {field}: {written.value(value)}
        </p>
      ))}
    </div>
  );
}

function Agreement(props: { consent: FlowTrialViewAgreement; name: string; act: Act }) {
  const { consent, name, act } = props;
  const text = useText();
  const { topic, status } = consent;
  return (
    <div className={classes.agreement}>
      <span>{name}</span>
      <Badge variant="light" color={status === 'ACTIVE' ? 'teal' : 'gray'}>
        {text(`contacts.status.${status}`)}
      </Badge>
      {status === 'ACTIVE' && (
        <Button size="compact-xs" variant="default" disabled={!act} onClick={() => act?.({ kind: 'stop', topic })}>
          {text('editor.trial.stop', { topic: name })}
        </Button>
      )}
      {status === 'STOPPED' && (
        <Button size="compact-xs" variant="default" disabled={!act} onClick={() => act?.({ kind: 'resume', topic })}>
          {text('editor.trial.resume', { topic: name })}
        </Button>
      )}
    </div>
  );
}
