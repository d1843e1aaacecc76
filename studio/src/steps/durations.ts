/** The units in which people say how long something waits, and how many minutes each has. */
const MINUTES = { minutes: 1, hours: 60, days: 24 * 60 } as const;

export type Unit = keyof typeof MINUTES;
export const UNITS = Object.keys(MINUTES) as readonly Unit[];

export interface Amount {
  readonly count: number;
  readonly unit: Unit;
}

const FORM = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?)?$/;

/**
 * A duration as its author said it: 24 hours stay 24 hours, so that a unit does not turn over while somebody types, not
 * even when the number is cleared.
 * What has several parts is told in the largest unit that holds it whole; seconds are rounded up to minutes.
 */
export function amountOf(duration: string): Amount {
  const parts = FORM.exec(duration)?.slice(1) ?? [];
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts.map((part?: string) => Number(part ?? 0));
  const total = days * MINUTES.days + hours * MINUTES.hours + minutes + Math.ceil(seconds / 60);
  const said = UNITS.filter((unit) => ({ days: parts[0], hours: parts[1], minutes: parts[2] })[unit] !== undefined);
  const unit = said.length === 1 && seconds === 0 && said[0] !== undefined ? said[0] : largest(total);
  return { count: total / MINUTES[unit], unit };
}

/** The same amount in the largest unit that holds it whole: 48 hours are two days. */
export function inLargestUnit({ count, unit }: Amount): Amount {
  const total = count * MINUTES[unit];
  const larger = largest(total);
  return { count: total / MINUTES[larger], unit: larger };
}

function largest(minutes: number): Unit {
  return UNITS.findLast((unit) => minutes > 0 && minutes % MINUTES[unit] === 0) ?? 'minutes';
}

export function durationOf({ count, unit }: Amount): string {
  switch (unit) {
    case 'minutes':
      return `PT${count}M`;
    case 'hours':
      return `PT${count}H`;
    case 'days':
      return `P${count}D`;
  }
}
