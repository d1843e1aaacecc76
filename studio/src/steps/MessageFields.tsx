import { Switch, TextInput } from '@mantine/core';
import type { Message } from '../api/schema';
import { useText } from '../app/text';
import { ButtonsFields } from './ButtonsFields';
import { CardsFields } from './CardsFields';
import { LIMITS } from './limits';
import { MessagePreview } from './MessagePreview';
import type { Change } from './part';
import { RepliesFields } from './RepliesFields';
import { WordsField } from './WordsField';

/** What a message says, and how that looks. */
export function MessageFields({ message, change }: { message: Message; change: Change<Message> }) {
  return (
    <>
      <Said message={message} change={change} />
      <RepliesFields
        replies={message.quickReplies}
        change={(quickReplies, gesture) => change({ ...message, quickReplies }, gesture)}
      />
      <MessagePreview message={message} />
    </>
  );
}

function Said({ message, change }: { message: Message; change: Change<Message> }) {
  const text = useText();
  switch (message.kind) {
    case 'text':
    case 'buttons':
      return (
        <>
          <WordsField
            rows={5}
            label={text('steps.text')}
            limit={message.kind === 'text' ? LIMITS.TEXT : LIMITS.BUTTONS_TEXT}
            value={message.text}
            change={(said) => change({ ...message, text: said }, 'text')}
          />
          {message.kind === 'buttons' && (
            <ButtonsFields
              buttons={message.buttons}
              change={(buttons, gesture) => change({ ...message, buttons }, gesture)}
            />
          )}
        </>
      );
    case 'image':
      return (
        <TextInput
          type="url"
          placeholder="https://"
          maxLength={LIMITS.ADDRESS}
          label={text('steps.card.imageUrl')}
          value={message.url}
          onChange={({ currentTarget: { value } }) => change({ ...message, url: value }, 'url')}
        />
      );
    case 'gallery':
      return (
        <>
          <CardsFields cards={message.cards} change={(cards, gesture) => change({ ...message, cards }, gesture)} />
          <Switch
            label={text('steps.card.square')}
            checked={message.square}
            onChange={(event) => change({ ...message, square: event.currentTarget.checked })}
          />
        </>
      );
  }
}
