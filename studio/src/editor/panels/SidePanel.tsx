import { CloseButton } from '@mantine/core';
import { useText } from '../../app/text';
import { type Panel, useEditor } from '../editor';
import classes from '../editor.module.css';
import { TestPanel } from '../trial/TestPanel';
import { type Trial, useTrial } from '../trial/useTrial';
import { IssuesPanel } from './IssuesPanel';
import { StepPanel } from './StepPanel';
import { VersionsPanel } from './VersionsPanel';

/** What lies open beside the flow. */
export function SidePanel({ duplicate }: { duplicate: () => void }) {
  const text = useText();
  const { panel, show } = useEditor();
  const trial = useTrial();
  if (panel === null) return null;
  return (
    <aside className={classes.panel} data-panel={panel} aria-label={text(`editor.panel.${panel}`)}>
      <header>
        <h2>{text(`editor.panel.${panel}`)}</h2>
        <CloseButton aria-label={text('app.close')} onClick={() => show(null)} />
      </header>
      <Contents panel={panel} duplicate={duplicate} trial={trial} />
    </aside>
  );
}

function Contents({ panel, duplicate, trial }: { panel: Panel; duplicate: () => void; trial: Trial }) {
  switch (panel) {
    case 'step':
      return <StepPanel duplicate={duplicate} />;
    case 'issues':
      return <IssuesPanel />;
    case 'versions':
      return <VersionsPanel />;
    case 'test':
      return <TestPanel trial={trial} />;
  }
}
