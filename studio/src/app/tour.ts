const KEPT = 'rytm.first-minute';

/** Whether this browser has been through the guided first minute, or waved it away. */
export function isTourOver() {
  return localStorage.getItem(KEPT) !== null;
}

export function endTour() {
  localStorage.setItem(KEPT, 'seen');
}
