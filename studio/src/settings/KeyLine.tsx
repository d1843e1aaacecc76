import { Badge, Button, Group, Text } from '@mantine/core';
import { type ApiKey, useKeyChanges } from '../api/settings';
import { useMoments } from '../app/moments';
import { usePlace } from '../app/place';
import { useText } from '../app/text';
import { useConfirm } from '../ui/Confirm';
import { said } from '../ui/toasts';
import { scopeText } from './scopes';
import classes from './settings.module.css';

/** One key: what it may do, how long it works, when it last did. */
export function KeyLine({ apiKey }: { apiKey: ApiKey }) {
  const text = useText();
  const { date, dateTime } = useMoments();
  const { revoke } = useKeyChanges(usePlace().workspace.id);
  const [confirmation, ask] = useConfirm();
  const { id, name, scopes, lastUsedAt, expiresAt, revokedAt } = apiKey;
  const question = {
    title: text('settings.keys.revokeTitle', { name }),
    hint: text('settings.keys.revokeHint'),
    label: text('settings.keys.revoke'),
    run: async () => {
      await revoke(id);
      said(text('settings.keys.revoked', { name }));
    },
  };
  return (
    <li>
      <div className={classes.row}>
        <div>
          <Group gap="xs">
            <Text fw={550}>{name}</Text>
            {revokedAt !== undefined && <Badge color="gray">{text('settings.keys.isRevoked')}</Badge>}
          </Group>
          <div className={classes.about}>
            {lastUsedAt === undefined
              ? text('settings.keys.neverUsed')
              : text('settings.keys.lastUsed', { at: dateTime(lastUsedAt) })}{' '}
            · {text('settings.keys.expires', { at: date(expiresAt) })}
          </div>
          <div className={classes.about}>{scopes.map((scope) => scopeText(text, scope)).join(' · ')}</div>
        </div>
        {revokedAt === undefined && (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => ask(question)}
            aria-label={text('settings.keys.revokeTitle', { name })}
          >
            {text('settings.keys.revoke')}
          </Button>
        )}
      </div>
      {confirmation}
    </li>
  );
}
