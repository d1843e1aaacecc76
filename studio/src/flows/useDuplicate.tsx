import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { type FlowLine, flowsQuery, useFlowChanges } from '../api/flows';
import { usePageId } from '../app/place';
import { useText } from '../app/text';
import { refused, saidWithOffer } from '../ui/toasts';
import { copyName } from './copyName';
import { RenameFlow } from './RenameFlow';

/**
 * Copies a flow at once, under a name that no other flow has. Whoever wants another one is offered to write it, in a
 * dialog that stands where `dialog` does; the offer ends when that goes.
 */
export function useDuplicate(flow: FlowLine): { duplicate: () => void; dialog: ReactNode } {
  const text = useText();
  const page = usePageId();
  const client = useQueryClient();
  const { duplicate } = useFlowChanges(page);
  const [renamed, rename] = useState<string | null>(null);
  const withdraw = useRef<() => void>(undefined);
  useEffect(() => () => withdraw.current?.(), []);
  const copying = useMutation({
    mutationFn: () => {
      const flows = client.getQueryData(flowsQuery(page).queryKey) ?? [];
      const taken = flows.map(({ name }) => name);
      return duplicate(flow.id, copyName(text, flow.name, taken));
    },
    onError: refused,
    onSuccess: ({ id, name }) => {
      withdraw.current?.();
      withdraw.current = saidWithOffer(text('flows.copied', { name }), text('flows.rename'), () => rename(id));
    },
  });
  return {
    duplicate: () => !copying.isPending && copying.mutate(),
    dialog: renamed !== null && <RenameCopy id={renamed} close={() => rename(null)} />,
  };
}

/** The copy as it is now: somebody may have worked on it since. */
function RenameCopy({ id, close }: { id: string; close: () => void }) {
  const copy = useQuery(flowsQuery(usePageId())).data?.find((flow) => flow.id === id);
  return copy && <RenameFlow flow={copy} close={close} />;
}
