import { Menu, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconPlus, IconSelector } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { usePlace, useSession } from './place';
import classes from './navigation.module.css';
import { useText } from './text';

/** Which page speaks: the channel and the page's name; with several pages, a switch between them. */
export function ChannelSwitch() {
  const text = useText();
  const { page, workspace } = usePlace();
  const { workspaces } = useSession();
  const navigate = useNavigate();
  const pages = workspaces.flatMap((workspace) => workspace.pages);
  const face = (
    <>
      <ChannelMark />
      <span className={classes.lines}>
        <span>{page.name}</span>
        <span>Messenger</span>
      </span>
    </>
  );
  const mine = workspace.rights.includes('settings-write');
  if (pages.length < 2 && !mine) return <div className={classes.channel}>{face}</div>;
  return (
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
          <div key={one.id}>
            <Menu.Label>{one.name}</Menu.Label>
            {one.pages.map((other) => (
              <Menu.Item
                key={other.id}
                rightSection={
                  other.id === page.id ? <IconCheck size={16} aria-label={text('app.channel.current')} /> : null
                }
                onClick={() => void navigate({ to: '/pages/$page', params: { page: String(other.id) } })}
              >
                {other.name}
              </Menu.Item>
            ))}
          </div>
        ))}
        {mine && (
          <Menu.Item
            leftSection={<IconPlus size={16} />}
            onClick={() => void navigate({ to: '/connect/$workspace', params: { workspace: String(workspace.id) } })}
          >
            {text('app.channel.add')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
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
