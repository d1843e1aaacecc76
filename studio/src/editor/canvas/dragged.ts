/** What a step kind is carried as while it is dragged from the shelf to the canvas. */
export const DRAGGED = 'application/x-rytm-step';
