import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { filterOf } from '../contacts/filter';
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

const flows = createRoute({
  getParentRoute: () => page,
  path: '/content/flows',
  component: lazyRouteComponent(() => import('../flows/FlowsPage'), 'FlowsPage'),
});
const subflows = createRoute({
  getParentRoute: () => page,
  path: '/content/subflows',
  component: lazyRouteComponent(() => import('../flows/FlowsPage'), 'SubflowsPage'),
});
const sequences = createRoute({
  getParentRoute: () => page,
  path: '/content/sequences',
  component: lazyRouteComponent(() => import('../sequences/SequencesPage'), 'SequencesPage'),
});
const newSequence = createRoute({
  getParentRoute: () => page,
  path: '/content/sequences/new',
  component: lazyRouteComponent(() => import('../sequences/NewSequencePage'), 'NewSequencePage'),
});
const sequence = createRoute({
  getParentRoute: () => page,
  path: '/content/sequences/$sequence',
  component: lazyRouteComponent(() => import('../sequences/SequencePage'), 'SequencePage'),
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

const contacts = createRoute({
  getParentRoute: () => page,
  path: '/contacts',
  validateSearch: filterOf,
  component: lazyRouteComponent(() => import('../contacts/ContactsPage'), 'ContactsPage'),
});
const contact = createRoute({
  getParentRoute: () => page,
  path: '/contacts/$contact',
  component: lazyRouteComponent(() => import('../contacts/ContactPage'), 'ContactPage'),
});
const segments = createRoute({
  getParentRoute: () => page,
  path: '/segments',
  component: lazyRouteComponent(() => import('../segments/SegmentsPage'), 'SegmentsPage'),
});
const newSegment = createRoute({
  getParentRoute: () => page,
  path: '/segments/new',
  component: lazyRouteComponent(() => import('../segments/NewSegmentPage'), 'NewSegmentPage'),
});
const segment = createRoute({
  getParentRoute: () => page,
  path: '/segments/$segment',
  component: lazyRouteComponent(() => import('../segments/SegmentPage'), 'SegmentPage'),
});
const tags = createRoute({
  getParentRoute: () => page,
  path: '/tags',
  component: lazyRouteComponent(() => import('../contacts/TagsPage'), 'TagsPage'),
});
const fields = createRoute({
  getParentRoute: () => page,
  path: '/fields',
  component: lazyRouteComponent(() => import('../contacts/FieldsPage'), 'FieldsPage'),
});
const imports = createRoute({
  getParentRoute: () => page,
  path: '/imports',
  component: lazyRouteComponent(() => import('../contacts/ImportsPage'), 'ImportsPage'),
});
const oneImport = createRoute({
  getParentRoute: () => page,
  path: '/imports/$import',
  component: lazyRouteComponent(() => import('../contacts/ImportPage'), 'ImportPage'),
});

const simulator = createRoute({
  getParentRoute: () => page,
  path: '/simulator',
  component: lazyRouteComponent(() => import('../simulator/SimulatorPage'), 'SimulatorPage'),
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
const memberList = createRoute({
  getParentRoute: () => page,
  path: '/settings/members',
  component: lazyRouteComponent(() => import('../settings/MembersPart'), 'MembersPart'),
});
const audit = createRoute({
  getParentRoute: () => page,
  path: '/settings/audit',
  component: lazyRouteComponent(() => import('../settings/AuditPart'), 'AuditPart'),
});

const tree = root.addChildren([
  link,
  members.addChildren([
    start,
    page.addChildren([
      home,
      account,
      flows,
      subflows,
      sequences,
      newSequence,
      sequence,
      topics,
      newTopic,
      topic,
      contacts,
      contact,
      segments,
      newSegment,
      segment,
      tags,
      fields,
      imports,
      oneImport,
      simulator,
      pageSettings,
      connection,
      rules,
      keys,
      memberList,
      audit,
    ]),
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
