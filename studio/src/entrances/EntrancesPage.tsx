import { Alert, Button, Stack } from '@mantine/core';
import { IconAlertCircle, IconGitBranch } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { type SyntheticEvent, useRef, useState } from 'react';
import { type Entrances, entrancesQuery, useEntranceChange } from '../api/entrances';
import { flowsQuery } from '../api/flows';
import { useMay, usePageId } from '../app/place';
import { useText } from '../app/text';
import { Empty } from '../ui/Empty';
import { Fields } from '../ui/Fields';
import { ButtonLink } from '../ui/links';
import { Loading } from '../ui/Loading';
import { Screen } from '../ui/Screen';
import { Sheet } from '../ui/Sheet';
import { said } from '../ui/toasts';
import { Trouble } from '../ui/Trouble';
import classes from './entrances.module.css';
import { draftOf, type EntrancesDraft, faultsOf, formOf } from './form';
import { StartField } from './StartField';
import { WayList } from './WayList';

/** How people come into flows: by writing anything, by a word, by a link. */
export function EntrancesPage() {
  const text = useText();
  const page = usePageId();
  const entrances = useQuery(entrancesQuery(page));
  const flows = useQuery(flowsQuery(page));
  const failure = entrances.error ?? flows.error;
  const startable = flows.data?.filter((flow) => flow.kind === 'FLOW' && flow.publishedVersion !== undefined);
  const again = () => void Promise.all([entrances.refetch(), flows.refetch()]);
  return (
    <Screen title={text('entrances.title')} hint={text('entrances.hint')} narrow>
      {failure !== null && <Trouble failure={failure} again={again} />}
      {failure === null && (!entrances.data || !startable) && <Loading rows={3} height={120} />}
      {failure === null && entrances.data && startable?.length === 0 && <NothingToStart />}
      {failure === null && entrances.data && startable !== undefined && startable.length > 0 && (
        <Editor key={entrances.data.revision} entrances={entrances.data} />
      )}
    </Screen>
  );
}

function NothingToStart() {
  const text = useText();
  const page = usePageId();
  return (
    <Sheet>
      <Empty icon={IconGitBranch} title={text('entrances.none')} hint={text('entrances.noneHint')}>
        <ButtonLink to="/pages/$page/content/flows" params={{ page }}>
          {text('entrances.toFlows')}
        </ButtonLink>
      </Empty>
    </Sheet>
  );
}

function Editor({ entrances }: { entrances: Entrances }) {
  const text = useText();
  const change = useEntranceChange(usePageId());
  const mayWrite = useMay('content-write');
  const [draft, setDraft] = useState(() => draftOf(entrances));
  const [tried, setTried] = useState(false);
  const changed = useRef(false);
  const saving = useMutation({
    mutationFn: () => change(formOf(draft)),
    onSuccess: () => {
      changed.current = false;
      said(text('app.saved'));
    },
  });
  useBlocker({
    shouldBlockFn: () => changed.current && !confirm(text('app.unsaved')),
    enableBeforeUnload: () => changed.current,
  });
  const set = (part: Partial<EntrancesDraft>) => {
    changed.current = true;
    setDraft((before) => ({ ...before, ...part }));
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const whole = faultsOf(draft.keywords).size + faultsOf(draft.referrals).size === 0;
    setTried(!whole);
    if (whole) saving.mutate();
  };
  return (
    <form onSubmit={submit} noValidate>
      <fieldset disabled={!mayWrite} className={classes.plain}>
        <Stack>
          <Parts draft={draft} set={set} failure={saving.error} tried={tried} />
          {saving.isError && (
            <Alert color="red" icon={<IconAlertCircle />} role="alert">
              {saving.error.message}
            </Alert>
          )}
          {mayWrite && (
            <div>
              <Button type="submit" loading={saving.isPending}>
                {text('app.save')}
              </Button>
            </div>
          )}
        </Stack>
      </fieldset>
    </form>
  );
}

function Parts(props: {
  draft: EntrancesDraft;
  set: (part: Partial<EntrancesDraft>) => void;
  failure: Error | null;
  tried: boolean;
}) {
  const { draft, set, failure, tried } = props;
  const text = useText();
  return (
    <>
      <Sheet>
        <Fields title={text('entrances.anything')} hint={text('entrances.anythingHint')}>
          <StartField
            label={text('entrances.defaultReply')}
            placeholder={text('entrances.nothing')}
            value={draft.defaultReply}
            failure={failure}
            pointer="/defaultReply"
            change={(defaultReply) => set({ defaultReply })}
          />
        </Fields>
      </Sheet>
      {(['keywords', 'referrals'] as const).map((kind) => (
        <Sheet key={kind}>
          <WayList
            kind={kind}
            ways={draft[kind]}
            failure={failure}
            tried={tried}
            change={(ways) => set({ [kind]: ways })}
          />
        </Sheet>
      ))}
    </>
  );
}
