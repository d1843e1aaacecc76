import { ActionIcon, Button, Group, Menu, SegmentedControl, TextInput, Tooltip, VisuallyHidden } from '@mantine/core';
import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconArrowForwardUp,
  IconDots,
  IconHistory,
  IconPlayerPlay,
  IconSearch,
  type Icon,
} from '@tabler/icons-react';
import { useText } from '../app/text';
import { BackLink } from '../ui/links';
import { usePageId } from '../app/place';
import type { Saving } from './autosave';
import type { Command, CommandId } from './commands';
import { useEditor } from './editor';
import classes from './editor.module.css';
import { CountsItems } from './CountsItems';
import { SavingState } from './SavingState';

/** Commands of the menu, besides those with a place of their own. */
const MORE: readonly CommandId[] = ['paste', 'all', 'arrange', 'fit', 'closer', 'farther', 'note', 'keys'];

/** Above the flow: its name, whether it is saved, and what can be done with the whole of it. */
export function TopBar(props: {
  name: string;
  rename: (name: string) => void;
  saving: Saving;
  saveNow: () => void;
  commands: readonly Command[];
  asText: () => void;
  publish: () => void;
}) {
  const { name, rename, saving, saveNow, commands, asText, publish } = props;
  const text = useText();
  const page = usePageId();
  const { line, mayEdit, unfinished, findings, faults, checked, view, look } = useEditor();
  const run = (id: CommandId) => commands.find((command) => command.id === id)?.run;
  const issues = unfinished.length + findings.length + faults.length;
  const to = line.kind === 'FLOW' ? '/pages/$page/content/flows' : '/pages/$page/content/subflows';
  return (
    <section className={classes.top} data-top aria-label={text('editor.tools')}>
      <BackLink to={to} params={{ page }}>
        {text(`app.sections.${line.kind === 'FLOW' ? 'flows' : 'subflows'}`)}
      </BackLink>
      <VisuallyHidden component="h1">{name}</VisuallyHidden>
      <TextInput
        className={classes.name}
        variant="unstyled"
        aria-label={text('editor.name')}
        placeholder={text('editor.name')}
        maxLength={100}
        readOnly={!mayEdit}
        value={name}
        error={name.trim() === ''}
        onChange={(event) => rename(event.currentTarget.value)}
      />
      <SavingState saving={saving} again={saveNow} />
      <Group gap={4} className={classes.tools} role="toolbar" aria-label={text('editor.tools')}>
        <Tool icon={IconArrowBackUp} id="undo" run={run('undo')} />
        <Tool icon={IconArrowForwardUp} id="redo" run={run('redo')} />
        <Tool icon={IconSearch} id="find" run={run('find')} />
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          className={classes.issues}
          data-some={issues > 0 || undefined}
          leftSection={<IconAlertTriangle size={16} />}
          onClick={run('issues')}
        >
          {issues === 0 && checked !== 'yes'
            ? text('editor.panel.issues')
            : text('editor.issues.count', { count: issues })}
        </Button>
        <Tool icon={IconHistory} id="versions" run={run('versions')} />
        <Tool icon={IconPlayerPlay} id="test" run={run('test')} />
        <SegmentedControl
          size="xs"
          value={view}
          onChange={(value) => look(value === 'outline' ? 'outline' : 'canvas')}
          data={[
            { value: 'canvas', label: text('editor.view.canvas') },
            { value: 'outline', label: text('editor.view.outline') },
          ]}
        />
        <More commands={commands.filter(({ id }) => MORE.includes(id))} asText={asText} />
        {mayEdit && (
          <Button size="sm" onClick={publish}>
            {text('flows.publish')}
          </Button>
        )}
      </Group>
    </section>
  );
}

function Tool({ icon: Icon, id, run }: { icon: Icon; id: CommandId; run: (() => void) | undefined }) {
  const text = useText();
  const { canUndo, canRedo } = useEditor();
  const idle = (id === 'undo' && !canUndo) || (id === 'redo' && !canRedo);
  return (
    <Tooltip label={text(`editor.command.${id}`)}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        disabled={idle}
        aria-label={text(`editor.command.${id}`)}
        onClick={run}
      >
        <Icon size={19} stroke={1.7} />
      </ActionIcon>
    </Tooltip>
  );
}

function More({ commands, asText }: { commands: readonly Command[]; asText: () => void }) {
  const text = useText();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={text('editor.more')}>
          <IconDots size={19} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {commands.map(({ id, run }) => (
          <Menu.Item key={id} onClick={run}>
            {text(`editor.command.${id}`)}
          </Menu.Item>
        ))}
        <CountsItems />
        <Menu.Item onClick={asText}>{text('editor.asText.title')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
