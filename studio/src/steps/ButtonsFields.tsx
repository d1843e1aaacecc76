import { Select, TextInput } from '@mantine/core';
import type { Button } from '../api/schema';
import { useText } from '../app/text';
import { FlowField } from './FlowField';
import { LIMITS } from './limits';
import { buttonAs, newButton } from './messages';
import { type Change, replaced } from './part';
import { PartList } from './PartList';
import classes from './steps.module.css';
import { WordsField } from './WordsField';

const KINDS = ['tap', 'link', 'start-flow'] as const satisfies readonly Button['kind'][];

/** Buttons below a text or on a card. */
export function ButtonsFields({ buttons, change }: { buttons: readonly Button[]; change: Change<Button[]> }) {
  const text = useText();
  return (
    <PartList words="button" list={buttons} most={LIMITS.BUTTONS} begin={newButton} change={change}>
      {(button, at, tools) => (
        <>
          <div className={classes.head}>
            <Select
              size="xs"
              allowDeselect={false}
              aria-label={text('steps.button.label')}
              data={KINDS.map((value) => ({ value, label: text(`steps.button.kind.${value}`) }))}
              value={button.kind}
              onChange={(kind) => kind !== null && change(replaced(buttons, at, buttonAs(kind, button)))}
            />
            {tools}
          </div>
          <ButtonFields button={button} change={(next, gesture) => change(replaced(buttons, at, next), gesture)} />
        </>
      )}
    </PartList>
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
