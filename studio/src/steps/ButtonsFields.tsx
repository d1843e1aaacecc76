import { Button as Press, Select, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { Button } from '../api/schema';
import { useText } from '../app/text';
import { FlowField } from './FlowField';
import { LIMITS } from './limits';
import { buttonAs, newButton } from './messages';
import { type Change, replaced } from './part';
import { PartTools } from './PartTools';
import classes from './steps.module.css';
import { WordsField } from './WordsField';

const KINDS = ['tap', 'link', 'start-flow'] as const satisfies readonly Button['kind'][];

/** Buttons below a text or on a card. */
export function ButtonsFields({ buttons, change }: { buttons: readonly Button[]; change: Change<Button[]> }) {
  const text = useText();
  return (
    <>
      <ol className={classes.parts} aria-label={text('steps.button.list')}>
        {buttons.map((button, at) => (
          <li key={button.id} className={classes.part}>
            <div className={classes.head}>
              <Select
                size="xs"
                allowDeselect={false}
                aria-label={text('steps.button.label')}
                data={KINDS.map((value) => ({ value, label: text(`steps.button.kind.${value}`) }))}
                value={button.kind}
                onChange={(kind) => kind !== null && change(replaced(buttons, at, buttonAs(kind, button)))}
              />
              <PartTools
                list={buttons}
                at={at}
                what={text('steps.button.one', { number: at + 1 })}
                change={(list) => change(list)}
              />
            </div>
            <ButtonFields button={button} change={(next, gesture) => change(replaced(buttons, at, next), gesture)} />
          </li>
        ))}
      </ol>
      <div>
        <Press
          size="compact-sm"
          variant="light"
          leftSection={<IconPlus size={14} />}
          disabled={buttons.length >= LIMITS.BUTTONS}
          onClick={() => change([...buttons, newButton()])}
        >
          {text('steps.button.add')}
        </Press>
      </div>
    </>
  );
}

function ButtonFields({ button, change }: { button: Button; change: Change<Button> }) {
  const text = useText();
  return (
    <>
      <WordsField
        label={text('steps.button.title')}
        limit={LIMITS.BUTTON_TITLE}
        value={button.title}
        change={(title) => change({ ...button, title }, `button:${button.id}:title`)}
      />
      {button.kind === 'link' && (
        <TextInput
          type="url"
          placeholder="https://"
          maxLength={LIMITS.ADDRESS}
          label={text('steps.button.url')}
          value={button.url}
          onChange={({ currentTarget: { value } }) => change({ ...button, url: value }, `button:${button.id}:url`)}
        />
      )}
      {button.kind === 'start-flow' && (
        <FlowField
          label={text('steps.goTo.flow')}
          kind="FLOW"
          value={button.flow}
          change={(flow) => change({ ...button, flow })}
        />
      )}
    </>
  );
}
