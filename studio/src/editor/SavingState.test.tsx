import { fireEvent } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { shown } from '../steps/testing';
import { SavingState } from './SavingState';

const WHY = 'The name of the flow is empty.';

test('why a draft is not saved is told to whoever asks, also without a mouse', async () => {
  const screen = await shown(<SavingState saving={{ state: 'refused', sentence: WHY }} again={vi.fn()} />);
  const state = screen.getByRole('button', { name: 'Not saved' });
  expect(screen.getByRole('status').textContent).toContain(WHY);

  state.focus();
  expect(document.activeElement).toBe(state);
  fireEvent.click(state);

  expect((await screen.findByRole('dialog')).textContent).toBe(WHY);
});

test('a draft that is safe offers nothing to press', async () => {
  const screen = await shown(<SavingState saving={{ state: 'saved' }} again={vi.fn()} />);

  expect(screen.getByRole('status').textContent).toBe('Saved');
  expect(screen.queryByRole('button')).toBeNull();
});
