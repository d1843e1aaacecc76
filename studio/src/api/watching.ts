let told = false;

/** Whether a stream tells what changes. */
export function beTold(now: boolean) {
  told = now;
}

/** How often something is looked at that people watch: not at all while a stream tells what changes. */
export const unlessTold = (milliseconds: number) => () => (told ? false : milliseconds);
