import { type FlowLine, useFlowChanges } from '../api/flows';
import { usePageId } from '../app/place';
import { useTakenNames } from '../app/takenNames';
import { useText } from '../app/text';
import { NameDialog } from '../ui/NameDialog';

/** Gives a flow another name. */
export function RenameFlow({ flow, close }: { flow: FlowLine; close: () => void }) {
  const text = useText();
  const { rename } = useFlowChanges(usePageId());
  const taken = useTakenNames(flow.kind, flow.id);
  return (
    <NameDialog
      title={text('flows.renameTitle')}
      begin={flow.name}
      label={text('app.save')}
      close={close}
      taken={taken}
      run={(name) => rename(flow, name)}
    />
  );
}
