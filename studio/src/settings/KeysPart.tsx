import { Button } from '@mantine/core';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { keysQuery } from '../api/settings';
import { useMay, usePlace } from '../app/place';
import { useText } from '../app/text';
import { Empty } from '../ui/Empty';
import { Loading } from '../ui/Loading';
import { Sheet } from '../ui/Sheet';
import { Trouble } from '../ui/Trouble';
import { KeyLine } from './KeyLine';
import { NewKey } from './NewKey';
import classes from './settings.module.css';
import { SettingsPart } from './SettingsPart';
import { ShownOnce } from './ShownOnce';

/** The keys by which programs work in this workspace. */
export function KeysPart() {
  const text = useText();
  const keys = useQuery(keysQuery(usePlace().workspace.id));
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<string | null>(null);
  const begin = useMay('keys-write') && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setMaking(true)}>
      {text('settings.keys.create')}
    </Button>
  );
  return (
    <SettingsPart name="keys" actions={begin}>
      {made !== null && (
        <ShownOnce
          title={text('settings.keys.made')}
          hint={text('settings.keys.madeHint')}
          secret={made}
          close={() => setMade(null)}
        />
      )}
      {keys.isPending && <Loading rows={3} height={64} />}
      {keys.isError && <Trouble failure={keys.error} again={() => void keys.refetch()} />}
      {keys.data?.length === 0 && (
        <Empty icon={IconKey} title={text('settings.keys.none')} hint={text('settings.keys.noneHint')}>
          {begin}
        </Empty>
      )}
      {keys.data && keys.data.length > 0 && (
        <Sheet>
          <ul className={classes.keys}>
            {keys.data.map((key) => (
              <KeyLine key={key.id} apiKey={key} />
            ))}
          </ul>
        </Sheet>
      )}
      {making && <NewKey made={setMade} close={() => setMaking(false)} />}
    </SettingsPart>
  );
}
