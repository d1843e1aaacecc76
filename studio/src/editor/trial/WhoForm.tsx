import { Button, MultiSelect, SegmentedControl, Select, Stack, TagsInput, TextInput } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { tagsQuery } from '../../api/labels';
import { topicsQuery } from '../../api/topics';
import { useMoments } from '../../app/moments';
import { useMay, usePageId } from '../../app/place';
import { useText } from '../../app/text';
import { KnownField } from './KnownField';
import { ANYBODY, LAST_WROTE, type LastWrote, type MadeUp, NOBODY } from './run';
import type { Trial } from './useTrial';

/** On whom the flow is played. It begins once it is known where the clock stands. */
export function WhoForm({ trial, now }: { trial: Trial; now: string | undefined }) {
  const text = useText();
  const { dateTime } = useMoments();
  const mayChoose = useMay('contacts-read');
  const { who, choose, begin } = trial;
  const isNobody = who.kind === 'contact' && who.id === '';
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (now !== undefined && !isNobody) begin(now);
      }}
    >
      <Stack gap="sm">
        {mayChoose && (
          <SegmentedControl
            size="xs"
            aria-label={text('editor.trial.who')}
            value={who.kind}
            onChange={(kind) => choose(kind === 'contact' ? NOBODY : ANYBODY)}
            data={[
              { value: 'made-up', label: text('editor.trial.madeUp') },
              { value: 'contact', label: text('editor.trial.contact') },
            ]}
          />
        )}
        {who.kind === 'contact' ? <KnownField who={who} choose={choose} /> : <MadeUpFields who={who} choose={choose} />}
        {now !== undefined && <p>{text('editor.trial.clockStands', { when: dateTime(now) })}</p>}
        <Button
          type="submit"
          leftSection={<IconPlayerPlay size={16} />}
          loading={now === undefined}
          disabled={isNobody}
        >
          {text('editor.trial.begin')}
        </Button>
      </Stack>
    </form>
  );
}

function MadeUpFields({ who, choose }: { who: MadeUp; choose: (who: MadeUp) => void }) {
  const text = useText();
  const page = usePageId();
  const topics = useQuery(topicsQuery(page));
  const tags = useQuery(tagsQuery(page));
  return (
    <>
      <TextInput
        label={text('editor.trial.firstName')}
        maxLength={100}
        value={who.firstName}
        onChange={(event) => choose({ ...who, firstName: event.currentTarget.value })}
      />
      <TagsInput
        label={text('editor.trial.tags')}
        data={(tags.data ?? []).map(({ name }) => name)}
        value={[...who.tags]}
        onChange={(chosen) => choose({ ...who, tags: chosen })}
      />
      <MultiSelect
        label={text('editor.trial.agreedTo')}
        data={(topics.data ?? []).map(({ topic }) => ({ value: topic.id, label: topic.name }))}
        value={[...who.agreed]}
        onChange={(chosen) => choose({ ...who, agreed: chosen })}
      />
      <Select
        label={text('editor.trial.lastWrote')}
        allowDeselect={false}
        data={LAST_WROTE.map((value) => ({ value, label: text(`editor.trial.wrote.${value}`) }))}
        value={who.lastWrote}
        onChange={(lastWrote) => choose({ ...who, lastWrote: lastWrote as LastWrote })}
      />
    </>
  );
}
