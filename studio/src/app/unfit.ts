import { useEffect } from 'react';
import { type Text, useText } from './text';

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * What browsers say of a field that is not filled in as it must be, they say in their own language. Here it is said in
 * the reader's, wherever a form is.
 */
export function useUnfitWords() {
  const text = useText();
  useEffect(() => {
    const say = ({ target }: Event) => {
      if (!isField(target)) return;
      // What was said last time is no reason of its own.
      target.setCustomValidity('');
      target.setCustomValidity(unfit(target, text));
    };
    const forget = ({ target }: Event) => {
      if (isField(target)) target.setCustomValidity('');
    };
    document.addEventListener('invalid', say, true);
    document.addEventListener('input', forget, true);
    return () => {
      document.removeEventListener('invalid', say, true);
      document.removeEventListener('input', forget, true);
    };
  }, [text]);
}

function isField(target: EventTarget | null): target is Field {
  return (
    target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
  );
}

/** Nothing if it fits; what the browser says if it is something that no form here asks for. */
function unfit(field: Field, text: Text): string {
  const { validity } = field;
  if (validity.valid) return '';
  if (validity.valueMissing) return text('app.unfit.missing');
  if (validity.typeMismatch && field.type === 'email') return text('app.unfit.email');
  if (validity.typeMismatch && field.type === 'url') return text('app.unfit.url');
  if (validity.tooShort && 'minLength' in field) return text('app.unfit.short', { count: field.minLength });
  if (validity.tooLong && 'maxLength' in field) return text('app.unfit.long', { count: field.maxLength });
  if (validity.rangeUnderflow && 'min' in field) return text('app.unfit.low', { min: field.min });
  if (validity.rangeOverflow && 'max' in field) return text('app.unfit.high', { max: field.max });
  return field.validationMessage;
}
