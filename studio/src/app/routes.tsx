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

const tree = root.addChildren([
  link,
  members.addChildren([start, page.addChildren([home, account, topics, newTopic, topic])]),
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
