import {
  IconArrowsSplit2,
  IconBellRinging,
  IconCalendarRepeat,
  IconGitBranch,
  IconDeviceMobileMessage,
  IconHome,
  IconSettings,
  type TablerIcon,
} from '@tabler/icons-react';
import type { Place } from './place';

/** One entry of the navigation. */
export interface Section {
  /** Its name in the catalogue, below `app.sections`. */
  readonly name: 'home' | 'flows' | 'subflows' | 'sequences' | 'topics' | 'simulator' | 'settings';
  readonly to: string;
  readonly icon: TablerIcon;
  /** The heading it stands under; none for those on top. */
  readonly group?: 'content' | 'setup';
  readonly shown?: (place: Place) => boolean;
}

const may = (right: string) => (place: Place) => place.workspace.rights.includes(right);

/** The map of the studio. A screen that is added gets a line here and a route in `routes.tsx`, nothing else. */
const SECTIONS: readonly Section[] = [
  { name: 'home', to: '/pages/$page', icon: IconHome },
  {
    name: 'flows',
    to: '/pages/$page/content/flows',
    icon: IconGitBranch,
    group: 'content',
    shown: may('content-read'),
  },
  {
    name: 'subflows',
    to: '/pages/$page/content/subflows',
    icon: IconArrowsSplit2,
    group: 'content',
    shown: may('content-read'),
  },
  {
    name: 'sequences',
    to: '/pages/$page/content/sequences',
    icon: IconCalendarRepeat,
    group: 'content',
    shown: may('content-read'),
  },
  {
    name: 'topics',
    to: '/pages/$page/content/topics',
    icon: IconBellRinging,
    group: 'content',
    shown: may('content-read'),
  },
  {
    name: 'simulator',
    to: '/pages/$page/simulator',
    icon: IconDeviceMobileMessage,
    shown: (place) => place.session.simulator !== null,
  },
  {
    name: 'settings',
    to: '/pages/$page/settings',
    icon: IconSettings,
    group: 'setup',
    shown: may('settings-read'),
  },
];

/** Those that the role has a use for. */
export function sectionsOf(place: Place): readonly Section[] {
  return SECTIONS.filter((section) => section.shown?.(place) ?? true);
}
