import type { CallToAction, Frequency, TopicForm, TopicView } from '../api/topics';

/** The form as it stands on the screen: empty fields are empty texts. */
export interface TopicDraft {
  readonly name: string;
  readonly frequency: Frequency;
  readonly zone: string;
  readonly title: string;
  readonly imageUrl: string;
  readonly callToAction: CallToAction;
  readonly language: string;
  readonly reOptIn: boolean;
  readonly onStop: string | null;
  readonly onResume: string | null;
  readonly stopTag: string;
  readonly resumeTag: string;
}

export function emptyDraft(zone: string, language: string): TopicDraft {
  return {
    name: '',
    frequency: 'WEEKLY',
    zone,
    title: '',
    imageUrl: '',
    callToAction: 'GET_UPDATES',
    language,
    reOptIn: true,
    onStop: null,
    onResume: null,
    stopTag: '',
    resumeTag: '',
  };
}

export function draftOf({ topic }: TopicView): TopicDraft {
  const wording = topic.wordings[String(topic.currentWording)];
  if (wording === undefined) throw new Error(`The topic ${topic.id} lacks its current wording.`);
  return {
    name: topic.name,
    frequency: topic.frequency,
    zone: topic.zone,
    title: wording.title,
    imageUrl: wording.imageUrl ?? '',
    callToAction: wording.callToAction,
    language: wording.language,
    reOptIn: topic.reOptIn,
    onStop: topic.onStop ?? null,
    onResume: topic.onResume ?? null,
    stopTag: topic.stopTag ?? '',
    resumeTag: topic.resumeTag ?? '',
  };
}

/** What is sent: what was left empty is left out. `revision` is the one that the author started from. */
export function formOf(draft: TopicDraft, revision?: number): TopicForm {
  const { title, imageUrl, callToAction, language, onStop, onResume, stopTag, resumeTag, ...rest } = draft;
  return {
    ...rest,
    ...(revision !== undefined && { revision }),
    wording: {
      title: title.trim() || draft.name,
      callToAction,
      language,
      ...(imageUrl.trim() && { imageUrl: imageUrl.trim() }),
    },
    ...(onStop !== null && { onStop }),
    ...(onResume !== null && { onResume }),
    ...(stopTag.trim() && { stopTag: stopTag.trim() }),
    ...(resumeTag.trim() && { resumeTag: resumeTag.trim() }),
  };
}
