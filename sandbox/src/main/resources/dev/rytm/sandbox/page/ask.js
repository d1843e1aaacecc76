const find = (id) => document.getElementById(id);

/**
 * Asks inside the page: browsers answer prompt() and confirm() with no, unseen, where another site's page shows this one.
 * Whoever answers a question of yes or no by pressing Enter without reading has said no.
 *
 * Tells what was typed, `begin` to start from; an empty text for a question of yes or no; null if nobody wants to.
 */
export function ask(question, begin) {
  const dialog = find('question');
  find('question-text').textContent = question;
  find('answer').hidden = begin === undefined;
  find('answer').value = begin ?? '';
  dialog.returnValue = '';
  dialog.showModal();
  if (begin === undefined) dialog.querySelector('[value=no]').focus();
  return new Promise((tell) => {
    const told = () => tell(dialog.returnValue === 'yes' ? find('answer').value : null);
    dialog.addEventListener('close', told, { once: true });
  });
}
