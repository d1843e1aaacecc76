import { Button as Press, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { QuickReply } from '../api/schema';
import { useText } from '../app/text';
import { newId } from '../ui/ids';
import { LIMITS } from './limits';
import { type Change, replaced } from './part';
import { PartTools } from './PartTools';
import classes from './steps.module.css';
import { WordsField } from './WordsField';

/** Quick replies, which vanish from the conversation as soon as somebody answers. */
export function RepliesFields({ replies, change }: { replies: readonly QuickReply[]; change: Change<QuickReply[]> }) {
  const text = useText();
  return (
    <>
      <Text size="sm" c="dimmed">
        {text('steps.reply.hint')}
      </Text>
      <ol className={classes.parts} aria-label={text('steps.reply.list')}>
        {replies.map((reply, at) => (
          <li key={reply.id} className={classes.part}>
            <WordsField
              label={text('steps.reply.one', { number: at + 1 })}
              limit={LIMITS.QUICK_REPLY_TITLE}
              value={reply.title}
              change={(title) => change(replaced(replies, at, { ...reply, title }), `reply:${reply.id}`)}
            />
            <PartTools
              list={replies}
              at={at}
              what={text('steps.reply.one', { number: at + 1 })}
              change={(list) => change(list)}
            />
          </li>
        ))}
      </ol>
      <div>
        <Press
          size="compact-sm"
          variant="light"
          leftSection={<IconPlus size={14} />}
          disabled={replies.length >= LIMITS.QUICK_REPLIES}
          onClick={() => change([...replies, { id: newId(), title: '' }])}
        >
          {text('steps.reply.add')}
        </Press>
      </div>
    </>
  );
}
