import { FocusTrap, Paper } from '@mantine/core';
import { useClickOutside, useHotkeys, useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { useText } from '../app/text';
import { STEP_ICONS, useStepWords } from '../steps/words';
import { Dialog } from '../ui/Dialog';
import { fits } from '../ui/search';
import { type Choice, SearchList } from '../ui/SearchList';
import { type Adding, useEditor } from './editor';
import classes from './editor.module.css';
import { STEP_KINDS } from './model/steps';

const SIZE = { width: 320, height: 500 };

/** The list of step kinds, where the new step will be; found by typing. */
export function AddMenu() {
  const { adding, offer } = useEditor();
  return adding === null ? null : <Offered adding={adding} close={() => offer(null)} />;
}

function Offered({ adding, close }: { adding: Adding; close: () => void }) {
  const text = useText();
  const narrow = useMediaQuery('(max-width: 44rem)');
  const outside = useClickOutside(close);
  const [opener] = useState(() => document.activeElement);
  useHotkeys(
    [
      [
        'Escape',
        () => {
          close();
          if (opener instanceof HTMLElement) opener.focus();
        },
      ],
    ],
    [],
  );
  if (narrow) {
    return (
      <Dialog onClose={close} title={text('editor.add')}>
        <Kinds adding={adding} close={close} />
      </Dialog>
    );
  }
  const left = Math.max(8, Math.min(adding.screen.x, window.innerWidth - SIZE.width - 8));
  const top = Math.max(8, Math.min(adding.screen.y, window.innerHeight - SIZE.height - 8));
  return (
    <Paper
      ref={outside}
      className={classes.addMenu}
      style={{ left, top, width: SIZE.width }}
      shadow="lg"
      withBorder
      role="dialog"
      aria-label={text('editor.add')}
    >
      <FocusTrap>
        <div>
          <Kinds adding={adding} close={close} />
        </div>
      </FocusTrap>
    </Paper>
  );
}

function Kinds({ adding, close }: { adding: Adding; close: () => void }) {
  const text = useText();
  const words = useStepWords();
  const { add } = useEditor();
  const kinds = STEP_KINDS.map((kind): Choice => ({
    id: kind,
    label: words.kind({ kind }),
    icon: STEP_ICONS[kind],
    run: () => add(kind, adding),
  }));
  return (
    <SearchList
      label={text('editor.add')}
      placeholder={text('editor.addPlaceholder')}
      find={(wanted) => kinds.filter(({ label }) => fits(label, wanted))}
      close={close}
    />
  );
}
