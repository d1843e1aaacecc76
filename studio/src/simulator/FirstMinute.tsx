import { CloseButton, Text, Title, VisuallyHidden } from '@mantine/core';
import { IconCircle, IconCircleCheckFilled, IconCircleDotted } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { watchedContactQuery, watchedSendsQuery } from '../api/contacts';
import { usePageId } from '../app/place';
import { useText } from '../app/text';
import { endTour } from '../app/tour';
import { Sheet } from '../ui/Sheet';
import { progress, STEPS } from './steps';
import classes from './simulator.module.css';

const KEPT = 'rytm.first-minute.closed';

/** The guided first minute: what to do next, ticked off as it really happens. */
export function FirstMinute({ person }: { person: string | null }) {
  const text = useText();
  const [closed, setClosed] = useState(() => localStorage.getItem(KEPT) !== null);
  const done = useDone(person);
  const current = STEPS.find((step) => !done.has(step));
  useEffect(() => {
    if (current === undefined) endTour();
  }, [current]);
  if (closed) return null;
  const close = () => {
    localStorage.setItem(KEPT, 'closed');
    setClosed(true);
  };
  return (
    <Sheet>
      <div className={classes.heading}>
        <Title order={2} size="h4">
          {text('simulator.firstMinute.title')}
        </Title>
        <CloseButton aria-label={text('simulator.firstMinute.close')} onClick={close} />
      </div>
      <ol className={classes.steps}>
        {STEPS.map((step) => (
          <li key={step} data-done={done.has(step) || undefined} aria-current={step === current ? 'step' : undefined}>
            <Mark done={done.has(step)} current={step === current} />
            <span>
              {text(`simulator.firstMinute.${step}`)}
              {done.has(step) && <VisuallyHidden> {text('simulator.firstMinute.done')}</VisuallyHidden>}
            </span>
          </li>
        ))}
      </ol>
      {current === undefined && (
        <Text fw={550} mt="xs">
          {text('simulator.firstMinute.finished')}
        </Text>
      )}
    </Sheet>
  );
}

function useDone(person: string | null) {
  const page = usePageId();
  const id = person ?? '';
  const contact = useQuery({ ...watchedContactQuery(page, id), enabled: person !== null });
  const sends = useQuery({ ...watchedSendsQuery(page, id), enabled: person !== null });
  return progress(person, contact.data ?? null, sends.data?.sends ?? []);
}

function Mark({ done, current }: { done: boolean; current: boolean }) {
  const Icon = done ? IconCircleCheckFilled : current ? IconCircleDotted : IconCircle;
  return <Icon size={20} aria-hidden="true" />;
}
