import { Select, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { fieldsQuery } from '../api/labels';
import type { Action, FieldValue } from '../api/schema';
import { usePageId } from '../app/place';
import { useText } from '../app/text';
import { blank, kindOf, Value } from '../segments/FieldLeaf';
import { SequenceField, TagField, TopicField } from '../segments/LeafEditor';
import { FieldNameField } from './FieldNameField';
import { STEP_LIMITS } from './limits';
import { WebhookFields } from './WebhookFields';
import { WordsField } from './WordsField';

const VALUES: readonly FieldValue['kind'][] = ['text', 'numeric', 'truth', 'date'];

/** The particulars of one action. */
export function ActionFields({ action, change }: { action: Action; change: (action: Action) => void }) {
  const text = useText();
  switch (action.kind) {
    case 'add-tag':
    case 'remove-tag':
      return <TagField value={action.tag} change={(tag) => change({ ...action, tag })} />;
    case 'set-field':
      return <SetField action={action} change={change} />;
    case 'clear-field':
      return <FieldNameField value={action.field} change={(field) => change({ ...action, field })} />;
    case 'enrol':
      return (
        <>
          <SequenceField value={action.sequence} change={(sequence) => change({ ...action, sequence })} />
          <Switch
            label={text('steps.action.replace')}
            checked={action.replace}
            onChange={(event) => change({ ...action, replace: event.currentTarget.checked })}
          />
        </>
      );
    case 'leave':
      return <SequenceField value={action.sequence} change={(sequence) => change({ ...action, sequence })} />;
    case 'stop-topic':
      return <TopicField value={action.topic} change={(topic) => change({ ...action, topic })} />;
    case 'notify-team':
      return (
        <WordsField
          rows={3}
          label={text('steps.action.teamText')}
          limit={STEP_LIMITS.NOTICE_LENGTH}
          value={action.text}
          change={(said) => change({ ...action, text: said })}
        />
      );
    case 'call-webhook':
      return <WebhookFields action={action} change={change} />;
  }
}

type SetFieldAction = Extract<Action, { kind: 'set-field' }>;

/** A field that is known takes the kind of value it is declared to hold. */
function SetField({ action, change }: { action: SetFieldAction; change: (action: Action) => void }) {
  const text = useText();
  const fields = useQuery(fieldsQuery(usePageId()));
  const choose = (field: string) => {
    const known = fields.data?.find(({ name }) => name === field);
    const kind = known ? kindOf(known) : action.value.kind;
    change({ ...action, field, value: kind === action.value.kind ? action.value : blank(kind) });
  };
  return (
    <>
      <FieldNameField value={action.field} change={choose} />
      <Select
        allowDeselect={false}
        label={text('steps.action.valueKind')}
        data={VALUES.map((value) => ({ value, label: text(`steps.value.${value}`) }))}
        value={action.value.kind}
        onChange={(kind) => kind !== null && change({ ...action, value: blank(kind) })}
      />
      <Value value={action.value} change={(value) => change({ ...action, value })} />
    </>
  );
}
