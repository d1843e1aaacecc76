import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type FlowKind, useFlowChanges } from '../api/flows';
import { useMay, usePageId } from '../app/place';
import { useTakenNames } from '../app/takenNames';
import { useText } from '../app/text';
import { NameDialog } from '../ui/NameDialog';

/** Begins a flow and opens it in the editor. */
export function NewFlow({ kind }: { kind: FlowKind }) {
  const text = useText();
  const page = usePageId();
  const navigate = useNavigate();
  const { create } = useFlowChanges(page);
  const [asking, ask] = useState(false);
  const taken = useTakenNames(kind);
  if (!useMay('content-write')) return null;
  return (
    <>
      <Button leftSection={<IconPlus size={16} />} onClick={() => ask(true)}>
        {text(`flows.new.${kind}`)}
      </Button>
      {asking && (
        <NameDialog
          title={text(`flows.new.${kind}`)}
          begin=""
          label={text('flows.create')}
          close={() => ask(false)}
          taken={taken}
          run={async (name) => {
            const { id } = await create({ name, kind });
            await navigate({ to: '/pages/$page/content/flows/$flow', params: { page, flow: id } });
          }}
        />
      )}
    </>
  );
}
