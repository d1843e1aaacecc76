import { Alert, Button, FileButton, Group, Stack, Text as Words, Textarea } from '@mantine/core';
import { IconDownload, IconUpload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { checkFlow, type FlowLine } from '../api/flows';
import type { Fault } from '../api/problem';
import { usePageId } from '../app/place';
import { type Text, useText } from '../app/text';
import { save } from '../ui/files';
import classes from './editor.module.css';
import { asText } from './model/compare';
import type { FlowDocument } from './model/document';
import { documentOf, misfits } from './model/read';
import { isObject } from './model/form';

/** The largest text that is taken, as the server takes it. In characters. */
const LONGEST = 4_000_000;

/** The most steps that the server keeps of a flow. */
const MOST_STEPS = 500;

/** The flow as text, to be read, kept and changed. What cannot be read is named by its path, and nothing is taken. */
export function AsText(props: {
  line: FlowLine;
  document: Readonly<Record<string, unknown>>;
  faults: readonly Fault[];
  /** Absent for those who may only read. */
  take?: (document: FlowDocument) => unknown;
}) {
  const { line, document, faults, take } = props;
  const text = useText();
  const page = usePageId();
  const [written, write] = useState(() => asText(document));
  const taking = useMutation({
    mutationFn: async () => {
      const told = documentIn(written, text('editor.asText.notJson'));
      const read = documentOf(told);
      if (read === undefined) return faultsOf(told, (await checkFlow(page, line, told)).problems, text);
      const steps = Object.keys(read.steps).length;
      if (steps > MOST_STEPS) throw new Error(text('editor.asText.tooMany', { limit: MOST_STEPS, steps }));
      await take?.(read);
      return [];
    },
  });
  const found = taking.data ?? faultsOf(document, faults, text);
  return (
    <Stack>
      <Words c="dimmed">{text('editor.asText.hint')}</Words>
      {taking.isError && <Alert color="red">{taking.error.message}</Alert>}
      {found.length > 0 && <Faults faults={found} />}
      <Textarea
        aria-label={text('editor.asText.title')}
        autosize
        minRows={12}
        maxRows={24}
        spellCheck={false}
        readOnly={take === undefined}
        ff="monospace"
        maxLength={LONGEST}
        value={written}
        onChange={(event) => write(event.currentTarget.value)}
      />
      <Group justify="flex-end">
        <Button
          variant="default"
          leftSection={<IconDownload size={16} />}
          onClick={() => save(`${line.name}.json`, written)}
        >
          {text('flows.export')}
        </Button>
        {take !== undefined && (
          <>
            <FileButton
              accept="application/json,.json"
              onChange={(file) => void file?.text().then((content) => write(content.slice(0, LONGEST)))}
            >
              {(button) => (
                <Button {...button} variant="default" leftSection={<IconUpload size={16} />}>
                  {text('editor.asText.fromFile')}
                </Button>
              )}
            </FileButton>
            <Button loading={taking.isPending} onClick={() => taking.mutate()}>
              {text('editor.asText.take')}
            </Button>
          </>
        )}
      </Group>
    </Stack>
  );
}

function Faults({ faults }: { faults: readonly Fault[] }) {
  return (
    <Alert color="red" role="alert">
      <ul className={classes.faults}>
        {faults.slice(0, 20).map(({ pointer, detail }) => (
          <li key={pointer + detail}>
            <code>{pointer}</code> {detail}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

/** The document in a text: by itself, or in a file as the export writes it. */
function documentIn(written: string, otherwise: string): Record<string, unknown> {
  try {
    const told: unknown = JSON.parse(written);
    if (isObject(told)) return isObject(told['document']) ? told['document'] : told;
  } catch {
    // Said below, as for every text that holds no flow.
  }
  throw new Error(otherwise);
}

/** What the server says is wrong, and what else keeps the flow from being drawn. */
function faultsOf(document: Readonly<Record<string, unknown>>, told: readonly Fault[], text: Text): readonly Fault[] {
  const known = new Set(told.map(({ pointer }) => pointer));
  const own = misfits(document).filter(({ pointer }) => !known.has(pointer));
  return [...told, ...own.map(({ pointer, kind }) => ({ pointer, detail: text(`editor.asText.misfit.${kind}`) }))];
}
