import type { RulePack } from '../api/settings';
import { useText } from '../app/text';
import { packChanges } from './packs';
import classes from './settings.module.css';
import { usePackNames } from './usePackNames';

/** What the chosen rules say otherwise than those in use, subject by subject. */
export function PackChanges({ used, next }: { used: RulePack; next: RulePack }) {
  const text = useText();
  const changes = packChanges(used, next, usePackNames());
  if (changes.length === 0) return <p>{text('settings.rules.same')}</p>;
  return (
    <dl className={classes.changes}>
      {changes.map(({ subject, now, then }) => (
        <div key={subject} className={classes.change}>
          <dt>{text(`settings.rules.subjects.${subject}`)}</dt>
          <dd>
            <span className={classes.about}>{text('settings.rules.now')}</span>{' '}
            {text(`settings.rules.facts.${now.key}`, now.values)}
          </dd>
          <dd>
            <span className={classes.about}>{text('settings.rules.then')}</span>{' '}
            {text(`settings.rules.facts.${then.key}`, then.values)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
