package dev.rytm.server.api;

import dev.rytm.core.IdSource;
import dev.rytm.core.policy.Policy;
import dev.rytm.core.policy.RulePacks;
import dev.rytm.messenger.graph.GraphClient;
import dev.rytm.server.api.access.InvitationRoutes;
import dev.rytm.server.api.access.LinkRoutes;
import dev.rytm.server.api.access.MemberRoutes;
import dev.rytm.server.api.access.OwnWorkspaceRoutes;
import dev.rytm.server.api.access.Passwords;
import dev.rytm.server.api.access.SessionRoutes;
import dev.rytm.server.api.access.SessionViews;
import dev.rytm.server.api.access.SessionsRoutes;
import dev.rytm.server.api.access.SignIn;
import dev.rytm.server.api.content.EntranceRoutes;
import dev.rytm.server.api.content.FlowCheckRoutes;
import dev.rytm.server.api.content.FlowChecks;
import dev.rytm.server.api.content.FlowCountRoutes;
import dev.rytm.server.api.content.FlowRoutes;
import dev.rytm.server.api.content.FlowTrialRoutes;
import dev.rytm.server.api.content.FlowVersionRoutes;
import dev.rytm.server.api.content.SequenceRoutes;
import dev.rytm.server.api.content.TopicRoutes;
import dev.rytm.server.api.imports.ImportRoutes;
import dev.rytm.server.api.labels.LabelEditRoutes;
import dev.rytm.server.api.labels.LabelRoutes;
import dev.rytm.server.api.ledger.LedgerExportRoutes;
import dev.rytm.server.api.ledger.LedgerRoutes;
import dev.rytm.server.api.live.EventRoutes;
import dev.rytm.server.api.live.LiveFeed;
import dev.rytm.server.api.people.ConsentFunnelRoutes;
import dev.rytm.server.api.people.ContactRoutes;
import dev.rytm.server.api.people.EditRoutes;
import dev.rytm.server.api.people.NoticeRoutes;
import dev.rytm.server.api.people.ParkedRoutes;
import dev.rytm.server.api.people.PersonExportRoutes;
import dev.rytm.server.api.people.QuestionRoutes;
import dev.rytm.server.api.people.SendRoutes;
import dev.rytm.server.api.people.TodayRoutes;
import dev.rytm.server.api.segments.ContactExportRoutes;
import dev.rytm.server.api.segments.ContactListRoutes;
import dev.rytm.server.api.segments.CrowdRoutes;
import dev.rytm.server.api.segments.SegmentRoutes;
import dev.rytm.server.api.settings.AppRoutes;
import dev.rytm.server.api.settings.AuditRoutes;
import dev.rytm.server.api.settings.ConnectionRoutes;
import dev.rytm.server.api.settings.DocumentRoutes;
import dev.rytm.server.api.settings.KeyRoutes;
import dev.rytm.server.api.settings.PageRoutes;
import dev.rytm.server.api.settings.RawBodyRoutes;
import dev.rytm.server.api.settings.RulePackReportRoutes;
import dev.rytm.server.api.settings.RulePackRoutes;
import dev.rytm.server.api.settings.WebhookSecretRoutes;
import dev.rytm.server.api.settings.WorkspaceRoutes;
import dev.rytm.store.Catalogs;
import dev.rytm.store.Database;
import dev.rytm.store.RawBodies.Name;
import dev.rytm.store.RawBodies.Reread;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.converter.HttpMessageConverters.ServerBuilder;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Puts the routes before the web server.
public final class ApiRoom {

    private final Database database;
    private final Catalogs catalogs;
    private final RulePacks packs;
    private final Policy policy;
    private final InstantSource clock;
    private final Outward outward;

    public ApiRoom(
            Database database,
            Catalogs catalogs,
            RulePacks packs,
            Policy policy,
            InstantSource clock,
            Outward outward) {
        this.database = database;
        this.catalogs = catalogs;
        this.packs = packs;
        this.policy = policy;
        this.clock = clock;
        this.outward = outward;
    }

    /// What the room touches beside the database: where ids come from, Meta, bells, who reads a webhook again,
    /// how people reach us, and how they hear of changes.
    public record Outward(
            IdSource ids,
            GraphClient graph,
            Bells bells,
            Function<Name, Optional<Reread>> reader,
            Front front,
            LiveFeed live) {}

    /// Who is to hear that there is work: those who decide events, and those who carry out orders
    /// about very many people.
    public record Bells(Runnable process, Runnable bulk) {}

