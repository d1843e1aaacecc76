import { useMemo } from 'react';
import type { FlowTrialViewMoment as Moment, Input } from '../../api/schema';
import { useMoments } from '../../app/moments';
import { useText } from '../../app/text';
import { Bubble } from './Bubble';
import type { Act } from './run';
import { StepLink } from './StepLink';
import { type Line, threadOf } from './thread';
import classes from './trial.module.css';

/** The conversation, with what was decided between its bubbles. */
export function Thread(props: { moments: readonly Moment[]; inputs: readonly Input[]; act: Act }) {
  const { moments, inputs, act } = props;
  const lines = useMemo(() => threadOf(moments, inputs), [moments, inputs]);
  return (
    <ol className={classes.thread}>
      {lines.map((line, at) => (
        <li key={at} data-line={line.kind}>
          <LineView line={line} act={act} />
        </li>
      ))}
    </ol>
  );
}

function LineView({ line, act }: { line: Line; act: Act }) {
  switch (line.kind) {
    case 'said':
      return <p className={classes.mine}>{line.text}</p>;
    case 'shown':
      return (
        <>
          <Bubble line={line} act={act} />
          <Sentence moment={line.moment} />
        </>
      );
    case 'told':
      return <Sentence moment={line.moment} />;
  }
}

/** What happened, why, and when it would be allowed. */
function Sentence({ moment: { at, kind, sentence, nextAllowedAt, flow, step } }: { moment: Moment }) {
  const text = useText();
  const { dateTime } = useMoments();
  return (
    <div className={classes.told} data-kind={kind}>
      <p>
        {sentence}
        {nextAllowedAt !== undefined && ` ${text('editor.trial.allowedAt', { when: dateTime(nextAllowedAt) })}`}
      </p>
      <small>
        <time dateTime={at}>{dateTime(at)}</time>
        <StepLink flow={flow} step={step} />
      </small>
    </div>
  );
}
