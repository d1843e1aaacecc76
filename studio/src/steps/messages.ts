import type { Button, Card, Message } from '../api/schema';
import { newId } from '../ui/ids';

export const MESSAGE_KINDS = ['text', 'image', 'buttons', 'gallery'] as const satisfies readonly Message['kind'][];

/** The message as another kind, with what that kind has a place for. */
export function messageAs(kind: Message['kind'], message: Message): Message {
  const { quickReplies } = message;
  if (kind === message.kind) return message;
  switch (kind) {
    case 'text':
      return { kind, text: textOf(message), quickReplies };
    case 'image':
      return { kind, url: pictureOf(message), quickReplies };
    case 'buttons': {
      const buttons = message.kind === 'gallery' ? (message.cards[0]?.buttons ?? []) : [];
      return { kind, text: textOf(message), buttons, quickReplies };
    }
    case 'gallery': {
      const imageUrl = pictureOf(message);
      const buttons = message.kind === 'buttons' ? message.buttons : [];
      const card: Card = { title: textOf(message), buttons, ...(imageUrl !== '' && { imageUrl }) };
      return { kind, cards: [card], square: false, quickReplies };
    }
  }
}

function textOf(message: Message): string {
  switch (message.kind) {
    case 'text':
    case 'buttons':
      return message.text;
    case 'gallery':
      return message.cards[0]?.title ?? '';
    case 'image':
      return '';
  }
}

function pictureOf(message: Message): string {
  if (message.kind === 'image') return message.url;
  return message.kind === 'gallery' ? (message.cards[0]?.imageUrl ?? '') : '';
}

/** The button as another kind: its id stays, for exits are known by it. */
export function buttonAs(kind: Button['kind'], { id, title }: Pick<Button, 'id' | 'title'>): Button {
  switch (kind) {
    case 'tap':
      return { kind, id, title };
    case 'link':
      return { kind, id, title, url: '' };
    case 'start-flow':
      return { kind, id, title, flow: '' };
  }
}

export function newButton(): Button {
  return buttonAs('tap', { id: newId(), title: '' });
}