    public void register(GenericApplicationContext context) {
        Gate gate = new Gate(database, outward.front());
        context.registerBean(Failures.class, Failures::new);
        context.registerBean(
                "requestIds",
                FilterRegistrationBean.class,
                () -> new FilterRegistrationBean<>(new RequestIds(outward.ids())));
        context.registerBean("apiMvc", WebMvcConfigurer.class, () -> new Mvc(gate));
        registerAccess(context);
        context.registerBean(WorkspaceRoutes.class, WorkspaceRoutes::new);
        context.registerBean(AppRoutes.class, AppRoutes::new);
        context.registerBean(
                PageRoutes.class,
                () -> new PageRoutes(packs, clock, outward.bells().process()));
        context.registerBean(ConnectionRoutes.class, () -> new ConnectionRoutes(outward.graph()));
        context.registerBean(RawBodyRoutes.class, () -> new RawBodyRoutes(outward.reader()));
        context.registerBean(WebhookSecretRoutes.class, WebhookSecretRoutes::new);
        context.registerBean(KeyRoutes.class, KeyRoutes::new);
        context.registerBean(AuditRoutes.class, AuditRoutes::new);
        context.registerBean(DocumentRoutes.class, DocumentRoutes::new);
        context.registerBean(RulePackRoutes.class, () -> new RulePackRoutes(packs, clock));
        context.registerBean(RulePackReportRoutes.class, () -> new RulePackReportRoutes(catalogs, packs, clock));
        context.registerBean(TopicRoutes.class, () -> new TopicRoutes(outward.ids()));
        registerFlows(context);
        context.registerBean(EntranceRoutes.class, EntranceRoutes::new);
        registerCrowds(context);
        registerPeople(context);
    }

    /// One person at a time.
    private void registerPeople(GenericApplicationContext context) {
        context.registerBean(ContactRoutes.class, () -> new ContactRoutes(catalogs));
        context.registerBean(PersonExportRoutes.class, () -> new PersonExportRoutes(catalogs, clock));
        context.registerBean(ConsentFunnelRoutes.class, ConsentFunnelRoutes::new);
        context.registerBean(NoticeRoutes.class, NoticeRoutes::new);
        context.registerBean(SendRoutes.class, SendRoutes::new);
        context.registerBean(EventRoutes.class, outward.live()::routes);
        context.registerBean("liveEnding", SmartLifecycle.class, outward.live()::ending);
        context.registerBean(TodayRoutes.class, () -> new TodayRoutes(clock));
        context.registerBean(
                EditRoutes.class,
                () -> new EditRoutes(clock, outward.ids(), outward.bells().process()));
        context.registerBean(QuestionRoutes.class, () -> new QuestionRoutes(catalogs, policy, clock));
        context.registerBean(
                ParkedRoutes.class,
                () -> new ParkedRoutes(clock, outward.bells().process()));
    }

    private void registerFlows(GenericApplicationContext context) {
        FlowChecks checks = new FlowChecks(catalogs, policy);
        context.registerBean(
                FlowVersionRoutes.class,
                () -> new FlowVersionRoutes(checks, clock, outward.bells().bulk()));
        context.registerBean(FlowCountRoutes.class, () -> new FlowCountRoutes(clock));
        context.registerBean(FlowTrialRoutes.class, () -> new FlowTrialRoutes(catalogs, policy, clock));
        context.registerBean(FlowRoutes.class, () -> new FlowRoutes(outward.ids(), clock, checks));
        context.registerBean(FlowCheckRoutes.class, () -> new FlowCheckRoutes(outward.ids(), checks));
        context.registerBean(
                SequenceRoutes.class,
                () -> new SequenceRoutes(outward.ids(), clock, outward.bells().process(), checks));
    }

    /// Many people at once.
    private void registerCrowds(GenericApplicationContext context) {
        context.registerBean(ContactListRoutes.class, () -> new ContactListRoutes(clock));
        context.registerBean(SegmentRoutes.class, () -> new SegmentRoutes(outward.ids()));
        context.registerBean(CrowdRoutes.class, () -> new CrowdRoutes(clock));
        context.registerBean(ContactExportRoutes.class, () -> new ContactExportRoutes(clock));
        context.registerBean(LabelRoutes.class, LabelRoutes::new);
        context.registerBean(
                LabelEditRoutes.class,
                () -> new LabelEditRoutes(outward.ids(), clock, outward.bells().bulk()));
        context.registerBean(
                LedgerRoutes.class,
                () -> new LedgerRoutes(outward.ids(), outward.bells().bulk()));
        context.registerBean(LedgerExportRoutes.class, () -> new LedgerExportRoutes(clock));
        context.registerBean(
                ImportRoutes.class,
                () -> new ImportRoutes(outward.ids(), clock, outward.bells().bulk()));
    }

    /// Who may come in.
    private void registerAccess(GenericApplicationContext context) {
        SignIn signIn = new SignIn(new Passwords());
        SessionViews views = new SessionViews(outward.front());
        context.registerBean(SessionRoutes.class, () -> new SessionRoutes(signIn, views));
        context.registerBean(SessionsRoutes.class, SessionsRoutes::new);
        context.registerBean(OwnWorkspaceRoutes.class, () -> new OwnWorkspaceRoutes(views));
        context.registerBean(LinkRoutes.class, () -> new LinkRoutes(signIn, views));
        context.registerBean(MemberRoutes.class, MemberRoutes::new);
        context.registerBean(InvitationRoutes.class, InvitationRoutes::new);
    }

    private record Mvc(Gate gate) implements WebMvcConfigurer {

        @Override
        public void addInterceptors(InterceptorRegistry registry) {
            registry.addInterceptor(gate).addPathPatterns("/api/**");
        }

        @Override
        public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
            resolvers.add(gate);
        }

        @Override
        public void configureMessageConverters(ServerBuilder builder) {
            builder.configureMessageConvertersList(converters -> {
                converters.clear();
                converters.add(new JsonBodies());
            });
        }
    }
}
