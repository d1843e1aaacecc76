import { Switch, TagsInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { fieldsQuery } from '../api/labels';
import type { ActionCallWebhook } from '../api/schema';
import { usePageId } from '../app/place';
import { useText } from '../app/text';
import { LIMITS, STEP_LIMITS } from './limits';

/** Which system is called, and what it is told of the person. */
export function WebhookFields(props: { action: ActionCallWebhook; change: (action: ActionCallWebhook) => void }) {
  const { action, change } = props;
  const text = useText();
  const fields = useQuery(fieldsQuery(usePageId()));
  return (
    <>
      <TextInput
        type="url"
        placeholder="https://"
        maxLength={LIMITS.ADDRESS}
        label={text('steps.action.url')}
        description={text('steps.action.webhookHint')}
        value={action.url}
        onChange={({ currentTarget: { value } }) => change({ ...action, url: value })}
      />
      <TagsInput
        label={text('steps.action.webhookFields')}
        maxTags={STEP_LIMITS.FIELDS_PER_WEBHOOK}
        data={(fields.data ?? []).map(({ name }) => name)}
        value={action.fields}
        onChange={(chosen) => change({ ...action, fields: chosen })}
      />
      <Switch
        label={text('steps.action.webhookTags')}
        checked={action.tags}
        onChange={(event) => change({ ...action, tags: event.currentTarget.checked })}
      />
    </>
  );
}
