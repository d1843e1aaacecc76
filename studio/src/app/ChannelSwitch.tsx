import { Menu, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconBuildingStore, IconCheck, IconPlus, IconSelector } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useNewWorkspace, type WorkspaceLine } from '../api/session';
import { NameDialog } from '../ui/NameDialog';
import { usePlace, useSession } from './place';
import classes from './navigation.module.css';
import { useText } from './text';

/** Which page speaks: the channel and the page's name; a switch to others, of this workspace and of others. */
export function ChannelSwitch() {
  const text = useText();
  const { page } = usePlace();
  const { workspaces } = useSession();
  const [naming, setNaming] = useState(false);
  const owns = workspaces.some(({ role }) => role === 'OWNER');
  const face = (
    <>
      <ChannelMark />
      <span className={classes.lines}>
        <span>{page.name}</span>
        <span>Messenger</span>
      </span>
    </>
  );
  const choices = workspaces.flatMap((one) => one.pages).length + workspaces.filter(mayConnect).length;
  if (choices < 2 && !owns && !workspaces.some(mayConnect)) return <div className={classes.channel}>{face}</div>;
  return (
    <>
      <Menu width="target" position="bottom-start">
        <Menu.Target>
          <UnstyledButton className={classes.channel}>
            {face}
            <VisuallyHidden>{text('app.channel.switch')}</VisuallyHidden>
            <IconSelector size={16} aria-hidden="true" />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {workspaces.map((one) => (
            <Pages key={one.id} workspace={one} />
          ))}
          {owns && (
            <>
              <Menu.Divider />
              <Menu.Item leftSection={<IconBuildingStore size={16} />} onClick={() => setNaming(true)}>
                {text('app.channel.newWorkspace')}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {naming && <NewWorkspace close={() => setNaming(false)} />}
    </>
  );
}

function mayConnect({ rights }: WorkspaceLine): boolean {
  return rights.includes('settings-write');
}

/** The pages of one workspace, and the way to another one in it. */
function Pages({ workspace }: { workspace: WorkspaceLine }) {
  const text = useText();
  const { page } = usePlace();
  const navigate = useNavigate();
  return (
    <div>
      <Menu.Label className={classes.long}>{workspace.name}</Menu.Label>
      {workspace.pages.map((other) => (
        <Menu.Item
          key={other.id}
          className={classes.long}
          rightSection={other.id === page.id ? <IconCheck size={16} aria-label={text('app.channel.current')} /> : null}
          onClick={() => void navigate({ to: '/pages/$page', params: { page: String(other.id) } })}
        >
          {other.name}
        </Menu.Item>
      ))}
      {mayConnect(workspace) && (
        <Menu.Item
          leftSection={<IconPlus size={16} />}
          onClick={() => void navigate({ to: '/connect/$workspace', params: { workspace: String(workspace.id) } })}
        >
          {text(workspace.pages.length === 0 ? 'app.channel.first' : 'app.channel.add')}
        </Menu.Item>
      )}
    </div>
  );
}

/** A workspace of one's own; it begins with its first page. */
function NewWorkspace({ close }: { close: () => void }) {
  const text = useText();
  const navigate = useNavigate();
  const create = useNewWorkspace();
  return (
    <NameDialog
      title={text('app.channel.newWorkspace')}
      begin=""
      label={text('app.channel.createWorkspace')}
      close={close}
      run={async (name) => {
        const id = await create(name);
        if (id !== undefined) await navigate({ to: '/connect/$workspace', params: { workspace: String(id) } });
      }}
    />
  );
}

function ChannelMark() {
  return (
    <svg className={classes.channelIcon} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="9" fill="#0a6cd6" />
      <path
        fill="#fff"
        d="M16 7c-5.2 0-9.2 3.7-9.2 8.5 0 2.6 1.2 4.8 3.1 6.3v3.4l3-1.7c1 .3 2 .4 3.1.4 5.2 0 9.2-3.7 9.2-8.4S21.2 7 16 7Zm.9 11.3-2.4-2.5-4.5 2.5 5-5.3 2.4 2.5 4.5-2.5-5 5.3Z"
      />
    </svg>
  );
}
