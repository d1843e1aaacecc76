import { Modal } from '@mantine/core';
import { SearchList } from '../ui/SearchList';
import { useCommands } from './commands';
import { useText } from './text';

/** Ctrl+K: whatever one can do or open, found by typing. */
export function Palette({ opened, close }: { opened: boolean; close: () => void }) {
  const text = useText();
  return (
    <Modal
      opened={opened}
      onClose={close}
      withCloseButton={false}
      centered={false}
      yOffset="12vh"
      padding={0}
      size={560}
      attributes={{ content: { 'aria-label': text('app.palette.open') } }}
    >
      <Search close={close} />
    </Modal>
  );
}

function Search({ close }: { close: () => void }) {
  const text = useText();
  const find = useCommands();
  return (
    <SearchList
      label={text('app.palette.open')}
      placeholder={text('app.palette.placeholder')}
      find={find}
      close={close}
    />
  );
}
