package dev.rytm.store;

import dev.rytm.store.segment.Crowds;
import dev.rytm.store.segment.Labels;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One transaction: the way to every table. It ends with the function that it was handed to.
public final class Transaction {

    private final Statements statements;
    private final Vault vault;
    private final KnownContacts known;
    private @Nullable Contacts contacts;

    Transaction(Statements statements, Vault vault, KnownContacts known) {
        this.statements = statements;
        this.vault = vault;
        this.known = known;
    }

    /// Plain SQL on this transaction's connection; table classes are made of it.
    public Statements statements() {
        return statements;
    }

    /// Seals and opens secrets for the tables that keep them.
    public Vault vault() {
        return vault;
    }

    public Workspaces workspaces() {
        return new Workspaces(statements);
    }

    public Apps apps() {
        return new Apps(statements, vault);
    }

    public Pages pages() {
        return new Pages(statements, vault);
    }

    public PageBars pageBars() {
        return new PageBars(statements);
    }

    public HeardPages heardPages() {
        return new HeardPages(statements);
    }

    public ApiKeys apiKeys() {
        return new ApiKeys(statements);
    }

    public Members members() {
        return new Members(statements);
    }

    public Memberships memberships() {
        return new Memberships(statements);
    }

    public Sessions sessions() {
        return new Sessions(statements);
    }

    public OneTimeLinks links() {
        return new OneTimeLinks(statements);
    }

    public SignInAttempts signInAttempts() {
        return new SignInAttempts(statements);
    }

    public Topics topics() {
        return new Topics(statements);
    }

    public Flows flows() {
        return new Flows(statements);
    }

    public FlowPlaces flowPlaces() {
        return new FlowPlaces(statements);
    }

    public FlowTraffic flowTraffic() {
        return new FlowTraffic(statements);
    }

    public FlowSends flowSends() {
        return new FlowSends(statements);
    }

    public FlowMoves flowMoves() {
        return new FlowMoves(statements);
    }

    public Sequences sequences() {
        return new Sequences(statements);
    }

    public Entrances entrances() {
        return new Entrances(statements);
    }

    public People people() {
        return new People(statements);
    }

    public Crowds crowds() {
        return new Crowds(statements);
    }

    public Labels labels() {
        return new Labels(statements);
    }

    public LabelEdits labelEdits() {
        return new LabelEdits(statements);
    }

    public ContactFields contactFields() {
        return new ContactFields(statements);
    }

    public ContactImports contactImports() {
        return new ContactImports(statements);
    }

    public Segments segments() {
        return new Segments(statements);
    }

    public DayReports dayReports() {
        return new DayReports(statements);
    }

    public SendReports sendReports() {
        return new SendReports(statements);
    }

    public PersonRecords personRecords() {
        return new PersonRecords(statements);
    }

    public ParkedEvents parkedEvents() {
        return new ParkedEvents(statements);
    }

    public Audits audits() {
        return new Audits(statements);
    }

    public Inbox inbox() {
        return new Inbox(statements, vault);
    }

    public RawBodies rawBodies() {
        return new RawBodies(statements, vault);
    }

    /// Remembers, for the length of the transaction, whom it loaded: saving writes differences.
    public Contacts contacts() {
        if (contacts == null) {
            contacts = new Contacts(statements, vault, known);
        }
        return contacts;
    }

    public Timers timers() {
        return new Timers(statements);
    }

    public ConsentLedger consentLedger() {
        return new ConsentLedger(statements, vault);
    }

    public ConsentFunnels consentFunnels() {
        return new ConsentFunnels(statements);
    }

    public SendTaps sendTaps() {
        return new SendTaps(statements);
    }

    public ConsentSeals consentSeals() {
        return new ConsentSeals(statements);
    }

    public ConsentChecks consentChecks() {
        return new ConsentChecks(statements, vault);
    }

    public ConsentExport consentExport() {
        return new ConsentExport(statements, vault);
    }

    public ForeignTokens foreignTokens() {
        return new ForeignTokens(statements, vault);
    }

    public Notes notes() {
        return new Notes(statements);
    }

    public TeamNotices teamNotices() {
        return new TeamNotices(statements);
    }

    public OutboundCalls outboundCalls() {
        return new OutboundCalls(statements);
    }

    public NameQuestions nameQuestions() {
        return new NameQuestions(statements);
    }

    public FailingReceivers failingReceivers() {
        return new FailingReceivers(statements);
    }

    public WebhookSecrets webhookSecrets() {
        return new WebhookSecrets(statements, vault);
    }

    public Erasures erasures() {
        return new Erasures(statements);
    }

    public OldMonths oldMonths() {
        return new OldMonths(statements);
    }

    public RuleSwitches ruleSwitches() {
        return new RuleSwitches(this);
    }

    public Outbox outbox() {
        return new Outbox(this);
    }

    public SendHistories histories() {
        return new SendHistories(this);
    }

    public SendProofs proofs() {
        return new SendProofs(this);
    }

    public LateNews lateNews() {
        return new LateNews(this);
    }

    /// What is left to do at the business instant `now`.
    public WorkLeft workLeft(Instant now) {
        return WorkLeft.read(statements, now);
    }
}
