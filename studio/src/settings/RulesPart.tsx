import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { pageQuery } from '../api/pages';
import { type RulePack, rulePacksQuery } from '../api/settings';
import { currentLanguage } from '../app/language';
import { useMoments } from '../app/moments';
import { useMay, usePageId } from '../app/place';
import { useText } from '../app/text';
import { Loading } from '../ui/Loading';
import { Trouble } from '../ui/Trouble';
import { countryName } from './countries';
import { PackSwitch } from './PackSwitch';
import { packFacts } from './packs';
import classes from './settings.module.css';
import { SettingsPart } from './SettingsPart';

/** Which of Meta's dated rules the page works by, and what another choice would do to its consents. */
export function RulesPart() {
  const page = useQuery(pageQuery(usePageId()));
  const packs = useQuery(rulePacksQuery);
  const [chosen, choose] = useState<string | null>(null);
  const failure = page.error ?? packs.error;
  const again = () => void Promise.all([page.refetch(), packs.refetch()]);
  return (
    <SettingsPart name="rules">
      {(page.isPending || packs.isPending) && <Loading rows={3} height={110} />}
      {failure && <Trouble failure={failure} again={again} />}
      {page.data && packs.data && (
        <Stack>
          {packs.data.map(({ pack, current }) => (
            <Pack
              key={pack.name}
              pack={pack}
              current={current}
              used={pack.name === page.data.settings.rulePack}
              choose={() => choose(pack.name)}
            />
          ))}
          {chosen !== null && chosen !== page.data.settings.rulePack && (
            <PackSwitch page={page.data} pack={chosen} close={() => choose(null)} />
          )}
        </Stack>
      )}
    </SettingsPart>
  );
}

function Pack(props: { pack: RulePack; current: boolean; used: boolean; choose: () => void }) {
  const { pack, current, used, choose } = props;
  const text = useText();
  const { date } = useMoments('UTC');
  const country = countryName(currentLanguage());
  const mayWrite = useMay('settings-write');
  return (
    <section
      className={classes.pack}
      data-chosen={used || undefined}
      aria-label={text('settings.rules.since', { date: date(pack.from) })}
    >
      <div className={classes.row}>
        <Group gap="xs">
          <Text fw={600}>{text('settings.rules.since', { date: date(pack.from) })}</Text>
          {used && <Badge>{text('settings.rules.used')}</Badge>}
          {current && <Badge variant="outline">{text('settings.rules.today')}</Badge>}
        </Group>
        {!used && mayWrite && (
          <Button size="compact-sm" variant="default" onClick={choose}>
            {text('settings.rules.see')}
          </Button>
        )}
      </div>
      <ul className={classes.facts}>
        {packFacts(pack, { date, country }).map(({ key, values }) => (
          <li key={key}>{text(`settings.rules.facts.${key}`, values)}</li>
        ))}
      </ul>
    </section>
  );
}
