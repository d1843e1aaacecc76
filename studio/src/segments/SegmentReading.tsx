import { Title } from '@mantine/core';
import type { Condition } from '../api/segments';
import { useText } from '../app/text';
import { Sheet } from '../ui/Sheet';
import { ConditionText } from './ConditionText';
import { CrowdFigures } from './CrowdFigures';
import classes from './segments.module.css';

/** A segment for whoever cannot change it: its conditions in words, and beside them who that is right now. */
export function SegmentReading({ condition }: { condition: Condition }) {
  const text = useText();
  return (
    <div className={classes.editor}>
      <Sheet>
        <div className={classes.told}>
          <Title order={2} size="h4">
            {text('segments.told.title')}
          </Title>
          <ConditionText condition={condition} />
        </div>
      </Sheet>
      <aside className={classes.side}>
        <CrowdFigures condition={condition} />
      </aside>
    </div>
  );
}
