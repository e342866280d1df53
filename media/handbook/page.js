// @ts-check
/* Runs inside the panel. It knows which thing was pressed, and nothing of what it means. */
(() => {
  // @ts-expect-error given by the editor
  const editor = acquireVsCodeApi();
  const { section, scroll, state } = document.body.dataset;
  editor.setState(JSON.parse(state ?? '{}'));

  /** @param {string} id */
  const goTo = (id) => {
    const heading = document.getElementById(id);
    heading?.scrollIntoView();
    heading?.focus({ preventScroll: true });
  };

  // Only now is the page laid out.
  requestAnimationFrame(() => {
    if (scroll !== undefined) window.scrollTo(0, Number(scroll));
    else if (section !== undefined) goTo(`section-${section}`);
  });

  document.addEventListener('click', (event) => {
    const pressed = event.target instanceof Element ? event.target.closest('a, button') : null;
    if (pressed instanceof HTMLButtonElement) {
      const { action, block, command } = pressed.dataset;
      editor.postMessage({ kind: action, block: Number(block), command: Number(command) });
    } else if (pressed instanceof HTMLAnchorElement) {
      event.preventDefault();
      const href = pressed.getAttribute('href') ?? '';
      if (pressed.dataset.page !== undefined) editor.postMessage({ kind: 'page', page: pressed.dataset.page });
      else if (href.startsWith('#')) goTo(href.slice(1));
      else editor.postMessage({ kind: 'external', href });
    }
  });

  document.addEventListener('keydown', ({ altKey, key }) => {
    if (altKey && key === 'ArrowLeft') editor.postMessage({ kind: 'back' });
    if (altKey && key === 'ArrowRight') editor.postMessage({ kind: 'forward' });
  });
  document.addEventListener('mouseup', ({ button }) => {
    if (button === 3) editor.postMessage({ kind: 'back' });
    if (button === 4) editor.postMessage({ kind: 'forward' });
  });

  let pending = 0;
  document.addEventListener('scroll', () => {
    clearTimeout(pending);
    pending = setTimeout(() => {
      const above = [...document.querySelectorAll('[id^="section-"]')].filter(
        (heading) => heading.getBoundingClientRect().top < 60,
      );
      const last = above.at(-1)?.id.replace('section-', '') ?? '0';
      editor.postMessage({ kind: 'at', scroll: Math.round(window.scrollY), section: Number(last) });
    }, 100);
  });
})();
