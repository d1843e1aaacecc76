import { useText } from '../../app/text';
import { useStepWords } from '../../steps/words';
import { useEditor } from '../editor';
import classes from '../editor.module.css';

/** Leads to a step of the flow that is open. Steps of other flows, and those taken away since, have no link. */
export function StepLink({ flow, step }: { flow: string | undefined; step: string | undefined }) {
  const text = useText();
  const words = useStepWords();
  const { document, line, goTo } = useEditor();
  const at = step !== undefined && flow === line.id ? document.steps[step] : undefined;
  if (at === undefined) return null;
  const name = at.name.trim() || words.kind(at);
  return (
    <button type="button" className={classes.where} onClick={() => goTo(at.id)}>
      {text('editor.trial.step', { name })}
    </button>
  );
}
