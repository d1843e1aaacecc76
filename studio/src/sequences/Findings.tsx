import { Alert, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { SequenceView } from '../api/sequences';
import { useText } from '../app/text';
import classes from './sequences.module.css';

/** What the checker says of the flows as the turns of this sequence start them. */
export function Findings({ findings = [] }: { findings: SequenceView['findings'] }) {
  const text = useText();
  if (findings.length === 0) return null;
  return (
    <Alert color="orange" icon={<IconAlertTriangle />}>
      <Text fw={600} mb="xs">
        {text('sequences.findings')}
      </Text>
      <ul className={classes.effects}>
        {findings.map(({ id, start, sentence, remedy }, at) => (
          <li key={`${id} ${at}`}>
            <strong>{sentence}</strong>
            <Text size="sm">{[start, remedy].filter(Boolean).join(' ')}</Text>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
