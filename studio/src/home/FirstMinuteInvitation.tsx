import { Button, Text, Title } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { usePageId, useSession } from '../app/place';
import { useText } from '../app/text';
import { ButtonLink } from '../ui/links';
import classes from './home.module.css';

const KEPT = 'rytm.first-minute';

/** Leads newcomers to the simulator, until they wave it away. */
export function FirstMinuteInvitation() {
  const text = useText();
  const page = usePageId();
  const { simulator } = useSession();
  const [seen, setSeen] = useState(() => localStorage.getItem(KEPT) !== null);
  if (simulator === null || seen) return null;
  const wave = () => {
    localStorage.setItem(KEPT, 'seen');
    setSeen(true);
  };
  return (
    <section className={classes.invitation} aria-labelledby="first-minute">
      <div>
        <Title order={2} size="h4" id="first-minute">
          {text('home.firstMinute.title')}
        </Title>
        <Text component="p">{text('home.firstMinute.hint')}</Text>
      </div>
      <div>
        <Button variant="subtle" onClick={wave}>
          {text('home.firstMinute.later')}
        </Button>
        <ButtonLink to="/pages/$page/simulator" params={{ page }} leftSection={<IconPlayerPlay size={16} />}>
          {text('home.firstMinute.begin')}
        </ButtonLink>
      </div>
    </section>
  );
}
