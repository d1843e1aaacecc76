import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type ReactNode, useRef } from 'react';
import { useText } from '../app/text';
import { useAdded } from './added';
import type { Change } from './part';
import { PartTools } from './PartTools';
import classes from './steps.module.css';

interface Props<T> {
  /** What the parts are called: `steps.<words>.list`, `.one` with a number, and `.add`. */
  readonly words: 'button' | 'card' | 'reply';
  readonly list: readonly T[];
  readonly most: number;
  readonly begin: () => T;
  readonly change: Change<T[]>;
  /** The fields of a part. `tools` move it or take it away; they stand where the fields leave room for them. */
  readonly children: (part: T, at: number, tools: ReactNode) => ReactNode;
}

/** Parts one below the other, and a way to add one more until there are as many as Meta takes. */
export function PartList<T extends object>({ words, list, most, begin, change, children }: Props<T>) {
  const text = useText();
  const parts = useRef<HTMLOListElement>(null);
  const added = useAdded(parts);
  const name = (at: number) => text(`steps.${words}.one`, { number: at + 1 });
  return (
    <>
      <ol ref={parts} className={classes.parts} aria-label={text(`steps.${words}.list`)}>
        {list.map((part, at) => (
          <li key={'id' in part ? String(part.id) : at} className={classes.part}>
            {children(part, at, <PartTools list={list} at={at} what={name(at)} change={(next) => change(next)} />)}
          </li>
        ))}
      </ol>
      <div>
        <Button
          size="compact-sm"
          variant="light"
          leftSection={<IconPlus size={14} />}
          disabled={list.length >= most}
          onClick={() => {
            change([...list, begin()]);
            added();
          }}
        >
          {text(`steps.${words}.add`)}
        </Button>
      </div>
    </>
  );
}
