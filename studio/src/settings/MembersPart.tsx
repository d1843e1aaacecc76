import { Button, Stack } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { membersQuery } from '../api/members';
import { useMay, usePlace } from '../app/place';
import { useText } from '../app/text';
import { Loading } from '../ui/Loading';
import { Sheet } from '../ui/Sheet';
import { Trouble } from '../ui/Trouble';
import { Invitations } from './Invitations';
import { Invite } from './Invite';
import { MemberRow } from './MemberRow';
import classes from './settings.module.css';
import { SettingsPart } from './SettingsPart';
import { ShownOnce } from './ShownOnce';
import { WorkspaceName } from './WorkspaceName';

/** Who works in this workspace, as what, and who is asked to. */
export function MembersPart() {
  const text = useText();
  const { workspace } = usePlace();
  const members = useQuery(membersQuery(workspace.id));
  const mayWrite = useMay('members-write');
  const [inviting, setInviting] = useState(false);
  const [link, setLink] = useState<string | null>(null);
  const invite = mayWrite && (
    <Button leftSection={<IconUserPlus size={16} />} onClick={() => setInviting(true)}>
      {text('settings.members.invite')}
    </Button>
  );
  return (
    <SettingsPart name="members" actions={invite}>
      {link !== null && (
        <ShownOnce
          title={text('settings.members.link')}
          hint={text('settings.members.linkHint')}
          secret={link}
          close={() => setLink(null)}
        />
      )}
      {members.isPending && <Loading rows={3} height={64} />}
      {members.isError && <Trouble failure={members.error} again={() => void members.refetch()} />}
      {members.data && (
        <Stack>
          <WorkspaceName />
          <Sheet>
            <ul className={classes.keys}>
              {members.data.map((member) => (
                <MemberRow key={member.id} member={member} />
              ))}
            </ul>
          </Sheet>
          {mayWrite && <Invitations />}
        </Stack>
      )}
      {inviting && <Invite invited={setLink} close={() => setInviting(false)} />}
    </SettingsPart>
  );
}
