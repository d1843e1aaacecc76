import type { Place } from '../app/place';

/** One part of the settings; `name` is its key below `settings.tabs`. */
export interface Tab {
  readonly name: 'page' | 'connection' | 'rules' | 'members' | 'keys' | 'webhooks' | 'ledger' | 'audit';
  readonly to: string;
  /** The right without which it is not shown. */
  readonly right: string;
}

const TABS: readonly Tab[] = [
  { name: 'page', to: '/pages/$page/settings', right: 'settings-read' },
  { name: 'connection', to: '/pages/$page/settings/connection', right: 'settings-read' },
  { name: 'rules', to: '/pages/$page/settings/rules', right: 'settings-read' },
  { name: 'members', to: '/pages/$page/settings/members', right: 'settings-read' },
  { name: 'keys', to: '/pages/$page/settings/keys', right: 'keys-write' },
  { name: 'webhooks', to: '/pages/$page/settings/webhooks', right: 'settings-read' },
  { name: 'ledger', to: '/pages/$page/settings/ledger', right: 'contacts-read' },
  { name: 'audit', to: '/pages/$page/settings/audit', right: 'settings-read' },
];

export function tabsOf(place: Place): readonly Tab[] {
  return TABS.filter((tab) => place.workspace.rights.includes(tab.right));
}
