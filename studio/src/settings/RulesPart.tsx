import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Page, pageQuery } from '../api/pages';
import { type RulePackPackView, rulePacksQuery } from '../api/settings';
import { usePageId } from '../app/place';
import { Loading } from '../ui/Loading';
import { Trouble } from '../ui/Trouble';
import { Pack } from './Pack';
import { PackSwitch } from './PackSwitch';
import { SettingsPart } from './SettingsPart';

/** Which of Meta's dated rules the page works by, and what another choice would change. */
export function RulesPart() {
  const page = useQuery(pageQuery(usePageId()));
  const packs = useQuery(rulePacksQuery);
  const failure = page.error ?? packs.error;
  const again = () => void Promise.all([page.refetch(), packs.refetch()]);
  return (
    <SettingsPart name="rules">
      {(page.isPending || packs.isPending) && <Loading rows={3} height={110} />}
      {failure && <Trouble failure={failure} again={again} />}
      {page.data && packs.data && <Packs page={page.data} packs={packs.data} />}
    </SettingsPart>
  );
}

/** The report of one pack at a time is open, until the page works by it. */
function Packs({ page, packs }: { page: Page; packs: readonly RulePackPackView[] }) {
  const [chosen, choose] = useState<string | null>(null);
  if (chosen === page.settings.rulePack) choose(null);
  const used = packs.find(({ pack }) => pack.name === page.settings.rulePack)?.pack;
  return (
    <Stack>
      {packs.map(({ pack, current }) => {
        const isOpen = pack.name === chosen;
        return (
          <Pack
            key={pack.name}
            pack={pack}
            current={current}
            used={pack === used}
            toggle={() => choose(isOpen ? null : pack.name)}
            report={isOpen ? <PackSwitch page={page} used={used} pack={pack} close={() => choose(null)} /> : undefined}
          />
        );
      })}
    </Stack>
  );
}
