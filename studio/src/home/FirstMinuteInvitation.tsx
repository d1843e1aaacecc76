import { Button, Text, Title } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { usePageId, useSession } from '../app/place';
import { useText } from '../app/text';
import { endTour, isTourOver } from '../app/tour';
import { ButtonLink } from '../ui/links';
import classes from './home.module.css';

/** Leads newcomers to the simulator, until they have been through it or wave it away. */
export function FirstMinuteInvitation() {
  const text = useText();
  const page = usePageId();
  const { simulator } = useSession();
  const [seen, setSeen] = useState(isTourOver);
  if (simulator === null || seen) return null;
  const wave = () => {
    endTour();
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
