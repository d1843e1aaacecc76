import { ask } from './ask.js';
import { currentLanguage, moment, switchLanguage, text } from './texts.js';
import { button, consentLine, entry, list, make, personLine } from './view.js';

const API = '/sandbox/api/';
const PEOPLE_SHOWN = 100;
const find = (id) => document.getElementById(id);

let chosen = new URLSearchParams(location.search).get('psid');
let shownVersion = null;
let shownPeople = '';
let offline = false;
let clock = { instant: new Date().toISOString(), running: false, at: performance.now(), known: false };

async function call(path, options = {}) {
  let response;
  try {
    response = await fetch(API + path, { headers: { 'Content-Type': 'application/json' }, ...options });
  } catch {
    offline = true;
    trouble(text('offline'));
    return null;
  }
  const answer = await response.json();
  // What the page asks by itself must not wipe away what somebody's own doing led to.
  if (!response.ok) trouble(answer.error);
  else if (options.method || offline) trouble(null);
  offline = false;
  return response.ok ? answer : null;
}

const post = (path, data = {}) => call(path, { method: 'POST', body: JSON.stringify(data) });

function trouble(sentence) {
  find('trouble').hidden = !sentence;
  find('trouble').textContent = sentence ?? '';
}

/* People */

async function showPeople() {
  const search = encodeURIComponent(find('search').value);
  const found = await call(`people?limit=${PEOPLE_SHOWN}&search=${search}`);
  const looks = JSON.stringify([found, chosen, currentLanguage()]);
  if (!found || looks === shownPeople) return;
  shownPeople = looks;
  find('people-list').replaceChildren(
    ...found.people.map((person) => personLine(person, person.psid === chosen, () => choose(person.psid))),
  );
  const shown = found.people.length;
  find('people-more').textContent =
    shown === 0 ? text('nobodyFound') : shown < found.total ? text('moreFound', { shown, total: found.total }) : '';
}

async function addPerson() {
  const pages = await call('pages');
  if (!pages) return;
  if (pages.length === 0) {
    trouble(text('noPage'));
    return;
  }
  const firstName = await ask(text('firstName'), '');
  if (firstName === null) return;
  const person = await post('people', { page: pages[0].id, firstName: firstName.trim() });
  if (person) choose(person.psid);
}

function choose(psid) {
  chosen = psid;
  shownVersion = null;
  document.body.classList.toggle('chatting', psid !== null);
  const address = new URL(location.href);
  if (psid) address.searchParams.set('psid', psid);
  else address.searchParams.delete('psid');
  history.replaceState(null, '', address);
  // A page that shows this one inside itself may want to follow. Everybody in here is made up, so anybody may know.
  if (parent !== window) parent.postMessage({ chosen: psid }, '*');
  showPeople();
  showThread();
}

/* The conversation */

async function act(name, data = {}) {
  const thread = await post(`people/${chosen}/${name}`, data);
  if (thread) draw(thread);
  showPeople();
}

async function showThread() {
  document.querySelector('.chat').hidden = !chosen;
  document.querySelector('.nobody').hidden = Boolean(chosen);
  if (!chosen) return;
  const thread = await call(`people/${chosen}/thread`);
  if (thread) draw(thread);
}

function draw(thread) {
  const { person, items, consents } = thread;
  if (person.psid !== chosen) return;
  const name = `${person.firstName} ${person.lastName}`;
  find('name').textContent = name;
  find('page-name').textContent = person.pageName;
  find('face').textContent = person.firstName.slice(0, 1) + person.lastName.slice(0, 1);
  const script = person.persona === 'by-hand' ? '' : ` · ${text('scripted', { persona: person.persona })}`;
  find('window').textContent = standing(person) + script;
  document.querySelector('[data-act=block]').hidden = person.blocked || person.deleted;
  document.querySelector('[data-act=unblock]').hidden = !person.blocked;
  document.querySelector('[data-act=delete-account]').hidden = person.deleted;
  document.querySelectorAll('#composer > *').forEach((one) => (one.disabled = person.blocked || person.deleted));
  const version = `${person.psid} ${person.version} ${currentLanguage()} ${consents.map((one) => one.expired)}`;
  if (version === shownVersion) return;
  shownVersion = version;
  drawItems(items);
  find('consents').replaceChildren(
    ...(consents.length ? consents.map((one) => consentLine(one, act)) : [make('li', 'faint', text('noConsents'))]),
  );
}

function standing(person) {
  if (person.deleted) return text('deletedState');
  if (person.blocked) return text('blockedState');
  return person.windowOpen ? text('windowOpen', { until: moment(person.windowClosesAt) }) : text('windowClosed');
}

function drawItems(items) {
  const thread = find('thread');
  const nearEnd = thread.scrollHeight - thread.scrollTop - thread.clientHeight < 120;
  let day = '';
  const rows = [];
  for (const item of items) {
    const itsDay = new Date(item.at).toDateString();
    if (itsDay !== day) {
      day = itsDay;
      rows.push(make('li', 'middle day', moment(item.at)));
    }
    rows.push(entry(item, act));
  }
  thread.replaceChildren(...(rows.length ? rows : [make('li', 'middle note', text('emptyThread'))]));
  drawReplies(items);
  if (nearEnd || rows.length < 8) thread.scrollTop = thread.scrollHeight;
}

