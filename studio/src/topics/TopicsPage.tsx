import { IconBellRinging, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { consentCountsQuery, topicsQuery } from '../api/topics';
import { useMay, usePageId } from '../app/place';
import { useText } from '../app/text';
import { Empty } from '../ui/Empty';
import { ButtonLink } from '../ui/links';
import { Loading } from '../ui/Loading';
import { Screen } from '../ui/Screen';
import { Sheet } from '../ui/Sheet';
import { Trouble } from '../ui/Trouble';
import { TopicTable } from './TopicTable';

/** What people can agree to be written about, and how many did. */
export function TopicsPage() {
  const text = useText();
  const page = usePageId();
  const mayWrite = useMay('content-write');
  const topics = useQuery(topicsQuery(page));
  const counts = useQuery(consentCountsQuery(page));
  const create = mayWrite && (
    <ButtonLink to="/pages/$page/content/topics/new" params={{ page }} leftSection={<IconPlus size={18} />}>
      {text('topics.new')}
    </ButtonLink>
  );
  return (
    <Screen title={text('topics.title')} hint={text('topics.hint')} actions={topics.data?.length ? create : undefined}>
      {topics.isPending && <Loading rows={4} height={64} />}
      {topics.isError && <Trouble failure={topics.error} again={() => void topics.refetch()} />}
      {topics.data?.length === 0 && (
        <Sheet>
          <Empty icon={IconBellRinging} title={text('topics.empty.title')} hint={text('topics.empty.hint')}>
            {create}
          </Empty>
        </Sheet>
      )}
      {topics.data !== undefined && topics.data.length > 0 && (
        <Sheet flush>
          <TopicTable topics={topics.data} counts={counts.data} />
        </Sheet>
      )}
    </Screen>
  );
}
