import { type FlowLine, useFlowChanges } from '../api/flows';
import { usePageId } from '../app/place';
import { useText } from '../app/text';
import { NameDialog } from '../ui/NameDialog';

/** Gives a flow another name. */
export function RenameFlow({ flow, close }: { flow: FlowLine; close: () => void }) {
  const text = useText();
  const { rename } = useFlowChanges(usePageId());
  return (
    <NameDialog
      title={text('flows.renameTitle')}
      begin={flow.name}
      label={text('app.save')}
      close={close}
      run={(name) => rename(flow, name)}
    />
  );
}
