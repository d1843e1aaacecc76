import { Modal, type ModalProps } from '@mantine/core';
import { useFocusHome } from './focus';

/** A dialog that is drawn only while it is open. When it closes, the focus goes back to what opened it. */
export function Dialog(props: Omit<ModalProps, 'opened'>) {
  useFocusHome();
  return <Modal opened data-dialog-open {...props} />;
}
