import { fireEvent } from '@testing-library/react';
import { expect, test } from 'vitest';
import { shown } from '../steps/testing';
import { Chart } from './Chart';

const CHART = (
  <Chart
    title="Turns"
    of="Turn"
    series={[
      { key: 'sent', label: 'Sent', tone: 'good' },
      { key: 'read', label: 'Read', tone: 'better' },
    ]}
    rows={[
      { key: 'one', label: 'Week 1', values: [8, 4] },
      { key: 'two', label: 'Week 2', values: [2, 0] },
    ]}
  />
);

test('all bars are drawn on one scale, and none for nothing', async () => {
  const view = await shown(CHART, []);

  const bars = [...view.container.querySelectorAll<HTMLElement>('[style]')].filter((one) =>
    one.style.getPropertyValue('--share'),
  );
  expect(bars.map((bar) => bar.style.getPropertyValue('--share'))).toEqual(['100%', '50%', '25%', '0%']);
  expect(bars.map((bar) => bar.hidden)).toEqual([false, false, false, true]);
});

test('the same numbers are a table one click away', async () => {
  const view = await shown(CHART, []);
  expect(view.queryByRole('table')).toBeNull();

  fireEvent.click(view.getByRole('button'));

  const rows = view.getAllByRole('row').map((row) => [...row.children].map((cell) => cell.textContent));
  expect(rows).toEqual([
    ['Turn', 'Sent', 'Read'],
    ['Week 1', '8', '4'],
    ['Week 2', '2', '0'],
  ]);
  fireEvent.click(view.getByRole('button'));
  expect(view.queryByRole('table')).toBeNull();
});
