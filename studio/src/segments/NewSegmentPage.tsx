import { useNavigate } from '@tanstack/react-router';
import { useSegmentChanges } from '../api/segments';
import { usePageId } from '../app/place';
import { useText } from '../app/text';
import { Screen } from '../ui/Screen';
import { said } from '../ui/toasts';
import { BackToSegments } from './BackToSegments';
import { EVERYBODY } from './model';
import { SegmentEditor } from './SegmentEditor';

/** Where a segment begins: with everybody. */
export function NewSegmentPage() {
  const text = useText();
  const page = usePageId();
  const navigate = useNavigate();
  const { create } = useSegmentChanges(page);
  return (
    <Screen title={text('segments.newTitle')} hint={text('segments.newHint')} back={<BackToSegments />}>
      <SegmentEditor
        name=""
        condition={EVERYBODY}
        label={text('segments.create')}
        save={async (form) => {
          const made = await create(form);
          said(text('segments.created', { name: made.name }));
          await navigate({ to: '/pages/$page/segments/$segment', params: { page, segment: made.id } });
        }}
      />
    </Screen>
  );
}
