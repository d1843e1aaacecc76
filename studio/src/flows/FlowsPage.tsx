import { TextInput } from '@mantine/core';
import { IconArrowsSplit2, IconGitBranch, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type FlowKind, type FlowLine, flowsQuery } from '../api/flows';
import { fits } from '../ui/search';
import { usePageId } from '../app/place';
import { useText } from '../app/text';
import { Empty } from '../ui/Empty';
import { Loading } from '../ui/Loading';
import { Screen } from '../ui/Screen';
import { Sheet } from '../ui/Sheet';
import { Trouble } from '../ui/Trouble';
import { FlowTable } from './FlowTable';
import { ImportButton } from './ImportButton';

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
      actions={ofKind?.length ? <ImportButton kind={kind} /> : undefined}
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
            <ImportButton kind={kind} />
          </Empty>
        </Sheet>
      )}
      {ofKind !== undefined && ofKind.length > 0 && <Found flows={ofKind} />}
    </Screen>
  );
}

function Found({ flows }: { flows: readonly FlowLine[] }) {
  const text = useText();
  const [wanted, setWanted] = useState('');
  const found = flows.filter((flow) => fits(flow.name, wanted));
  return (
    <>
      <TextInput
        type="search"
        maw="24rem"
        leftSection={<IconSearch size={16} />}
        placeholder={text('flows.search')}
        aria-label={text('flows.search')}
        value={wanted}
        onChange={(event) => setWanted(event.currentTarget.value)}
      />
      <Sheet flush>
        {found.length > 0 ? <FlowTable flows={found} /> : <Empty icon={IconSearch} title={text('app.nothingFound')} />}
      </Sheet>
    </>
  );
}
