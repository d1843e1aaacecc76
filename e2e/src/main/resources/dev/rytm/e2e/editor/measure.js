// Measures what somebody at the editor waits for. Runs in each page before anything of its own.
//
// A frame counts as shown when the next one begins: by then the browser has drawn it.
(() => {
  const canvas = () => document.querySelector('.react-flow');
  const nodes = () => [...document.querySelectorAll('.react-flow__node')];
  const drawn = (node) => node.style.visibility !== 'hidden';
  const place = (selector) => document.querySelector(selector)?.style.transform ?? '';

  const middleOf = (element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  };

  /** The first moment at which the condition holds and has been drawn, as performance.now(). */
  const shown = (condition) =>
    new Promise((done) => {
      const look = () => requestAnimationFrame(condition() ? () => done(performance.now()) : look);
      look();
    });

  /** How long after the next press of a key, in milliseconds, the condition holds and has been drawn. */
  const afterKey = (key, condition) =>
    new Promise((done) => {
      const pressed = (event) => {
        if (event.key !== key) return;
        document.removeEventListener('keydown', pressed, true);
        shown(condition).then((at) => done(at - event.timeStamp));
      };
      document.addEventListener('keydown', pressed, true);
    });

  const isOpen = () => canvas() !== null && nodes().length > 0 && nodes().every(drawn);
  window.editor = {
    isOpen,
    /** How long it took from navigating here until steps were shown. */
    opened: shown(isOpen),

    /** The steps that lie wholly on the canvas. */
    onScreen: () => {
      const pane = canvas().getBoundingClientRect();
      return nodes().filter((node) => {
        const { left, right, top, bottom } = node.getBoundingClientRect();
        return drawn(node) && left >= pane.left && right <= pane.right && top >= pane.top && bottom <= pane.bottom;
      });
    },

    /** The id of the step that lies nearest to the middle of the canvas. */
    middle: () => {
      const { x, y } = middleOf(canvas());
      const away = (node) => Math.hypot(middleOf(node).x - x, middleOf(node).y - y);
      return nodes().toSorted((one, other) => away(one) - away(other))[0].dataset.id;
    },

    /** Where a step is taken: at its head. */
    grip: (selector) => {
      const node = document.querySelector(selector);
      return { x: middleOf(node).x, y: node.getBoundingClientRect().y + 6 };
    },

    /** A point near the middle that nothing covers. */
    ground: () => {
      const { x, y } = middleOf(canvas());
      const points = Array.from({ length: 900 }, (_, i) => ({ x: x + (i % 30) * 8, y: y + Math.floor(i / 30) * 8 }));
      return points.find(({ x, y }) => document.elementFromPoint(x, y).classList.contains('react-flow__pane'));
    },

    place,
    stands: (selector, transform, key) => afterKey(key, () => place(selector) === transform),
    holds: (steps, key) =>
      afterKey(key, () => document.querySelectorAll('.react-flow__minimap-node').length === steps && isOpen()),

    /** Begins to note the frames in which the element is elsewhere than in the frame before. */
    watch: (selector) => {
      const moments = [];
      let last = place(selector);
      let going = true;
      const look = (at) => {
        const now = place(selector);
        if (now !== last) moments.push(at);
        last = now;
        if (going) requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
      window.editor.watched = () => {
        going = false;
        return moments;
      };
    },
  };
})();
