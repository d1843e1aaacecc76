import { IconCalendarRepeat, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { sequencesQuery } from '../api/sequences';
import { topicsQuery } from '../api/topics';
import { useMay, usePageId } from '../app/place';
import { useText } from '../app/text';
import { Empty } from '../ui/Empty';
import { ButtonLink } from '../ui/links';
import { Loading } from '../ui/Loading';
import { Screen } from '../ui/Screen';
import { Sheet } from '../ui/Sheet';
import { Trouble } from '../ui/Trouble';
import { SequenceTable } from './SequenceTable';

/** Which flow goes out in which turn, for every topic. */
export function SequencesPage() {
  const text = useText();
  const page = usePageId();
  const mayWrite = useMay('content-write');
  const sequences = useQuery(sequencesQuery(page));
  const topics = useQuery(topicsQuery(page));
  const create = mayWrite && (
    <ButtonLink to="/pages/$page/content/sequences/new" params={{ page }} leftSection={<IconPlus size={18} />}>
      {text('sequences.new')}
    </ButtonLink>
  );
  const failure = sequences.error ?? topics.error;
  return (
    <Screen
      title={text('sequences.title')}
      hint={text('sequences.hint')}
      actions={sequences.data?.length ? create : undefined}
    >
      {failure && <Trouble failure={failure} again={() => void Promise.all([sequences.refetch(), topics.refetch()])} />}
      {!failure && (!sequences.data || !topics.data) && <Loading rows={4} height={64} />}
      {sequences.data?.length === 0 && (
        <Sheet>
          <Empty icon={IconCalendarRepeat} title={text('sequences.empty.title')} hint={text('sequences.empty.hint')}>
            {create}
          </Empty>
        </Sheet>
      )}
      {sequences.data && sequences.data.length > 0 && topics.data && (
        <Sheet flush>
          <SequenceTable sequences={sequences.data} topics={topics.data} />
        </Sheet>
      )}
    </Screen>
  );
}
