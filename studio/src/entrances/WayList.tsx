import { ActionIcon, Button, CopyButton, TextInput } from '@mantine/core';
import { IconCopy, IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { flowsQuery } from '../api/flows';
import { pageQuery } from '../api/pages';
import { useMay, usePageId } from '../app/place';
import { type Text, useText } from '../app/text';
import { Fields } from '../ui/Fields';
import { newId } from '../ui/ids';
import classes from './entrances.module.css';
import { faultsOf, type Kind, linkOf, pointerOf, refusalsOf, type Said, type Way, type WayFault } from './form';
import { StartField, startable } from './StartField';

const WORD_LENGTH = 250;

/** Words of one kind, each with the flow that it starts. */
export function WayList(props: {
  kind: Kind;
  ways: readonly Way[];
  failure: Error | null;
  tried: boolean;
  change: (ways: readonly Way[]) => void;
}) {
  const { kind, ways, failure, tried, change } = props;
  const text = useText();
  const faults = faultsOf(ways);
  return (
    <Fields title={text(`entrances.${kind}.title`)} hint={text(`entrances.${kind}.hint`)}>
      {ways.length > 0 && (
        <ul className={classes.ways}>
          {ways.map((way, at) => (
            <Line
              key={way.id}
              kind={kind}
              way={way}
              failure={failure}
              fault={tried ? faults.get(way.id) : undefined}
              change={(part) => change(ways.with(at, { ...way, ...part }))}
              remove={() => change(ways.toSpliced(at, 1))}
            />
          ))}
        </ul>
      )}
      {useMay('content-write') && (
        <div>
          <Button
            size="compact-sm"
            variant="light"
            leftSection={<IconPlus size={14} />}
            onClick={() => change([...ways, { id: newId(), word: '', flow: '' }])}
          >
            {text(`entrances.${kind}.add`)}
          </Button>
        </div>
      )}
    </Fields>
  );
}

function Line(props: {
  kind: Kind;
  way: Way;
  failure: Error | null;
  fault: WayFault | undefined;
  change: (part: Partial<Way>) => void;
  remove: () => void;
}) {
  const { kind, way, failure, fault, change, remove } = props;
  const text = useText();
  const flows = useQuery(flowsQuery(usePageId()));
  const starts = startable(flows.data ?? []).some(({ id }) => id === way.flow);
  const said = fault === undefined ? refusalsOf(failure, pointerOf(kind, way.word), starts) : faultOf(fault, text);
  return (
    <li className={classes.way}>
      <TextInput
        label={text(`entrances.${kind}.word`)}
        maxLength={WORD_LENGTH}
        value={way.word}
        error={said.word}
        onChange={(event) => change({ word: event.currentTarget.value })}
      />
      <StartField
        label={text('entrances.starts')}
        placeholder={text('entrances.choose')}
        value={way.flow === '' ? null : way.flow}
        error={said.flow}
        change={(flow) => change({ flow: flow ?? '' })}
      />
      {useMay('content-write') && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={text('entrances.remove', { word: way.word })}
          onClick={remove}
        >
          <IconTrash size={18} />
        </ActionIcon>
      )}
      {kind === 'referrals' && way.word.trim() !== '' && <Link word={way.word} />}
    </li>
  );
}

/** What keeps the row from being sent at all, at the field that it concerns. */
function faultOf(fault: WayFault, text: Text): Said {
  const sentence = text(`entrances.faults.${fault}`);
  return fault === 'noFlow' ? { word: null, flow: sentence } : { word: sentence, flow: null };
}

/** The address to print, or to put where people find it. */
function Link({ word }: { word: string }) {
  const text = useText();
  const page = useQuery({ ...pageQuery(usePageId()), enabled: useMay('settings-read') });
  if (!page.data) return null;
  const address = linkOf(page.data.metaPageId, word);
  return (
    <div className={classes.link}>
      <code>{address}</code>
      <CopyButton value={address}>
        {({ copied, copy }) => (
          <Button size="compact-sm" variant="light" leftSection={<IconCopy size={14} />} onClick={copy}>
            {text(copied ? 'entrances.copied' : 'entrances.copy')}
          </Button>
        )}
      </CopyButton>
    </div>
  );
}
