import { ActionIcon, Text } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useWorkspaceName } from '../api/settings';
import { useMay, usePlace } from '../app/place';
import { useText } from '../app/text';
import { NameDialog } from '../ui/NameDialog';
import { Sheet } from '../ui/Sheet';
import { said } from '../ui/toasts';
import classes from './settings.module.css';

/** What the workspace is called, by which it is told from others in the switch. */
export function WorkspaceName() {
  const text = useText();
  const { workspace } = usePlace();
  const rename = useWorkspaceName(workspace.id);
  const [naming, setNaming] = useState(false);
  return (
    <Sheet>
      <div className={classes.row}>
        <div>
          <div className={classes.about}>{text('settings.members.workspace')}</div>
          <Text fw={550}>{workspace.name}</Text>
        </div>
        {useMay('settings-write') && (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={text('settings.members.rename')}
            onClick={() => setNaming(true)}
          >
            <IconPencil size={18} />
          </ActionIcon>
        )}
      </div>
      {naming && (
        <NameDialog
          title={text('settings.members.rename')}
          begin={workspace.name}
          label={text('app.save')}
          close={() => setNaming(false)}
          run={async (name) => {
            await rename(name);
            said(text('app.saved'));
          }}
        />
      )}
    </Sheet>
  );
}
