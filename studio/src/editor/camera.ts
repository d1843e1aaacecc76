import type { Point, StepId } from './model/document';

/** What the canvas knows about itself and the rest of the editor asks of it. */
export interface View {
  /** Brings steps into sight; all of them if none is named. */
  readonly fit: (ids?: readonly StepId[]) => void;
  /** Moves the view as little as it takes to see a step that lies there. */
  readonly see: (at: Point) => void;
  readonly zoom: (direction: 1 | -1) => void;
  /** The middle of what is seen, in the flow's own coordinates. */
  readonly middle: () => Point;
  /** How high steps are drawn, in pixels. */
  readonly heights: () => Readonly<Record<StepId, number>>;
}

/** A view that can be asked at any time, also while the flow is shown as a list and there is no canvas. */
export interface Camera extends View {
  /** Lends the view of a canvas; the answer takes it back. */
  readonly lend: (view: View) => () => void;
}

export function newCamera(): Camera {
  let lent: View | null = null;
  return {
    lend: (view) => {
      lent = view;
      return () => {
        lent = null;
      };
    },
    fit: (ids) => lent?.fit(ids),
    see: (at) => lent?.see(at),
    zoom: (direction) => lent?.zoom(direction),
    middle: () => lent?.middle() ?? { x: 0, y: 0 },
    heights: () => lent?.heights() ?? {},
  };
}
