import { Text } from '@mantine/core';
import type { QuickReply } from '../api/schema';
import { useText } from '../app/text';
import { newId } from '../ui/ids';
import { LIMITS } from './limits';
import { type Change, replaced } from './part';
import { PartList } from './PartList';
import { WordsField } from './WordsField';

/** Quick replies, which vanish from the conversation as soon as somebody answers. */
export function RepliesFields({ replies, change }: { replies: readonly QuickReply[]; change: Change<QuickReply[]> }) {
  const text = useText();
  return (
    <>
      <Text size="sm" c="dimmed">
        {text('steps.reply.hint')}
      </Text>
      <PartList
        words="reply"
        list={replies}
        most={LIMITS.QUICK_REPLIES}
        begin={() => ({ id: newId(), title: '' })}
        change={change}
      >
        {(reply, at, tools) => (
          <>
            <WordsField
              label={text('steps.reply.one', { number: at + 1 })}
              limit={LIMITS.QUICK_REPLY_TITLE}
              value={reply.title}
              change={(title) => change(replaced(replies, at, { ...reply, title }), `reply:${reply.id}`)}
            />
            {tools}
          </>
        )}
      </PartList>
    </>
  );
}
