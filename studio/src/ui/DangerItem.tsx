import { Menu } from '@mantine/core';
import type { ReactNode } from 'react';

/** Of a menu, what takes something away. The library's red of menus is too pale to be read by everybody. */
export function DangerItem(props: { icon: ReactNode; onClick: () => void; children: ReactNode }) {
  const { icon, onClick, children } = props;
  return (
    <Menu.Item color="var(--mantine-color-red-text)" leftSection={icon} onClick={onClick}>
      {children}
    </Menu.Item>
  );
}
