/** How long and how many Meta allows the parts of a message to be; a test compares them with the engine's. */
export const LIMITS = {
  TEXT: 2_000,
  BUTTONS_TEXT: 640,
  BUTTONS: 3,
  BUTTON_TITLE: 20,
  CARDS: 10,
  CARD_TITLE: 80,
  CARD_SUBTITLE: 80,
  QUICK_REPLIES: 13,
  QUICK_REPLY_TITLE: 20,
  ADDRESS: 2_000,
} as const;

/** How far a step may go; compared with the engine's likewise. */
export const STEP_LIMITS = {
  ACTIONS_PER_STEP: 20,
  BRANCHES_PER_SPLIT: 10,
  FIELDS_PER_WEBHOOK: 50,
  NOTICE_LENGTH: 1_000,
  NAME_LENGTH: 100,
} as const;

/** In characters as people and Meta count them: an emoji is one. */
export function lengthOf(text: string): number {
  return Array.from(text).length;
}
