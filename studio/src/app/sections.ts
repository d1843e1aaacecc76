import { IconBellRinging, IconHome, IconSettings, type TablerIcon } from '@tabler/icons-react';
import type { Place } from './place';

/** One entry of the navigation. */
export interface Section {
  /** Its name in the catalogue, below `app.sections`. */
  readonly name: 'home' | 'topics' | 'settings';
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
    name: 'topics',
    to: '/pages/$page/content/topics',
    icon: IconBellRinging,
    group: 'content',
    shown: may('content-read'),
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
