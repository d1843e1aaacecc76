import { usePageId } from '../app/place';
import { useText } from '../app/text';
import { BackLink } from '../ui/links';

/** The way back to all topics. */
export function BackToTopics() {
  const text = useText();
  return (
    <BackLink to="/pages/$page/content/topics" params={{ page: usePageId() }}>
      {text('topics.title')}
    </BackLink>
  );
}
