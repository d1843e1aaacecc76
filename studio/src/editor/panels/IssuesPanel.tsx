import { Text } from '@mantine/core';
import { useText } from '../../app/text';
import { useEditor } from '../editor';
import { FindingList } from './FindingList';

/** Everything that is unfinished, and what the rules would refuse. */
export function IssuesPanel() {
  const text = useText();
  const { unfinished, findings, faults } = useEditor();
  return unfinished.length + findings.length + faults.length === 0 ? (
    <Text c="dimmed">{text('editor.issues.none')}</Text>
  ) : (
    <FindingList />
  );
}
