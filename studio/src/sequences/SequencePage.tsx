import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { inHand } from '../api/inHand';
import { sequenceQuery, sequenceReportQuery, type SequenceView, useSequenceChanges } from '../api/sequences';
import { topicsQuery, type TopicView } from '../api/topics';
import { useMay, usePageId } from '../app/place';
import { useText } from '../app/text';
import { Loading } from '../ui/Loading';
import { Screen } from '../ui/Screen';
import { said } from '../ui/toasts';
import { Trouble } from '../ui/Trouble';
import { BackToSequences } from './NewSequencePage';
import { Findings } from './Findings';
import { planOf } from './plan';
import { SequenceActions } from './SequenceActions';
import { SequenceEditor } from './SequenceEditor';
import { StepReport } from './StepReport';

/** One sequence as a calendar: its turns, when they come, and the switches. */
export function SequencePage() {
  const text = useText();
  const page = usePageId();
  const { sequence } = useParams({ from: '/members/pages/$page/shell/content/sequences/$sequence' });
  const found = useQuery({ ...sequenceQuery(page, sequence), ...inHand });
  const topics = useQuery(topicsQuery(page));
  const failure = found.error ?? topics.error;
  return (
    <Screen
      title={found.data?.sequence.name ?? text('sequences.one')}
      back={<BackToSequences />}
      actions={found.data && <SequenceActions view={found.data} />}
    >
      {failure && <Trouble failure={failure} again={() => void Promise.all([found.refetch(), topics.refetch()])} />}
      {!failure && (!found.data || !topics.data) && <Loading rows={6} height={72} />}
      {found.data && topics.data && (
        <Sequence key={found.data.revision} view={found.data} topics={topics.data} load={() => void found.refetch()} />
      )}
    </Screen>
  );
}

function Sequence(props: { view: SequenceView; topics: readonly TopicView[]; load: () => void }) {
  const { view, topics, load } = props;
  const text = useText();
  const page = usePageId();
  const { change } = useSequenceChanges(page);
  const report = useQuery({ ...sequenceReportQuery(page, view.sequence.id), enabled: useMay('sends-read') });
  const topic = topics.find((one) => one.topic.id === view.sequence.topic)?.topic;
  return (
    <>
      <Findings findings={view.findings} />
      <SequenceEditor
        sequence={view.sequence.id}
        begin={planOf(view)}
        topics={topics}
        revision={view.revision}
        counts={report.data?.steps ?? []}
        readOnly={!useMay('content-write')}
        label={text('app.save')}
        load={load}
        save={async (form) => {
          await change(view.sequence.id, form);
          said(text('app.saved'));
        }}
      />
      {topic && <StepReport sequence={view.sequence} frequency={topic.frequency} counts={report.data?.steps ?? []} />}
    </>
  );
}
