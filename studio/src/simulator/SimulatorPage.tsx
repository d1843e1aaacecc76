import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { currentLanguage } from '../app/language';
import { NotFound } from '../app/NotFound';
import { useSession } from '../app/place';
import { useText } from '../app/text';
import { useScreenName } from '../ui/Screen';
import { FirstMinute } from './FirstMinute';
import { Decisions } from './Decisions';
import classes from './simulator.module.css';
import { useChosenPerson } from './useChosenPerson';

const VIEWS = ['messenger', 'decisions'] as const;

/** Messenger with its clock on one side, and on the other what the engine made of it. */
export function SimulatorPage() {
  const { simulator } = useSession();
  return simulator === null ? <NotFound /> : <Simulator address={simulator} />;
}

function Simulator({ address }: { address: string }) {
  const text = useText();
  useScreenName(text('simulator.title'));
  const [language] = useState(currentLanguage);
  const page = new URL(`/sandbox/?language=${language}`, address);
  const person = useChosenPerson(page.origin);
  const [view, setView] = useState<(typeof VIEWS)[number]>('messenger');
  return (
    <div className={classes.simulator} data-view={view}>
      <h1 className={classes.title}>{text('simulator.title')}</h1>
      <SegmentedControl
        className={classes.views}
        aria-label={text('simulator.view')}
        data={VIEWS.map((value) => ({ value, label: text(`simulator.views.${value}`) }))}
        value={view}
        onChange={setView}
      />
      <iframe className={classes.window} title={text('simulator.window')} src={page.href} />
      <aside className={classes.side}>
        <FirstMinute person={person} />
        <Decisions person={person} />
      </aside>
    </div>
  );
}
