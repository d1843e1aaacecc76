import { Menu } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useText } from '../app/text';
import { useEditor } from './editor';
import { PERIODS } from './useCounts';

/** In the menu: whether the steps tell what became of their messages, and over how many days. */
export function CountsItems() {
  const text = useText();
  const { period, over } = useEditor().counts;
  return (
    <>
      <Menu.Divider />
      <Menu.Label>{text('editor.counts.title')}</Menu.Label>
      {[null, ...PERIODS].map((one) => (
        <Menu.Item
          key={one}
          aria-current={one === period}
          rightSection={one === period && <IconCheck size={15} aria-hidden="true" />}
          onClick={() => over(one)}
        >
          {one === null ? text('editor.counts.off') : text('editor.counts.days', { count: one })}
        </Menu.Item>
      ))}
      <Menu.Divider />
    </>
  );
}
