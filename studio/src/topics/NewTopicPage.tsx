import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { pageQuery } from '../api/pages';
import { useTopicChanges } from '../api/topics';
import { currentLanguage } from '../app/language';
import { usePageId } from '../app/place';
import { useText } from '../app/text';
import { Loading } from '../ui/Loading';
import { Screen } from '../ui/Screen';
import { said } from '../ui/toasts';
import { BackToTopics } from './BackToTopics';
import { emptyDraft } from './form';
import { TopicEditor } from './TopicEditor';

/** Where a topic begins. */
export function NewTopicPage() {
  const text = useText();
  const page = usePageId();
  const navigate = useNavigate();
  const { create } = useTopicChanges(page);
  const settings = useQuery(pageQuery(page));
  const zone = settings.data?.settings.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <Screen title={text('topics.newTitle')} hint={text('topics.newHint')} back={<BackToTopics />}>
      {settings.isPending ? (
        <Loading rows={6} height={72} />
      ) : (
        <TopicEditor
          begin={emptyDraft(zone, currentLanguage())}
          label={text('topics.create')}
          save={async (form) => {
            const { topic } = await create(form);
            said(text('topics.created', { name: topic.name }));
            await navigate({ to: '/pages/$page/content/topics/$topic', params: { page, topic: topic.id } });
          }}
        />
      )}
    </Screen>
  );
}
