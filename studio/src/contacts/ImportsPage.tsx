import { Badge, Button, FileButton, Progress, Table, Text } from '@mantine/core';
import { IconFileImport, IconUpload } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { importsQuery, type ImportView, useImportChanges } from '../api/imports';
import { useMoments } from '../app/moments';
import { useMay, usePageId } from '../app/place';
import { useText } from '../app/text';
import { Empty } from '../ui/Empty';
import { TextLink } from '../ui/links';
import { Loading } from '../ui/Loading';
import { Screen } from '../ui/Screen';
import { Sheet } from '../ui/Sheet';
import tables from '../ui/tables.module.css';
import { refused } from '../ui/toasts';
import { Trouble } from '../ui/Trouble';
import { textOf, UselessFile } from './reading';

const COLORS = { UPLOADING: 'gray', RUNNING: 'blue', DONE: 'teal', CANCELLED: 'gray' } as const;

/** Files of people that were brought in, and the way to bring in another. */
export function ImportsPage() {
  const text = useText();
  const imports = useQuery(importsQuery(usePageId()));
  const upload = useMay('contacts-write') && <Upload />;
  return (
    <Screen
      title={text('contacts.imports')}
      hint={text('contacts.importsHint')}
      actions={imports.data?.length ? upload : undefined}
      narrow
    >
      {imports.isPending && <Loading rows={4} height={56} />}
      {imports.isError && <Trouble failure={imports.error} again={() => void imports.refetch()} />}
      {imports.data?.length === 0 && (
        <Sheet>
          <Empty
            icon={IconFileImport}
            title={text('contacts.emptyImports.title')}
            hint={text('contacts.emptyImports.hint')}
          >
            {upload}
          </Empty>
        </Sheet>
      )}
      {imports.data !== undefined && imports.data.length > 0 && (
        <Sheet flush>
          <ImportTable imports={imports.data} />
        </Sheet>
      )}
    </Screen>
  );
}

function Upload() {
  const text = useText();
  const page = usePageId();
  const navigate = useNavigate();
  const { upload } = useImportChanges(page);
  const [share, setShare] = useState<number | null>(null);
  const forget = useRef<() => void>(null);
  const uploading = useMutation({
    mutationFn: async (file: File) => upload(file.name, await textOf(file), setShare),
    onError: (failure) =>
      refused(failure instanceof UselessFile ? new Error(text(`contacts.useless.${failure.why}`)) : failure),
    onSuccess: (id) => void navigate({ to: '/pages/$page/imports/$import', params: { page, import: id } }),
    onSettled: () => setShare(null),
  });
  const choose = (file: File | null) => {
    // Else the same file, once mended, would not count as chosen.
    forget.current?.();
    if (file) uploading.mutate(file);
  };
  return (
    <div>
      <FileButton accept=".csv,.txt,.tsv,text/csv" resetRef={forget} onChange={choose}>
        {(props) => (
          <Button {...props} leftSection={<IconUpload size={16} />} loading={uploading.isPending}>
            {text('contacts.chooseFile')}
          </Button>
        )}
      </FileButton>
      {share !== null && <Progress mt="xs" value={100 * share} aria-label={text('contacts.uploading')} />}
    </div>
  );
}

function ImportTable({ imports }: { imports: readonly ImportView[] }) {
  const text = useText();
  const page = usePageId();
  const { dateTime, number } = useMoments();
  return (
    <Table className={tables.table} verticalSpacing="sm" horizontalSpacing="lg">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{text('contacts.columns.file')}</Table.Th>
          <Table.Th>{text('contacts.columns.state')}</Table.Th>
          <Table.Th className={tables.figure}>{text('contacts.columns.told')}</Table.Th>
          <Table.Th className={`${tables.figure} ${tables.wide}`}>{text('contacts.columns.faulty')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {imports.map((one) => (
          <Table.Tr key={one.id}>
            <Table.Td>
              <TextLink to="/pages/$page/imports/$import" params={{ page, import: one.id }} className={tables.name}>
                {one.name}
              </TextLink>
              <Text className={tables.about}>{dateTime(one.createdAt)}</Text>
            </Table.Td>
            <Table.Td>
              <Badge color={COLORS[one.state]} miw="max-content">
                {text(`contacts.importState.${one.state}`)}
              </Badge>
            </Table.Td>
            <Table.Td className={tables.figure}>{number(one.told)}</Table.Td>
            <Table.Td className={`${tables.figure} ${tables.wide}`}>{number(one.faulty)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
