import { usePageId } from '../app/place';
import { useText } from '../app/text';
import { BackLink } from '../ui/links';

/** The way back to all segments. */
export function BackToSegments() {
  const text = useText();
  return (
    <BackLink to="/pages/$page/segments" params={{ page: usePageId() }}>
      {text('segments.title')}
    </BackLink>
  );
}
