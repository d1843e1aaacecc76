import { Button, Modal, Stack, Text, VisuallyHidden } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { type FlowKind, useFlowChanges } from '../api/flows';
import { Problem } from '../api/problem';
import { useMay, usePageId } from '../app/place';
import { useText } from '../app/text';
import { said } from '../ui/toasts';
import { readFlow } from './file';

/** Takes a flow from a file; what is wrong with the file is told place by place. */
export function ImportButton({ kind }: { kind: FlowKind }) {
  const text = useText();
  const input = useRef<HTMLInputElement>(null);
  const [failure, setFailure] = useState<Error | null>(null);
  const { create } = useFlowChanges(usePageId());
  const importing = useMutation({
    mutationFn: async (file: File) => create({ ...readFlow(await file.text(), text('flows.notAFlow')), kind }),
    onError: setFailure,
    onSuccess: (flow) => said(text('flows.imported', { name: flow.name })),
  });
  if (!useMay('content-write')) return null;
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconFileImport size={16} />}
        loading={importing.isPending}
        onClick={() => input.current?.click()}
      >
        {text('flows.import')}
      </Button>
      <VisuallyHidden>
        <input
          ref={input}
          type="file"
          tabIndex={-1}
          accept="application/json,.json"
          aria-label={text('flows.import')}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file) importing.mutate(file);
            event.currentTarget.value = '';
          }}
        />
      </VisuallyHidden>
      <Modal opened={failure !== null} onClose={() => setFailure(null)} title={text('flows.importFailed')}>
        {failure && <Faults failure={failure} />}
      </Modal>
    </>
  );
}

function Faults({ failure }: { failure: Error }) {
  const faults = failure instanceof Problem ? failure.faults : [];
  return (
    <Stack>
      <Text>{failure.message}</Text>
      {faults.map((fault) => (
        <Text key={fault.pointer} size="sm">
          <code>{fault.pointer}</code> {fault.detail}
        </Text>
      ))}
    </Stack>
  );
}
