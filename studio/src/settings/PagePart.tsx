import { Button, Group, Stack } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { type Page, pageDraftQuery, pageQuery } from '../api/pages';
import { usePageChanges } from '../api/settings';
import { useMay, usePageId } from '../app/place';
import { useText } from '../app/text';
import { Loading } from '../ui/Loading';
import { Refused } from '../ui/Refused';
import { Sheet } from '../ui/Sheet';
import { said } from '../ui/toasts';
import { Trouble } from '../ui/Trouble';
import { Brakes } from './Brakes';
import { draftOf, formOf, type PageDraft } from './form';
import { AboutFields, CapFields, QuietFields, WordFields } from './PageFields';
import { SettingsPart } from './SettingsPart';

/** What an operator decides about a page, and the brakes. */
export function PagePart() {
  const id = usePageId();
  const page = useQuery(pageQuery(id));
  const draft = useQuery(pageDraftQuery(id));
  return (
    <SettingsPart name="page">
      {draft.isPending && <Loading rows={4} height={120} />}
      {draft.isError && <Trouble failure={draft.error} again={() => void draft.refetch()} />}
      {draft.data && (
        <>
          <Brakes page={page.data ?? draft.data} />
          <Editor key={draft.data.revision} page={draft.data} load={() => void draft.refetch()} />
        </>
      )}
    </SettingsPart>
  );
}

function Editor({ page, load }: { page: Page; load: () => void }) {
  const text = useText();
  const { change } = usePageChanges(String(page.id));
  const [draft, setDraft] = useState(() => draftOf(page));
  const mayWrite = useMay('settings-write');
  const saving = useMutation({
    mutationFn: () => change(formOf(draft)),
    onSuccess: () => said(text('app.saved')),
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  const set = (part: Partial<PageDraft>) => setDraft((before) => ({ ...before, ...part }));
  const untouched = JSON.stringify(draft) === JSON.stringify(draftOf(page));
  const parts = { draft, set, failure: saving.error };
  return (
    <form onSubmit={submit}>
      <fieldset disabled={!mayWrite} style={{ display: 'contents' }}>
        <Stack>
          {[AboutFields, QuietFields, CapFields, WordFields].map((Part) => (
            <Sheet key={Part.name}>
              <Part {...parts} />
            </Sheet>
          ))}
          <Refused failure={saving.error} load={load} />
          {mayWrite && (
            <Group>
              <Button type="submit" loading={saving.isPending} disabled={untouched}>
                {text('app.save')}
              </Button>
              <Button variant="default" disabled={untouched} onClick={() => setDraft(draftOf(page))}>
                {text('settings.page.discard')}
              </Button>
            </Group>
          )}
        </Stack>
      </fieldset>
    </form>
  );
}
