import { useQuery } from '@tanstack/react-query';
import { noticesQuery } from '../api/notices';
import { todayQuery } from '../api/today';
import { useMay, usePageId, usePlace } from '../app/place';
import { useText } from '../app/text';
import { Loading } from '../ui/Loading';
import { Screen } from '../ui/Screen';
import { Trouble } from '../ui/Trouble';
import { dayName } from './day';
import { FirstMinuteInvitation } from './FirstMinuteInvitation';
import { Notices } from './Notices';
import { SetUp, useSetUp } from './SetUp';
import { Today } from './Today';

/** The first screen: how the page's day goes, and what is still to be set up. */
export function HomePage() {
  const text = useText();
  const page = usePageId();
  const today = useQuery({ ...todayQuery(page), enabled: useMay('sends-read') });
  const notices = useQuery({ ...noticesQuery(page), enabled: useMay('contacts-read') });
  const name = usePlace().page.name;
  const steps = useSetUp();
  // Shown together, so that what comes later pushes nothing down.
  const waiting = steps === null || today.isLoading || notices.isLoading;
  return (
    <Screen
      title={today.data ? text('home.titleOf', { day: dayName(today.data.date) }) : text('home.title')}
      hint={today.data ? text('home.hint', { page: name, zone: today.data.zone }) : name}
    >
      <FirstMinuteInvitation />
      {waiting && <Loading rows={3} height={120} />}
      {!waiting && <SetUp steps={steps} />}
      {!waiting && <Notices />}
      {today.isError && <Trouble failure={today.error} again={() => void today.refetch()} />}
      {!waiting && today.data && <Today today={today.data} />}
    </Screen>
  );
}
