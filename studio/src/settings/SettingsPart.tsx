import type { ReactNode } from 'react';
import { usePageId, usePlace } from '../app/place';
import { useText } from '../app/text';
import { PlainLink } from '../ui/links';
import { Screen } from '../ui/Screen';
import classes from './settings.module.css';
import { type Tab, tabsOf } from './tabs';

/** One part of the settings, under the way to the others. */
export function SettingsPart(props: { name: Tab['name']; actions?: ReactNode; children: ReactNode }) {
  const { name, actions, children } = props;
  const text = useText();
  return (
    <Screen title={text(`settings.${name}.title`)} hint={text(`settings.${name}.hint`)} actions={actions} narrow>
      <Tabs />
      {children}
    </Screen>
  );
}

/** On a phone not all tabs have room: the one that is open is among those that are seen. */
function bringIntoView(tabs: HTMLElement | null) {
  const open = tabs?.querySelector<HTMLElement>('[aria-current=page]');
  if (tabs && open) tabs.scrollLeft = open.offsetLeft + open.offsetWidth - tabs.offsetLeft - tabs.clientWidth;
}

function Tabs() {
  const text = useText();
  const page = usePageId();
  return (
    <nav ref={bringIntoView} className={classes.tabs} aria-label={text('settings.parts')}>
      {tabsOf(usePlace()).map((tab) => (
        <PlainLink key={tab.name} to={tab.to} params={{ page }} activeOptions={{ exact: true }} className={classes.tab}>
          {text(`settings.tabs.${tab.name}`)}
        </PlainLink>
      ))}
    </nav>
  );
}
