import { useText } from '../app/text';
import { STEP_ICONS, useStepWords } from '../steps/words';
import { Dialog } from '../ui/Dialog';
import type { Choice } from '../ui/SearchList';
import { SearchList } from '../ui/SearchList';
import { useEditor } from './editor';
import { found } from './model/find';
import { inReadingOrder } from './model/arrange';

/** Finds a step by its name or by what it says, and brings it into sight. */
export function FindDialog({ close }: { close: () => void }) {
  const text = useText();
  const words = useStepWords();
  const { document, goTo } = useEditor();
  const find = (wanted: string): readonly Choice[] => {
    const ids = wanted.trim() === '' ? inReadingOrder(document) : found(document, wanted, words.kind);
    return ids.flatMap((id) => {
      const step = document.steps[id];
      if (step === undefined) return [];
      const label = step.name.trim() || words.summary(step) || words.kind(step);
      return [{ id, label, group: words.kind(step), icon: STEP_ICONS[step.kind], run: () => goTo(id) }];
    });
  };
  return (
    <Dialog
      onClose={close}
      withCloseButton={false}
      centered={false}
      yOffset="12vh"
      padding={0}
      size={560}
      attributes={{ content: { 'aria-label': text('editor.find') } }}
    >
      <SearchList label={text('editor.find')} placeholder={text('editor.findPlaceholder')} find={find} close={close} />
    </Dialog>
  );
}
