package dev.rytm.server.api;

import dev.rytm.core.IdSource;
import dev.rytm.core.policy.RulePacks;
import dev.rytm.server.api.content.EntranceRoutes;
import dev.rytm.server.api.content.FlowRoutes;
import dev.rytm.server.api.content.SequenceRoutes;
import dev.rytm.server.api.content.TopicRoutes;
import dev.rytm.server.api.settings.AppRoutes;
import dev.rytm.server.api.settings.AuditRoutes;
import dev.rytm.server.api.settings.KeyRoutes;
import dev.rytm.server.api.settings.PageRoutes;
import dev.rytm.server.api.settings.RulePackRoutes;
import dev.rytm.server.api.settings.WorkspaceRoutes;
import dev.rytm.store.Database;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.converter.HttpMessageConverters.ServerBuilder;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Puts the routes before the web server.
public final class ApiRoom {

    private final Database database;
    private final InstantSource clock;
    private final IdSource ids;
    private final RulePacks packs;

    public ApiRoom(Database database, InstantSource clock, IdSource ids, RulePacks packs) {
        this.database = database;
        this.clock = clock;
        this.ids = ids;
        this.packs = packs;
    }

    public void register(GenericApplicationContext context) {
        Gate gate = new Gate(database);
        context.registerBean(Failures.class, Failures::new);
        context.registerBean("apiMvc", WebMvcConfigurer.class, () -> new Mvc(gate));
        context.registerBean(WorkspaceRoutes.class, WorkspaceRoutes::new);
        context.registerBean(AppRoutes.class, AppRoutes::new);
        context.registerBean(PageRoutes.class, () -> new PageRoutes(packs, clock));
        context.registerBean(KeyRoutes.class, KeyRoutes::new);
        context.registerBean(AuditRoutes.class, AuditRoutes::new);
        context.registerBean(RulePackRoutes.class, () -> new RulePackRoutes(packs, clock));
        context.registerBean(TopicRoutes.class, () -> new TopicRoutes(ids));
        context.registerBean(FlowRoutes.class, () -> new FlowRoutes(ids));
        context.registerBean(SequenceRoutes.class, () -> new SequenceRoutes(ids));
        context.registerBean(EntranceRoutes.class, EntranceRoutes::new);
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