/** They take room from the conversation, so they come before it is scrolled to its end. */
function drawReplies(items) {
  const last = items.at(-1);
  const replies = last?.kind === 'FROM_PAGE' || last?.kind === 'NOTIFICATION' ? last.message?.quick_replies : [];
  find('quick-replies').replaceChildren(
    ...list(replies)
      .filter((reply) => reply.content_type === 'text')
      .map((reply) => button(reply.title, () => act('quick-reply', { message: last.id, payload: reply.payload }), 'reply')),
  );
  if (!last) {
    find('quick-replies').append(button(text('greeting'), () => act('say', { text: text('greeting') }), 'reply'));
  }
}

/* The clock */

function listen() {
  const source = new EventSource('/sandbox/clock');
  source.onmessage = (event) => {
    clock = { ...JSON.parse(event.data), at: performance.now(), known: true };
    showTime();
  };
}

function showTime() {
  const passed = clock.running ? performance.now() - clock.at : 0;
  const now = new Date(new Date(clock.instant).getTime() + passed);
  find('now').textContent = moment(now.toISOString(), true);
  find('now').dateTime = now.toISOString();
  find('clock-state').textContent = text(clock.running ? 'running' : 'standing');
  find('run-stop').textContent = text(clock.running ? 'stop' : 'run');
  suggestTarget(now);
}

/** A moment to begin from, as long as nobody chose one that is still to come. */
function suggestTarget(now) {
  const input = find('target');
  if (!clock.known || document.activeElement === input || new Date(input.value) > now) return;
  const tomorrow = new Date(now.getTime() + 24 * 3600 * 1000);
  input.value = new Date(tomorrow.getTime() - tomorrow.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

async function showProgress() {
  const state = await call('clock');
  const turning = state?.turning;
  const active = Boolean(turning?.active);
  if (state) showNext(state, active);
  find('progress').hidden = !active;
  document.querySelectorAll('[data-by], #turn-to button, #run-stop').forEach((one) => (one.disabled = active));
  if (!active) return false;
  const [from, to, at] = [turning.from, turning.to, turning.at].map((one) => new Date(one).getTime());
  find('progress-bar').value = to > from ? (100 * (at - from)) / (to - from) : 100;
  const what = turning.waitingFor.startsWith('the product') ? text('product') : text('ownWork');
  const waiting = turning.waitingFor ? ` (${text('waiting', { what })})` : '';
  find('progress-text').textContent = text('turning', { to: moment(turning.to) }) + waiting;
  return true;
}

/** When the product acts next; it is a button that turns the clock there. */
function showNext(state, turning) {
  const at = state.productNextDueAt;
  const due = Boolean(at) && new Date(at) > new Date(state.now);
  find('next').hidden = turning || !state.productKnown;
  find('next').disabled = !due;
  find('next').textContent = due ? text('next', { at: moment(at) }) : text('nothingNext');
  find('next').title = due ? text('toNext') : '';
  find('next').dataset.to = due ? at : '';
}

async function turn(request) {
  if (!(await post('clock/advance', request))) return;
  while (await showProgress()) {
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  showPeople();
  showThread();
}

/* Setting up */

function showTexts() {
  document.documentElement.lang = currentLanguage();
  document.title = text('title');
  document.querySelectorAll('[data-text]').forEach((one) => (one.textContent = text(one.dataset.text)));
  document.querySelectorAll('[data-label]').forEach((one) => one.setAttribute('aria-label', text(one.dataset.label)));
  document.querySelectorAll('[data-placeholder]').forEach((one) => (one.placeholder = text(one.dataset.placeholder)));
  find('language').textContent = text('language');
  shownVersion = null;
  showTime();
}

async function menuAction(name) {
  if (name === 'follow') {
    const ref = await ask(text('askRef'), 'kampania');
    if (ref) act('follow', { ref });
  } else if (name !== 'delete-account' || (await ask(text('askDelete'))) !== null) {
    act(name);
  }
}

find('composer').addEventListener('submit', (event) => {
  event.preventDefault();
  const said = find('text').value.trim();
  if (!said) return;
  find('text').value = '';
  act('say', { text: said });
});
find('turn-to').addEventListener('submit', (event) => {
  event.preventDefault();
  turn({ to: new Date(find('target').value).toISOString() });
});
document.querySelectorAll('[data-by]').forEach((one) =>
  one.addEventListener('click', () => turn({ by: one.dataset.by })),
);
document.querySelectorAll('[data-act]').forEach((one) =>
  one.addEventListener('click', () => {
    find('more').open = false;
    menuAction(one.dataset.act);
  }),
);
find('next').addEventListener('click', () => turn({ to: find('next').dataset.to }));
find('run-stop').addEventListener('click', () => post(clock.running ? 'clock/stop' : 'clock/run'));
find('cancel').addEventListener('click', () => post('clock/cancel'));
find('add').addEventListener('click', addPerson);
find('back').addEventListener('click', () => choose(null));
find('search').addEventListener('input', showPeople);
find('language').addEventListener('click', () => {
  switchLanguage();
  showTexts();
  showPeople();
  showThread();
  showProgress();
});
document.addEventListener('click', (event) => {
  if (!find('more').contains(event.target)) find('more').open = false;
});
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') find('more').open = false;
});

showTexts();
listen();
showProgress();
choose(chosen);
setInterval(showTime, 500);
setInterval(() => {
  if (!document.hidden) {
    showPeople();
    showThread();
    showProgress();
  }
}, 1500);
