import { Select, TextInput } from '@mantine/core';
import { LANGUAGES } from '../app/language';
import { useText } from '../app/text';
import { faultAt } from '../ui/faults';
import type { TopicPart } from './TopicFields';
import { CALLS_TO_ACTION } from './words';

/** What Messenger allows. */
const TITLE_LENGTH = 65;

/** What people read when they are asked. */
export function WordingFields({ draft, set, failure }: TopicPart) {
  const text = useText();
  return (
    <>
      <TextInput
        label={text('topics.requestTitle')}
        description={text('topics.requestTitleHint', { left: TITLE_LENGTH - draft.title.length })}
        placeholder={draft.name}
        maxLength={TITLE_LENGTH}
        value={draft.title}
        error={faultAt(failure, '/wording/title')}
        onChange={(event) => set({ title: event.currentTarget.value })}
      />
      <TextInput
        type="url"
        label={text('topics.image')}
        description={text('topics.imageHint')}
        placeholder="https://"
        value={draft.imageUrl}
        error={faultAt(failure, '/wording/imageUrl')}
        onChange={(event) => set({ imageUrl: event.currentTarget.value })}
      />
      <Select
        label={text('topics.buttonLabel')}
        description={text('topics.buttonHint')}
        allowDeselect={false}
        data={CALLS_TO_ACTION.map((value) => ({ value, label: text(`topics.button.${value}`) }))}
        value={draft.callToAction}
        onChange={(callToAction) => callToAction !== null && set({ callToAction })}
      />
      <Select
        label={text('topics.language')}
        description={text('topics.languageHint')}
        allowDeselect={false}
        data={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
        value={draft.language}
        error={faultAt(failure, '/wording/language')}
        onChange={(language) => language !== null && set({ language })}
      />
    </>
  );
}
