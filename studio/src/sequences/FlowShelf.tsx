import { ActionIcon, Text, TextInput, Title } from '@mantine/core';
import { IconGripVertical, IconPlus, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { FlowLine } from '../api/flows';
import { fits } from '../ui/search';
import { useText } from '../app/text';
import type { Dragged } from './Calendar';
import classes from './sequences.module.css';

/** The flows that can go out: published ones, to be dragged into a turn or added behind the last. */
export function FlowShelf(props: {
  flows: readonly FlowLine[];
  drag: (dragged: Dragged) => void;
  add: (flow: string) => void;
}) {
  const { flows, drag, add } = props;
  const text = useText();
  const [wanted, setWanted] = useState('');
  const ready = flows.filter((flow) => flow.kind === 'FLOW' && flow.publishedVersion !== undefined);
  const found = ready.filter((flow) => fits(flow.name, wanted));
  return (
    <section className={classes.shelf}>
      <Title order={2} size="h4">
        {text('sequences.shelf')}
      </Title>
      <Text c="dimmed" size="sm">
        {text(ready.length === 0 ? 'sequences.shelfEmpty' : 'sequences.shelfHint')}
      </Text>
      {ready.length > 6 && (
        <TextInput
          type="search"
          leftSection={<IconSearch size={16} />}
          aria-label={text('sequences.searchFlows')}
          placeholder={text('sequences.searchFlows')}
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
      )}
      <ul>
        {found.map((flow) => (
          <li key={flow.id} draggable onDragStart={() => drag({ flow: flow.id })} onDragEnd={() => drag(null)}>
            <IconGripVertical size={16} aria-hidden="true" />
            <span>{flow.name}</span>
            <ActionIcon
              variant="subtle"
              aria-label={text('sequences.add', { flow: flow.name })}
              onClick={() => add(flow.id)}
            >
              <IconPlus size={16} />
            </ActionIcon>
          </li>
        ))}
      </ul>
    </section>
  );
}
