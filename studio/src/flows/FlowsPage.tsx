import { Group, Select, TextInput, Title } from '@mantine/core';
import { IconArrowsSplit2, IconGitBranch, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type FlowKind, type FlowLine, flowsQuery } from '../api/flows';
import { usePageId } from '../app/place';
import { useText } from '../app/text';
import { Empty } from '../ui/Empty';
import { Loading } from '../ui/Loading';
import { Screen } from '../ui/Screen';
import { Sheet } from '../ui/Sheet';
import { Trouble } from '../ui/Trouble';
import { FlowTable } from './FlowTable';
import { ImportButton } from './ImportButton';
import { NewFlow } from './NewFlow';
import { shelves } from './shelves';
import { type Standing, STANDINGS } from './standing';

export const FlowsPage = () => <FlowList kind="FLOW" />;
export const SubflowsPage = () => <FlowList kind="SUBFLOW" />;

/** All flows, or all subflows, of the page. */
function FlowList({ kind }: { kind: FlowKind }) {
  const text = useText();
  const flows = useQuery(flowsQuery(usePageId()));
  const ofKind = flows.data?.filter((flow) => flow.kind === kind);
  return (
    <Screen
      title={text(`flows.titles.${kind}`)}
      hint={text(`flows.hints.${kind}`)}
      actions={ofKind?.length ? <Begin kind={kind} /> : undefined}
    >
      {flows.isPending && <Loading rows={5} height={64} />}
      {flows.isError && <Trouble failure={flows.error} again={() => void flows.refetch()} />}
      {ofKind?.length === 0 && (
        <Sheet>
          <Empty
            icon={kind === 'FLOW' ? IconGitBranch : IconArrowsSplit2}
            title={text(`flows.empty.${kind}`)}
            hint={text('flows.emptyHint')}
          >
            <Begin kind={kind} />
          </Empty>
        </Sheet>
      )}
      {ofKind !== undefined && ofKind.length > 0 && <Found flows={ofKind} />}
    </Screen>
  );
}

function Begin({ kind }: { kind: FlowKind }) {
  return (
    <>
      <ImportButton kind={kind} />
      <NewFlow kind={kind} />
    </>
  );
}

function Found({ flows }: { flows: readonly FlowLine[] }) {
  const text = useText();
  const [wanted, setWanted] = useState('');
  const [stands, setStands] = useState<Standing | null>(null);
  const found = shelves(flows, wanted, stands);
  return (
    <>
      <Group>
        <TextInput
          type="search"
          w="20rem"
          maw="100%"
          leftSection={<IconSearch size={16} />}
          placeholder={text('flows.search')}
          aria-label={text('flows.search')}
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
        <Select
          clearable
          w="16rem"
          maw="100%"
          placeholder={text('flows.columns.standing')}
          aria-label={text('flows.columns.standing')}
          data={STANDINGS.map((value) => ({ value, label: text(`flows.standing.${value}`) }))}
          value={stands}
          onChange={setStands}
        />
      </Group>
      {found.length === 0 && (
        <Sheet flush>
          <Empty icon={IconSearch} title={text('app.nothingFound')} />
        </Sheet>
      )}
      {found.map(({ folder, flows: shelf }) => (
        <section key={folder ?? ''} aria-label={folder ?? text('flows.noFolder')}>
          {folder !== undefined && (
            <Title order={2} size="h5" mb="xs">
              {folder}
            </Title>
          )}
          <Sheet flush>
            <FlowTable flows={shelf} />
          </Sheet>
        </section>
      ))}
    </>
  );
}
