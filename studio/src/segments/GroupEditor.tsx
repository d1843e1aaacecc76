import { ActionIcon, Button, Menu, SegmentedControl, Text } from '@mantine/core';
import { IconFolderPlus, IconPlus, IconX } from '@tabler/icons-react';
import type { Condition } from '../api/segments';
import { useText } from '../app/text';
import { LeafEditor } from './LeafEditor';
import {
  DEEPEST,
  type Group,
  isGroup,
  type Leaf,
  type LeafKind,
  newLeaf,
  unwrapped,
  withNewPart,
  withoutPart,
  withPart,
  wrapped,
} from './model';
import classes from './segments.module.css';

/** Which conditions can be added, and what a group without any means. */
export interface Offer {
  readonly kinds: readonly LeafKind[];
  readonly empty: Readonly<Record<Group['kind'], string>>;
}

/** A group: whether all or any of its parts must hold, the parts, and what can be added. */
export function GroupEditor(props: {
  group: Group;
  offer: Offer;
  change: (group: Group) => void;
  remove?: () => void;
  depth?: number;
}) {
  const { group, offer, change, remove, depth = 1 } = props;
  const text = useText();
  return (
    <div className={classes.group} role="group" aria-label={text(`segments.join.${group.kind}`)}>
      <div className={classes.head}>
        <SegmentedControl
          size="xs"
          aria-label={text('segments.join.label')}
          data={[
            { value: 'all', label: text('segments.join.all') },
            { value: 'any', label: text('segments.join.any') },
          ]}
          value={group.kind}
          onChange={(kind) => change({ ...group, kind: kind === 'any' ? 'any' : 'all' })}
        />
        {remove && <Remove run={remove} label={text('segments.removeGroup')} />}
      </div>
      {group.parts.length === 0 && (
        <Text c="dimmed" size="sm">
          {offer.empty[group.kind]}
        </Text>
      )}
      <ul className={classes.parts}>
        {group.parts.map((part, at) => (
          <li key={at}>
            <Part
              part={part}
              offer={offer}
              depth={depth}
              change={(next) => change(withPart(group, at, next))}
              remove={() => change(withoutPart(group, at))}
            />
          </li>
        ))}
      </ul>
      <Add kinds={offer.kinds} depth={depth} add={(part) => change(withNewPart(group, part))} />
    </div>
  );
}

function Part(props: {
  part: Condition;
  offer: Offer;
  depth: number;
  change: (part: Condition) => void;
  remove: () => void;
}) {
  const { part: whole, offer, depth, change, remove } = props;
  const text = useText();
  const { part, negated } = unwrapped(whole);
  if (isGroup(part)) {
    return (
      <GroupEditor
        group={part}
        offer={offer}
        depth={depth + 1}
        remove={remove}
        change={(next) => change(wrapped(next, negated))}
      />
    );
  }
  if (part.kind === 'not') return null;
  const leaf: Leaf = part;
  return (
    <div className={classes.leaf}>
      <LeafEditor
        leaf={leaf}
        negated={negated}
        change={(next) => change(wrapped(next, negated))}
        negate={(not) => change(wrapped(leaf, not))}
      />
      <Remove run={remove} label={text('segments.removePart')} />
    </div>
  );
}

function Remove({ run, label }: { run: () => void; label: string }) {
  return (
    <ActionIcon variant="subtle" color="gray" aria-label={label} onClick={run}>
      <IconX size={16} />
    </ActionIcon>
  );
}

function Add({ kinds, depth, add }: { kinds: readonly LeafKind[]; depth: number; add: (part: Condition) => void }) {
  const text = useText();
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button size="compact-sm" variant="light" leftSection={<IconPlus size={14} />}>
          {text('segments.add')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {kinds.map((kind) => (
          <Menu.Item key={kind} onClick={() => add(newLeaf(kind))}>
            {text(`segments.kind.${kind}`)}
          </Menu.Item>
        ))}
        {depth < DEEPEST && (
          <>
            <Menu.Divider />
            <Menu.Item leftSection={<IconFolderPlus size={16} />} onClick={() => add({ kind: 'any', parts: [] })}>
              {text('segments.addGroup')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
