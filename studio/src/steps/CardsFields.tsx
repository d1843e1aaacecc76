import { TextInput } from '@mantine/core';
import type { Card } from '../api/schema';
import { useText } from '../app/text';
import { ButtonsFields } from './ButtonsFields';
import { LIMITS } from './limits';
import { type Change, replaced } from './part';
import { PartList } from './PartList';
import classes from './steps.module.css';
import { WordsField } from './WordsField';

/** The cards of a gallery. */
export function CardsFields({ cards, change }: { cards: readonly Card[]; change: Change<Card[]> }) {
  const text = useText();
  return (
    <PartList words="card" list={cards} most={LIMITS.CARDS} begin={() => ({ title: '', buttons: [] })} change={change}>
      {(card, at, tools) => (
        <>
          <div className={classes.head}>
            <strong>{text('steps.card.one', { number: at + 1 })}</strong>
            {tools}
          </div>
          <CardFields card={card} at={at} change={(next, gesture) => change(replaced(cards, at, next), gesture)} />
        </>
      )}
    </PartList>
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
