import { fireEvent, render } from '@testing-library/react';
import { expect, test } from 'vitest';
import { useUnfitWords } from './unfit';

function Form() {
  useUnfitWords();
  return (
    <form>
      <input aria-label="name" required />
      <input aria-label="address" type="email" defaultValue="anna" />
      <input aria-label="free" />
    </form>
  );
}

test("a field that does not fit says so in the reader's language, until something is typed", () => {
  const { getByLabelText } = render(<Form />);
  const name = getByLabelText('name') as HTMLInputElement;
  const address = getByLabelText('address') as HTMLInputElement;
  const free = getByLabelText('free') as HTMLInputElement;

  expect([name, address, free].map((field) => field.checkValidity())).toEqual([false, false, true]);
  expect(name.validationMessage).toBe('Fill this in.');
  expect(address.validationMessage).toBe('Write an e-mail address, such as anna@example.com.');
  expect(free.validationMessage).toBe('');

  fireEvent.input(name, { target: { value: 'Anna' } });
  expect(name.checkValidity()).toBe(true);
});
