import { moment, text } from './texts.js';

/** An element with a class and children; strings become text, so nothing a page sends is ever markup. */
export function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

export function button(label, onClick, className = '') {
  const element = make('button', className, label);
  element.type = 'button';
  element.addEventListener('click', onClick);
  return element;
}

/** What is no list counts as an empty one: an observing sandbox shows messages that Meta would refuse. */
export const list = (value) => (Array.isArray(value) ? value.filter(Boolean) : []);

const safeUrl = (url) => (/^https?:\/\//.test(url ?? '') ? url : null);

function picture(url, className = 'picture') {
  if (!safeUrl(url)) return null;
  const image = make('img', className);
  image.src = url;
  image.alt = '';
  image.loading = 'lazy';
  image.addEventListener('error', () => image.remove());
  return image;
}

function link(label, url) {
  const element = make('a', 'tap', label);
  if (safeUrl(url)) element.href = url;
  element.target = '_blank';
  element.rel = 'noreferrer';
  return element;
}

function buttons(all, item, act) {
  return list(all).map((one) =>
    one.type === 'postback'
      ? button(one.title, () => act('tap', { message: item.id, payload: one.payload }), 'tap')
      : link(one.title, one.url),
  );
}

function card(element, item, act) {
  return make(
    'div',
    'card',
    picture(element.image_url),
    make('strong', '', element.title ?? ''),
    element.subtitle ? make('span', 'faint', element.subtitle) : null,
    ...buttons(element.buttons, item, act),
  );
}

function body(item, act) {
  const message = item.message ?? {};
  if (message.text !== undefined) return [make('div', 'bubble', message.text)];
  const { type = '?', payload = {} } = message.attachment ?? {};
  if (type === 'image') return [picture(payload.url) ?? make('div', 'bubble', text('attachment', { type }))];
  if (type !== 'template') return [make('div', 'bubble', text('attachment', { type }))];
  if (payload.template_type === 'button') {
    return [make('div', 'card', make('span', '', payload.text), ...buttons(payload.buttons, item, act))];
  }
  return [make('div', 'cards', ...list(payload.elements).map((one) => card(one, item, act)))];
}

const howOften = (one) => text(one.frequency.toLowerCase());

function request(item, act) {
  return item.asks.map((ask) =>
    make(
      'div',
      'card request',
      picture(ask.imageUrl),
      make('strong', '', ask.title),
      make('span', 'faint', howOften(ask)),
      ask.accepted
        ? make('span', 'done', '✓ ' + text('accepted'))
        : button(ask.buttonText, () => act('accept', { request: ask.id }), 'tap'),
    ),
  );
}

export function stopOrResume(consent, act) {
  const stopped = consent.stopped;
  return button(
    text(stopped ? 'resumeLink' : 'stopLink'),
    () => act(stopped ? 'resume' : 'stop', { token: consent.token }),
    'stop-link',
  );
}

function question(item, act) {
  const consent = item.consent;
  const closed = item.answered ? 'continued' : consent.expired || consent.stopped ? 'expired' : null;
  return make(
    'div',
    'card request',
    make('span', '', text('continueQuestion', { title: consent.title })),
    closed
      ? make('span', 'done', text(closed))
      : button(text('continueButton'), () => act('continue', { item: item.id }), 'tap'),
  );
}

function heart(item, act) {
  const label = item.reaction ?? '♡';
  const element = button(
    label,
    () => (item.reaction ? act('unreact', { message: item.id }) : act('react', { message: item.id })),
    'react' + (item.reaction ? ' on' : ''),
  );
  element.setAttribute('aria-label', text(item.reaction ? 'unreact' : 'react'));
  return element;
}

function content(item, act) {
  switch (item.kind) {
    case 'FROM_PERSON':
      return [make('div', 'bubble', item.text)];
    case 'FROM_PAGE':
      return [...body(item, act), heart(item, act)];
    case 'NOTIFICATION':
      return [...body(item, act), stopOrResume(item.consent, act), heart(item, act)];
    case 'OPT_IN_REQUEST':
      return request(item, act);
    case 'RE_OPT_IN':
      return [question(item, act)];
    default:
      return [make('span', 'note', text('note' + item.text, { title: item.consent?.title ?? '' }))];
  }
}

/** One thing in the conversation. */
export function entry(item, act) {
  const side = item.kind === 'FROM_PERSON' ? 'mine' : item.kind === 'NOTE' ? 'middle' : 'theirs';
  const element = make('li', side, ...content(item, act));
  element.title = moment(item.at, true);
  return element;
}

function dot(person) {
  const element = make('span', person.windowOpen ? 'dot open' : 'dot');
  if (person.windowOpen) element.title = text('dotOpen');
  return element;
}

/** What the conversation ended with; of notes and questions the platform tells only the name and the title. */
function lastWords(person) {
  const said = person.lastText ?? '';
  const [name, ...title] = said.split(' ');
  switch (person.lastKind) {
    case 'NOTE':
      return text('note' + name, { title: title.join(' ') });
    case 'RE_OPT_IN':
      return text('continueQuestion', { title: title.join(' ') });
    default:
      return said;
  }
}

/** One line of the list of people. */
export function personLine(person, chosen, onChoose) {
  const name = `${person.firstName} ${person.lastName}`;
  const line = button('', onChoose, 'person' + (chosen ? ' chosen' : ''));
  line.append(
    make('span', 'face', person.firstName.slice(0, 1) + person.lastName.slice(0, 1)),
    make('span', 'lines', make('strong', '', name), make('span', 'faint', lastWords(person))),
    dot(person),
  );
  if (chosen) line.setAttribute('aria-current', 'true');
  return make('li', '', line);
}

/** One agreement in the menu. */
export function consentLine(consent, act) {
  const state = consent.expired
    ? text('expiredState')
    : consent.stopped
      ? text('stoppedState')
      : consent.expiresAt
        ? text('untilState', { until: moment(consent.expiresAt) })
        : text('foreverState');
  const often = consent.frequencyApplies ? `, ${howOften(consent)}` : '';
  return make(
    'li',
    '',
    make('strong', '', consent.title),
    make('span', 'faint', `${often} · ${state}`),
    consent.expired ? null : stopOrResume(consent, act),
  );
}
