import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { askForExport, type ContactFilter, exportAddress } from '../api/contacts';
import { usePageId } from '../app/place';
import { useText } from '../app/text';
import { refused } from '../ui/toasts';

/**
 * Takes everybody of the list out, as a file. It is asked for first, as the server may want to see the password, and a
 * browser that fetches a file can show nothing but the file.
 */
export function ExportButton({ filter }: { filter: ContactFilter }) {
  const text = useText();
  const page = usePageId();
  const asking = useMutation({
    mutationFn: () => askForExport(page),
    onSuccess: () => location.assign(exportAddress(page, filter)),
    onError: refused,
  });
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={16} />}
      loading={asking.isPending}
      onClick={() => asking.mutate()}
    >
      {text('contacts.export')}
    </Button>
  );
}
