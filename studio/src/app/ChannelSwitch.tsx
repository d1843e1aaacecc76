import { Menu, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconSelector } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { usePlace, useSession } from './place';
import classes from './navigation.module.css';
import { useText } from './text';

/** Which page speaks: the channel and the page's name; with several pages, a switch between them. */
export function ChannelSwitch() {
  const text = useText();
  const { page } = usePlace();
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
  if (pages.length < 2) return <div className={classes.channel}>{face}</div>;
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
        {workspaces.map((workspace) => (
          <div key={workspace.id}>
            <Menu.Label>{workspace.name}</Menu.Label>
            {workspace.pages.map((one) => (
              <Menu.Item
                key={one.id}
                rightSection={
                  one.id === page.id ? <IconCheck size={16} aria-label={text('app.channel.current')} /> : null
                }
                onClick={() => void navigate({ to: '/pages/$page', params: { page: String(one.id) } })}
              >
                {one.name}
              </Menu.Item>
            ))}
          </div>
        ))}
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
