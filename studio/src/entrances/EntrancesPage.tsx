import { Button, Stack } from '@mantine/core';
import { IconGitBranch } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { type SyntheticEvent, useRef, useState } from 'react';
import { type Entrances, entrancesDraftQuery, useEntranceChange } from '../api/entrances';
import { flowsQuery } from '../api/flows';
import { useMay, usePageId } from '../app/place';
import { useText } from '../app/text';
import { Empty } from '../ui/Empty';
import { faultAt } from '../ui/faults';
import { Fields } from '../ui/Fields';
import { useFocusBack } from '../ui/focus';
import { ButtonLink } from '../ui/links';
import { Loading } from '../ui/Loading';
import { Refused } from '../ui/Refused';
import { Screen } from '../ui/Screen';
import { Sheet } from '../ui/Sheet';
import { said } from '../ui/toasts';
import { Trouble } from '../ui/Trouble';
import classes from './entrances.module.css';
import { draftOf, type EntrancesDraft, faultsOf, formOf } from './form';
import { StartField, startable } from './StartField';
import { WayList } from './WayList';

/** How people come into flows: by writing anything, by a word, by a link. */
export function EntrancesPage() {
  const text = useText();
  const page = usePageId();
  const entrances = useQuery(entrancesDraftQuery(page));
  const flows = useQuery(flowsQuery(page));
  const isThere = entrances.data !== undefined && flows.data !== undefined;
  const failure = isThere ? null : (entrances.error ?? flows.error);
  const again = () => void Promise.all([entrances.refetch(), flows.refetch()]);
  return (
    <Screen title={text('entrances.title')} hint={text('entrances.hint')} narrow>
      {failure !== null && <Trouble failure={failure} again={again} />}
      {failure === null && !isThere && <Loading rows={3} height={120} />}
      {isThere && <Opened key={page} entrances={entrances.data} some={startable(flows.data).length > 0} />}
    </Screen>
  );
}

/** Once there was `some` flow to start, the editor stays: what is in hand outlives the last flow. */
function Opened({ entrances, some }: { entrances: Entrances; some: boolean }) {
  const [opened, setOpened] = useState(some);
  if (some && !opened) setOpened(true);
  return opened ? <Editor entrances={entrances} /> : <NothingToStart />;
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
  const page = usePageId();
  const client = useQueryClient();
  const change = useEntranceChange(page);
  const mayWrite = useMay('content-write');
  const [draft, setDraft] = useState(() => draftOf(entrances));
  const [tried, setTried] = useState(false);
  const changed = useRef(false);
  const save = useRef<HTMLButtonElement>(null);
  const saving = useMutation({
    mutationFn: () => change(formOf(draft)),
    onSuccess: (saved) => {
      changed.current = false;
      setDraft(draftOf(saved));
      said(text('app.saved'));
    },
    // What is refused may name a flow that is gone; where its sentence stands depends on that.
    onError: () => client.invalidateQueries({ queryKey: flowsQuery(page).queryKey, exact: true }),
  });
  const loading = useMutation({
    mutationFn: () => client.query({ ...entrancesDraftQuery(page), staleTime: 0 }),
    onSuccess: (newer) => {
      changed.current = false;
      setDraft(draftOf(newer));
      setTried(false);
      saving.reset();
    },
  });
  const isBusy = saving.isPending || loading.isPending;
  const holdFocus = useFocusBack(isBusy, save);
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
    if (!whole) return;
    holdFocus();
    saving.mutate();
  };
  const load = () => {
    holdFocus();
    loading.mutate();
  };
  return (
    <form onSubmit={submit} noValidate>
      <fieldset disabled={!mayWrite || isBusy} className={classes.plain}>
        <Stack>
          <Parts draft={draft} set={set} failure={saving.error} tried={tried} />
          <Refused failure={saving.error} notLoaded={loading.error} load={load} />
          {mayWrite && (
            <div>
              <Button ref={save} type="submit" loading={saving.isPending}>
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
            error={faultAt(failure, '/defaultReply')}
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
