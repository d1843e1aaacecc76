import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { Loading } from '../ui/Loading';
import { Broken } from './Broken';
import { FirstPage } from './FirstPage';
import { Members } from './Members';
import { NotFound } from './NotFound';
import { Shell } from './Shell';

const root = createRootRoute();

/** Reached by those who are not signed in yet. */
const link = createRoute({
  getParentRoute: () => root,
  path: '/link',
  component: lazyRouteComponent(() => import('../session/LinkPage'), 'LinkPage'),
});

/** For members: whoever is not signed in is asked to, and stays where they wanted to go. */
const members = createRoute({ getParentRoute: () => root, id: 'members', component: Members });
const start = createRoute({ getParentRoute: () => members, path: '/', component: FirstPage });

/** The screens of one page, inside the shell. */
const page = createRoute({ getParentRoute: () => members, path: '/pages/$page', component: Shell });

const home = createRoute({
  getParentRoute: () => page,
  path: '/',
  component: lazyRouteComponent(() => import('../home/HomePage'), 'HomePage'),
});
const account = createRoute({
  getParentRoute: () => page,
  path: '/account',
  component: lazyRouteComponent(() => import('../session/AccountPage'), 'AccountPage'),
});

const topics = createRoute({
  getParentRoute: () => page,
  path: '/content/topics',
  component: lazyRouteComponent(() => import('../topics/TopicsPage'), 'TopicsPage'),
});
const newTopic = createRoute({
  getParentRoute: () => page,
  path: '/content/topics/new',
  component: lazyRouteComponent(() => import('../topics/NewTopicPage'), 'NewTopicPage'),
});
const topic = createRoute({
  getParentRoute: () => page,
  path: '/content/topics/$topic',
  component: lazyRouteComponent(() => import('../topics/TopicPage'), 'TopicPage'),
});

const pageSettings = createRoute({
  getParentRoute: () => page,
  path: '/settings',
  component: lazyRouteComponent(() => import('../settings/PagePart'), 'PagePart'),
});
const connection = createRoute({
  getParentRoute: () => page,
  path: '/settings/connection',
  component: lazyRouteComponent(() => import('../settings/ConnectionPart'), 'ConnectionPart'),
});
const rules = createRoute({
  getParentRoute: () => page,
  path: '/settings/rules',
  component: lazyRouteComponent(() => import('../settings/RulesPart'), 'RulesPart'),
});
const keys = createRoute({
  getParentRoute: () => page,
  path: '/settings/keys',
  component: lazyRouteComponent(() => import('../settings/KeysPart'), 'KeysPart'),
});

const tree = root.addChildren([
  link,
  members.addChildren([
    start,
    page.addChildren([home, account, topics, newTopic, topic, pageSettings, connection, rules, keys]),
  ]),
]);

export const router = createRouter({
  routeTree: tree,
  defaultPreload: 'intent',
  defaultNotFoundComponent: NotFound,
  defaultErrorComponent: Broken,
  defaultPendingComponent: Loading,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
