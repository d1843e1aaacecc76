import { Text } from '@mantine/core';
import { useText } from '../../app/text';
import { useEditor } from '../editor';
import { FindingList } from './FindingList';

/** Everything that is unfinished, and what the rules would refuse. */
export function IssuesPanel() {
  const text = useText();
  const { unfinished, findings, faults, checked } = useEditor();
  const some = unfinished.length + findings.length + faults.length > 0;
  return (
    <>
      {some && <FindingList />}
      {checked !== 'yes' && (
        <Text c="dimmed" role="status" mt={some ? 'sm' : 0}>
          {text(`editor.issues.${checked}`)}
        </Text>
      )}
      {!some && checked === 'yes' && <Text c="dimmed">{text('editor.issues.none')}</Text>}
    </>
  );
}
