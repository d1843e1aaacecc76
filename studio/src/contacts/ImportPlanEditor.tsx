import { Alert, Button, Group, SegmentedControl, TagsInput, Text } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { type ImportPlanColumn, type Preview, previewQuery, useImportChanges } from '../api/imports';
import { Problem } from '../api/problem';
import { usePageId } from '../app/place';
import { useText } from '../app/text';
import { Loading } from '../ui/Loading';
import { Sheet } from '../ui/Sheet';
import { Trouble } from '../ui/Trouble';
import { ColumnRow } from './ColumnRow';
import classes from './contacts.module.css';
import type { Uselessness } from './reading';

const SEPARATORS = [
  [',', 'comma'],
  [';', 'semicolon'],
  ['\t', 'tab'],
] as const;

/** The beginning of the file, and what each of its columns holds. */
export function ImportPlanEditor({ id }: { id: string }) {
  const text = useText();
  const [separator, setSeparator] = useState<string | null>(null);
  const preview = useQuery(previewQuery(usePageId(), id, separator));
  if (preview.isPending) return <Loading rows={6} height={64} />;
  if (preview.isError) return <Trouble failure={preview.error} again={() => void preview.refetch()} />;
  const useless = uselessness(preview.data);
  if (useless !== null) return <Alert icon={<IconAlertCircle />}>{text(`contacts.useless.${useless}`)}</Alert>;
  return (
    <Sheet>
      <Group justify="space-between" mb="md">
        <Text fw={550}>{text('contacts.rows', { count: preview.data.rows })}</Text>
        <SegmentedControl
          aria-label={text('contacts.separator')}
          data={SEPARATORS.map(([value, name]) => ({ value, label: text(`contacts.separators.${name}`) }))}
          value={preview.data.separator}
          onChange={setSeparator}
        />
      </Group>
      <Plan key={preview.data.separator} id={id} preview={preview.data} />
    </Sheet>
  );
}

/** What was sent by a program, or has a heading of several lines, is looked at here first. */
function uselessness({ columns, rows }: Preview): Uselessness | null {
  if (columns.length === 0) return 'empty';
  return rows === 0 ? 'headings' : null;
}

function Plan({ id, preview }: { id: string; preview: Preview }) {
  const text = useText();
  const { start } = useImportChanges(usePageId());
  const [columns, setColumns] = useState<readonly ImportPlanColumn[]>(preview.columns.map((one) => one.guess));
  const [tags, setTags] = useState<string[]>([]);
  const starting = useMutation({
    mutationFn: () => start(id, { separator: preview.separator, columns: [...columns], tags }),
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    starting.mutate();
  };
  const ids = columns.filter((column) => column.kind === 'id').length;
  return (
    <form onSubmit={submit}>
      <div className={classes.columns}>
        {preview.columns.map((heading, at) => (
          <ColumnRow
            key={at}
            heading={heading}
            column={columns[at] ?? { kind: 'ignored' }}
            change={(next) => setColumns(columns.map((old, place) => (place === at ? next : old)))}
          />
        ))}
      </div>
      <TagsInput
        mt="md"
        label={text('contacts.importTags')}
        description={text('contacts.importTagsHint')}
        maxTags={50}
        maxLength={100}
        value={tags}
        onChange={setTags}
      />
      <Text c="dimmed" size="sm" mt="md">
        {text(ids === 1 ? 'contacts.neverConsents' : 'contacts.needsId')}
      </Text>
      {starting.error && <Faults failure={starting.error} />}
      <Button type="submit" mt="md" loading={starting.isPending} disabled={ids !== 1}>
        {text('contacts.startImport', { rows: text('contacts.rows', { count: preview.rows }) })}
      </Button>
    </form>
  );
}

function Faults({ failure }: { failure: Error }) {
  const faults = failure instanceof Problem ? failure.faults : [];
  return (
    <Alert color="red" icon={<IconAlertCircle />} role="alert" mt="md">
      {faults.length > 0 ? faults.map((fault) => <div key={fault.detail}>{fault.detail}</div>) : failure.message}
    </Alert>
  );
}
