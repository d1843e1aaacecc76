import { CloseButton } from '@mantine/core';
import { useEffect, useRef } from 'react';
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
  const { panel, show, chosen } = useEditor();
  const trial = useTrial();
  const aside = useRef<HTMLElement>(null);
  // What was pressed to come here may be gone, as a list of kinds is; the keyboard then goes on in the panel.
  useEffect(() => {
    if (document.activeElement === document.body) aside.current?.focus({ preventScroll: true });
  }, [panel, chosen]);
  if (panel === null) return null;
  return (
    <aside
      ref={aside}
      tabIndex={-1}
      className={classes.panel}
      data-panel={panel}
      aria-label={text(`editor.panel.${panel}`)}
    >
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
