import { Text, Title } from '@mantine/core';
import { useState } from 'react';
import { usePlace } from '../app/place';
import { useText } from '../app/text';
import classes from './preview.module.css';
import type { TopicDraft } from './form';

/** The request as it stands in a conversation in Messenger. */
export function RequestPreview({ draft }: { draft: TopicDraft }) {
  const text = useText();
  const { page } = usePlace();
  return (
    <figure className={classes.preview}>
      <figcaption>
        <Title order={2} size="h4">
          {text('topics.preview.title')}
        </Title>
        <Text c="dimmed" size="sm">
          {text('topics.preview.hint')}
        </Text>
      </figcaption>
      <div className={classes.phone}>
        <div className={classes.who}>
          <span className={classes.face} aria-hidden="true">
            {page.name.slice(0, 1)}
          </span>
          {page.name}
        </div>
        <div className={classes.card}>
          <Picture key={draft.imageUrl} address={draft.imageUrl} />
          <strong lang={draft.language}>{draft.title.trim() || draft.name || text('topics.preview.untitled')}</strong>
          <span className={classes.button}>{text(`topics.button.${draft.callToAction}`)}</span>
        </div>
        <p>{text('topics.preview.small')}</p>
      </div>
    </figure>
  );
}

/** The picture, or a place for it while there is none that can be shown. */
function Picture({ address }: { address: string }) {
  const text = useText();
  const [broken, setBroken] = useState(false);
  const shown = address.startsWith('https://') && !broken;
  return (
    <div className={classes.picture}>
      {shown ? (
        <img src={address} alt="" onError={() => setBroken(true)} referrerPolicy="no-referrer" />
      ) : (
        <span>{text(address === '' ? 'topics.preview.noImage' : 'topics.preview.brokenImage')}</span>
      )}
    </div>
  );
}
