import { ActionIcon, Menu, Textarea, TextInput } from '@mantine/core';
import { IconUser } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ChangeEvent, useRef } from 'react';
import { fieldsQuery } from '../api/labels';
import { usePageId } from '../app/place';
import { useText } from '../app/text';
import { lengthOf } from './limits';

/** From this share of a limit on it is shown how much is left. */
const NEAR = 0.8;

/**
 * Words that may name the person. Counted before anything is filled in: what
 * is filled in may be shorter or longer, which the engine looks at when it sends.
 */
export function WordsField(props: {
  label: string;
  value: string;
  limit: number;
  rows?: number;
  change: (value: string) => void;
}) {
  const { label, value, limit, rows = 1, change } = props;
  const text = useText();
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const length = lengthOf(value);
  const insert = (placeholder: string) => {
    const from = field.current?.selectionStart ?? value.length;
    change(value.slice(0, from) + placeholder + value.slice(field.current?.selectionEnd ?? from));
    field.current?.focus();
  };
  const shared = {
    ref: field,
    label,
    value,
    description: length >= limit * NEAR && length <= limit ? text('steps.left', { left: limit - length }) : undefined,
    error: length > limit ? text('steps.tooLong', { limit, over: length - limit }) : undefined,
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => change(event.currentTarget.value),
    rightSection: <Personal insert={insert} field={label} />,
  };
  return rows === 1 ? <TextInput {...shared} /> : <Textarea {...shared} rows={rows} resize="vertical" />;
}

/** What is known of a person and can be said to them. */
function Personal({ insert, field }: { insert: (placeholder: string) => void; field: string }) {
  const text = useText();
  const fields = useQuery(fieldsQuery(usePageId()));
  const fallback = text('steps.personal.fallback');
  return (
    <Menu position="bottom-end" returnFocus={false}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={text('steps.personal.label', { field })}>
          <IconUser size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => insert(`{{first_name|${fallback}}}`)}>{text('steps.personal.first')}</Menu.Item>
        <Menu.Item onClick={() => insert('{{last_name}}')}>{text('steps.personal.last')}</Menu.Item>
        {(fields.data ?? []).map(({ name }) => (
          <Menu.Item key={name} onClick={() => insert(`{{field.${name}}}`)}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
