/** As the engine reads them: a name and, behind a bar, what is said where nothing is known. */
const PLACEHOLDER = /\{\{([^{}|]*)(?:\|([^{}]*))?\}\}/g;

/** Somebody of whom some things are known, by the names of placeholders. */
export type Sample = Readonly<Record<string, string>>;

/** A text as that person reads it. */
export function filled(template: string, sample: Sample): string {
  return template.replace(
    PLACEHOLDER,
    (_, name: string, fallback = '') => sample[name.trim()] ?? String(fallback).trim(),
  );
}
