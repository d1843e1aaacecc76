import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { refused } from './toasts';

interface Taken {
  /** Whether the file would be given. */
  ask: () => Promise<unknown>;
  /** Where it is. */
  address: string;
}

/**
 * Takes something out, as a file. It is asked for first, as the server may want to see the password, and a browser that
 * fetches a file can show nothing but the file.
 */
export function useExport({ ask, address }: Taken) {
  return useMutation({ mutationFn: ask, onSuccess: () => location.assign(address), onError: refused });
}

export function ExportButton({ label, ...taken }: Taken & { label: string }) {
  const asking = useExport(taken);
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={16} />}
      loading={asking.isPending}
      onClick={() => asking.mutate()}
    >
      {label}
    </Button>
  );
}
