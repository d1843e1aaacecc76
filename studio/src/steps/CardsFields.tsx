import { Button as Press, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { Card } from '../api/schema';
import { useText } from '../app/text';
import { ButtonsFields } from './ButtonsFields';
import { LIMITS } from './limits';
import { type Change, replaced } from './part';
import { PartTools } from './PartTools';
import classes from './steps.module.css';
import { WordsField } from './WordsField';

/** The cards of a gallery. */
export function CardsFields({ cards, change }: { cards: readonly Card[]; change: Change<Card[]> }) {
  const text = useText();
  return (
    <>
      <ol className={classes.parts} aria-label={text('steps.card.list')}>
        {cards.map((card, at) => (
          <li key={at} className={classes.part}>
            <div className={classes.head}>
              <strong>{text('steps.card.one', { number: at + 1 })}</strong>
              <PartTools
                list={cards}
                at={at}
                what={text('steps.card.one', { number: at + 1 })}
                change={(list) => change(list)}
              />
            </div>
            <CardFields card={card} at={at} change={(next, gesture) => change(replaced(cards, at, next), gesture)} />
          </li>
        ))}
      </ol>
      <div>
        <Press
          size="compact-sm"
          variant="light"
          leftSection={<IconPlus size={14} />}
          disabled={cards.length >= LIMITS.CARDS}
          onClick={() => change([...cards, { title: '', buttons: [] }])}
        >
          {text('steps.card.add')}
        </Press>
      </div>
    </>
  );
}

function CardFields({ card, at, change }: { card: Card; at: number; change: Change<Card> }) {
  const text = useText();
  const set = (part: 'subtitle' | 'imageUrl' | 'url', value: string) =>
    change(withText(card, part, value), `card:${at}:${part}`);
  return (
    <>
      <WordsField
        label={text('steps.card.title')}
        limit={LIMITS.CARD_TITLE}
        value={card.title}
        change={(title) => change({ ...card, title }, `card:${at}:title`)}
      />
      <WordsField
        label={text('steps.card.subtitle')}
        limit={LIMITS.CARD_SUBTITLE}
        value={card.subtitle ?? ''}
        change={(value) => set('subtitle', value)}
      />
      {(['imageUrl', 'url'] as const).map((part) => (
        <TextInput
          key={part}
          type="url"
          placeholder="https://"
          maxLength={LIMITS.ADDRESS}
          label={text(`steps.card.${part}`)}
          value={card[part] ?? ''}
          onChange={({ currentTarget: { value } }) => set(part, value)}
        />
      ))}
      <ButtonsFields buttons={card.buttons} change={(buttons, gesture) => change({ ...card, buttons }, gesture)} />
    </>
  );
}

/** What is empty is left out, for Meta wants no empty texts. */
function withText(card: Card, part: 'subtitle' | 'imageUrl' | 'url', value: string): Card {
  const changed: Card = { ...card, [part]: value };
  const { title, buttons, subtitle, imageUrl, url } = changed;
  return { title, buttons, ...(subtitle && { subtitle }), ...(imageUrl && { imageUrl }), ...(url && { url }) };
}
