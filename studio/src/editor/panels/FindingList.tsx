import { Button } from '@mantine/core';
import { useText } from '../../app/text';
import type { FlowCheckFindingJson, FlowCheckFixJson } from '../../api/schema';
import { useStepWords } from '../../steps/words';
import { useEditor } from '../editor';
import type { StepId } from '../model/document';
import { repaired } from '../model/repair';
import classes from '../editor.module.css';

/** What is wrong, in plain words, with what to do about it: at one step, or in the whole flow. */
export function FindingList({ step }: { step?: StepId }) {
  const text = useText();
  const { unfinished, findings, faults } = useEditor();
  const at = <T extends { step?: StepId }>(all: readonly T[]) =>
    step === undefined ? all : all.filter((one) => one.step === step);
  const found = at(findings);
  const open = at(unfinished);
  if (found.length + open.length + (step === undefined ? faults.length : 0) === 0) return null;
  return (
    <ul className={classes.findings}>
      {open.map(({ step: where, kind }) => (
        <li key={`${where} ${kind}`} data-severity="error">
          {step === undefined && <Where step={where} />}
          <strong>{text(`editor.unfinished.${kind}`)}</strong>
        </li>
      ))}
      {step === undefined &&
        faults.map(({ pointer, detail }) => (
          <li key={pointer + detail} data-severity="error">
            <strong>{detail}</strong>
          </li>
        ))}
      {found.map((finding) => (
        <Finding key={finding.id} finding={finding} alone={step === undefined} />
      ))}
    </ul>
  );
}

function Finding({ finding, alone }: { finding: FlowCheckFindingJson; alone: boolean }) {
  return (
    <li data-severity={finding.severity === 'ERROR' ? 'error' : 'warning'}>
      {alone && finding.step !== undefined && <Where step={finding.step} />}
      <strong>{finding.sentence}</strong>
      <p>{finding.remedy}</p>
      {finding.fix !== undefined && <Fix fix={finding.fix} />}
    </li>
  );
}

/** What the fix puts in was made of the draft as it was saved, so it waits until that is what is seen. */
function Fix({ fix }: { fix: FlowCheckFixJson }) {
  const { document, edit, saved, mayEdit } = useEditor();
  return (
    <Button
      size="compact-xs"
      variant="light"
      disabled={!mayEdit || !saved}
      onClick={() => edit({ kind: 'replace', document: repaired(document, fix) })}
    >
      {fix.sentence}
    </Button>
  );
}

/** Leads to the step. */
function Where({ step }: { step: StepId }) {
  const words = useStepWords();
  const { document, goTo, show } = useEditor();
  const at = document.steps[step];
  if (at === undefined) return null;
  return (
    <button
      type="button"
      className={classes.where}
      onClick={() => {
        goTo(step);
        show('step');
      }}
    >
      {at.name.trim() || words.kind(at)}
    </button>
  );
}
