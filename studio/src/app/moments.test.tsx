import { render } from '@testing-library/react';
import { expect, test } from 'vitest';
import { useMoments } from './moments';
import { PlaceContext } from './place';

const AT = '2026-12-10T09:00:00Z';

function Told({ zone }: { zone?: string }) {
  return <time>{useMoments(zone).dateTime(AT)}</time>;
}

const told = (page: string | null, zone?: string) => {
  const place = page === null ? null : { page: { zone: page } };
  const view = render(
    <PlaceContext value={place as never}>
      <Told {...(zone !== undefined && { zone })} />
    </PlaceContext>,
  );
  const text = view.container.textContent;
  view.unmount();
  return text;
};

test("a page's times are told by its clock, which is named where the reader's shows another time", () => {
  const reader = Intl.DateTimeFormat().resolvedOptions().timeZone;
  expect(told('America/New_York')).toBe('December 10, 2026 at 4:00 AM EST');
  expect(told(reader)).toBe(told(null));
  expect(told('America/New_York', reader)).toBe(told(null));
  expect(told(null)).not.toMatch(/[A-Z]{3}/);
});
