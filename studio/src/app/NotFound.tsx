import { IconMapOff } from '@tabler/icons-react';
import { Empty } from '../ui/Empty';
import { ButtonLink } from '../ui/links';
import { useText } from './text';

/** For an address that leads nowhere, and for what belongs to somebody else: the answer does not tell the difference. */
export function NotFound() {
  const text = useText();
  return (
    <Empty icon={IconMapOff} title={text('app.notFound.title')} hint={text('app.notFound.hint')}>
      <ButtonLink to="/" variant="default">
        {text('app.notFound.back')}
      </ButtonLink>
    </Empty>
  );
}
