import {
  IconArrowsSplit2,
  IconBellRinging,
  IconCalendarRepeat,
  IconDoorEnter,
  IconGitBranch,
  IconDeviceMobileMessage,
  IconFileImport,
  IconFilter,
  IconForms,
  IconHome,
  IconSettings,
  IconTag,
  IconUsers,
  type TablerIcon,
} from '@tabler/icons-react';
import type { Place } from './place';

/** One entry of the navigation. */
export interface Section {
  /** Its name in the catalogue, below `app.sections`. */
  readonly name:
    | 'home'
    | 'flows'
    | 'subflows'
    | 'sequences'
    | 'topics'
    | 'entrances'
    | 'contacts'
    | 'segments'
    | 'tags'
    | 'fields'
    | 'imports'
    | 'simulator'
    | 'settings';
  readonly to: string;
  readonly icon: TablerIcon;
  /** The heading it stands under; none for those on top. */
  readonly group?: 'content' | 'people';
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
    name: 'entrances',
    to: '/pages/$page/content/entrances',
    icon: IconDoorEnter,
    group: 'content',
    shown: may('content-read'),
  },
  {
    name: 'contacts',
    to: '/pages/$page/contacts',
    icon: IconUsers,
    group: 'people',
    shown: may('contacts-read'),
  },
  {
    name: 'segments',
    to: '/pages/$page/segments',
    icon: IconFilter,
    group: 'people',
    shown: may('contacts-read'),
  },
  {
    name: 'tags',
    to: '/pages/$page/tags',
    icon: IconTag,
    group: 'people',
    shown: may('contacts-read'),
  },
  {
    name: 'fields',
    to: '/pages/$page/fields',
    icon: IconForms,
    group: 'people',
    shown: may('contacts-read'),
  },
  {
    name: 'imports',
    to: '/pages/$page/imports',
    icon: IconFileImport,
    group: 'people',
    shown: may('contacts-write'),
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
    shown: may('settings-read'),
  },
];

/** Those that the role has a use for. */
export function sectionsOf(place: Place): readonly Section[] {
  return SECTIONS.filter((section) => section.shown?.(place) ?? true);
}
