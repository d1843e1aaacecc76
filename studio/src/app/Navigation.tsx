import { Kbd, UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { ChannelSwitch } from './ChannelSwitch';
import { MemberMenu } from './MemberMenu';
import { usePageId, usePlace } from './place';
import { PlainLink } from '../ui/links';
import { type Section, sectionsOf } from './sections';
import classes from './navigation.module.css';
import { useText } from './text';

/** Where one is, where one can go, and who one is. */
export function Navigation({ search }: { search: () => void }) {
  const text = useText();
  const sections = sectionsOf(usePlace());
  return (
    <div className={classes.navigation}>
      <ChannelSwitch />
      <UnstyledButton className={classes.search} onClick={search}>
        <IconSearch size={16} aria-hidden="true" />
        <span>{text('app.palette.open')}</span>
        <Kbd size="xs">Ctrl K</Kbd>
      </UnstyledButton>
      <nav aria-label={text('app.navigation')}>
        {runs(sections).map(([group, members]) => (
          <div key={members[0]?.name} className={classes.group}>
            {group && <h2>{text(`app.groups.${group}`)}</h2>}
            <ul>
              {members.map((section) => (
                <Entry key={section.name} section={section} />
              ))}
            </ul>
          </div>
        ))}
      </nav>
      <MemberMenu />
    </div>
  );
}

/** Neighbours of one group under one heading, in the order of the map. */
function runs(sections: readonly Section[]): [Section['group'], Section[]][] {
  const found: [Section['group'], Section[]][] = [];
  for (const section of sections) {
    const last = found.at(-1);
    if (last && last[0] === section.group) last[1].push(section);
    else found.push([section.group, [section]]);
  }
  return found;
}

function Entry({ section }: { section: Section }) {
  const text = useText();
  const page = usePageId();
  const Icon = section.icon;
  return (
    <li>
      <PlainLink
        to={section.to}
        params={{ page }}
        className={classes.entry}
        activeOptions={{ exact: section.name === 'home' }}
      >
        <Icon size={18} stroke={1.7} aria-hidden="true" />
        {text(`app.sections.${section.name}`)}
      </PlainLink>
    </li>
  );
}
