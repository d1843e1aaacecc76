import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { filterOf } from '../contacts/filter';
import { Loading } from '../ui/Loading';
import { Broken } from './Broken';
import { FirstPage } from './FirstPage';
import { Members } from './Members';
import { NotFound } from './NotFound';
import { PagePlace } from './PagePlace';
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

const connect = createRoute({
  getParentRoute: () => members,
  path: '/connect/$workspace',
  component: lazyRouteComponent(() => import('../settings/ConnectPage'), 'ConnectPage'),
});

/** Everything about one page. */
const page = createRoute({ getParentRoute: () => members, path: '/pages/$page', component: PagePlace });

/** Needs the whole screen for itself. */
const editor = createRoute({
  getParentRoute: () => page,
  path: '/content/flows/$flow',
  component: lazyRouteComponent(() => import('../editor/EditorPage'), 'EditorPage'),
});

/** The screens of a page, inside the shell. */
const shell = createRoute({ getParentRoute: () => page, id: 'shell', component: Shell });

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  component: lazyRouteComponent(() => import('../home/HomePage'), 'HomePage'),
});
const account = createRoute({
  getParentRoute: () => shell,
  path: '/account',
  component: lazyRouteComponent(() => import('../session/AccountPage'), 'AccountPage'),
});

const flows = createRoute({
  getParentRoute: () => shell,
  path: '/content/flows',
  component: lazyRouteComponent(() => import('../flows/FlowsPage'), 'FlowsPage'),
});
const subflows = createRoute({
  getParentRoute: () => shell,
  path: '/content/subflows',
  component: lazyRouteComponent(() => import('../flows/FlowsPage'), 'SubflowsPage'),
});
const sequences = createRoute({
  getParentRoute: () => shell,
  path: '/content/sequences',
  component: lazyRouteComponent(() => import('../sequences/SequencesPage'), 'SequencesPage'),
});
const newSequence = createRoute({
  getParentRoute: () => shell,
  path: '/content/sequences/new',
  component: lazyRouteComponent(() => import('../sequences/NewSequencePage'), 'NewSequencePage'),
});
const sequence = createRoute({
  getParentRoute: () => shell,
  path: '/content/sequences/$sequence',
  component: lazyRouteComponent(() => import('../sequences/SequencePage'), 'SequencePage'),
});
const topics = createRoute({
  getParentRoute: () => shell,
  path: '/content/topics',
  component: lazyRouteComponent(() => import('../topics/TopicsPage'), 'TopicsPage'),
});
const newTopic = createRoute({
  getParentRoute: () => shell,
  path: '/content/topics/new',
  component: lazyRouteComponent(() => import('../topics/NewTopicPage'), 'NewTopicPage'),
});
const topic = createRoute({
  getParentRoute: () => shell,
  path: '/content/topics/$topic',
  component: lazyRouteComponent(() => import('../topics/TopicPage'), 'TopicPage'),
});

const entrances = createRoute({
  getParentRoute: () => shell,
  path: '/content/entrances',
  component: lazyRouteComponent(() => import('../entrances/EntrancesPage'), 'EntrancesPage'),
});
const contacts = createRoute({
  getParentRoute: () => shell,
  path: '/contacts',
  validateSearch: filterOf,
  component: lazyRouteComponent(() => import('../contacts/ContactsPage'), 'ContactsPage'),
});
const contact = createRoute({
  getParentRoute: () => shell,
  path: '/contacts/$contact',
  component: lazyRouteComponent(() => import('../contacts/ContactPage'), 'ContactPage'),
});
const segments = createRoute({
  getParentRoute: () => shell,
  path: '/segments',
  component: lazyRouteComponent(() => import('../segments/SegmentsPage'), 'SegmentsPage'),
});
const newSegment = createRoute({
  getParentRoute: () => shell,
  path: '/segments/new',
  component: lazyRouteComponent(() => import('../segments/NewSegmentPage'), 'NewSegmentPage'),
});
const segment = createRoute({
  getParentRoute: () => shell,
  path: '/segments/$segment',
  component: lazyRouteComponent(() => import('../segments/SegmentPage'), 'SegmentPage'),
});
const tags = createRoute({
  getParentRoute: () => shell,
  path: '/tags',
  component: lazyRouteComponent(() => import('../contacts/TagsPage'), 'TagsPage'),
});
const fields = createRoute({
  getParentRoute: () => shell,
  path: '/fields',
  component: lazyRouteComponent(() => import('../contacts/FieldsPage'), 'FieldsPage'),
});
const imports = createRoute({
  getParentRoute: () => shell,
  path: '/imports',
  component: lazyRouteComponent(() => import('../contacts/ImportsPage'), 'ImportsPage'),
});
const oneImport = createRoute({
  getParentRoute: () => shell,
  path: '/imports/$import',
  component: lazyRouteComponent(() => import('../contacts/ImportPage'), 'ImportPage'),
});

const simulator = createRoute({
  getParentRoute: () => shell,
  path: '/simulator',
  component: lazyRouteComponent(() => import('../simulator/SimulatorPage'), 'SimulatorPage'),
});
const pageSettings = createRoute({
  getParentRoute: () => shell,
  path: '/settings',
  component: lazyRouteComponent(() => import('../settings/PagePart'), 'PagePart'),
});
const connection = createRoute({
  getParentRoute: () => shell,
  path: '/settings/connection',
  component: lazyRouteComponent(() => import('../settings/ConnectionPart'), 'ConnectionPart'),
});
const rules = createRoute({
  getParentRoute: () => shell,
  path: '/settings/rules',
  component: lazyRouteComponent(() => import('../settings/RulesPart'), 'RulesPart'),
});
const keys = createRoute({
  getParentRoute: () => shell,
  path: '/settings/keys',
  component: lazyRouteComponent(() => import('../settings/KeysPart'), 'KeysPart'),
});
const webhooks = createRoute({
  getParentRoute: () => shell,
  path: '/settings/webhooks',
  component: lazyRouteComponent(() => import('../settings/WebhooksPart'), 'WebhooksPart'),
});
const memberList = createRoute({
  getParentRoute: () => shell,
  path: '/settings/members',
  component: lazyRouteComponent(() => import('../settings/MembersPart'), 'MembersPart'),
});
const ledger = createRoute({
  getParentRoute: () => shell,
  path: '/settings/ledger',
  component: lazyRouteComponent(() => import('../settings/LedgerPart'), 'LedgerPart'),
});
const audit = createRoute({
  getParentRoute: () => shell,
  path: '/settings/audit',
  component: lazyRouteComponent(() => import('../settings/AuditPart'), 'AuditPart'),
});

const tree = root.addChildren([
  link,
  members.addChildren([
    start,
    connect,
    page.addChildren([
      editor,
      shell.addChildren([
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
        entrances,
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
        webhooks,
        memberList,
        ledger,
        audit,
      ]),
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
