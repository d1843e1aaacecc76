package dev.rytm.server;

import static java.util.Objects.requireNonNull;

import dev.rytm.server.dispatch.DispatchConfig;
import dev.rytm.server.intake.IntakeConfig;
import dev.rytm.server.outbound.OutboundConfig;
import dev.rytm.server.process.ProcessConfig;
import dev.rytm.server.room.Settings;
import dev.rytm.server.timer.TimerConfig;
import dev.rytm.store.DatabaseConfig;
import dev.rytm.store.Vault;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Everything that the environment decides, one record a room, checked before anything starts.
///
/// `clock` is `system` or the address of a clock that is turned by hand.
public record Config(
        DatabaseConfig database,
        HttpConfig http,
        StudioConfig studio,
        GraphConfig graph,
        String clock,
        Path masterKeyFile,
        Optional<Path> rulePacks,
        IntakeConfig intake,
        ProcessConfig process,
        TimerConfig timer,
        DispatchConfig dispatch,
        OutboundConfig outbound) {

    static final String SYSTEM_CLOCK = "system";

    /// Reads and checks the environment; the exception has one line for each mistake. The files that it names are
    /// looked into, so that a server does not begin to start with a key that it cannot read.
    public static Config read(Map<String, String> environment) {
        return read(new Settings(environment));
    }

    static Config read(Settings settings) {
        String url = settings.required("RYTM_DATABASE_URL");
        String user = settings.text("RYTM_DATABASE_USER", "rytm");
        String password = settings.required("RYTM_DATABASE_PASSWORD");
        int connections = settings.number("RYTM_DATABASE_CONNECTIONS", 20, 2, 500);
        DatabaseConfig database =
                settings.made("RYTM_DATABASE_URL", () -> new DatabaseConfig(url, user, password, connections));
        // Where logback finds it, too: see logback.xml.
        settings.choice("RYTM_LOG", "text", "json");
        HttpConfig http = HttpConfig.read(settings);
        StudioConfig studio = StudioConfig.read(settings);
        String clock = clock(settings);
        settings.required("RYTM_MASTER_KEY_FILE");
        Path masterKeyFile = settings.file("RYTM_MASTER_KEY_FILE").orElse(Path.of(""));
        settings.made("RYTM_MASTER_KEY_FILE", () -> Vault.open(masterKeyFile));
        Optional<Path> rulePacks = settings.file("RYTM_RULE_PACKS");
        settings.made("RYTM_RULE_PACKS", () -> RulePackDirectory.read(rulePacks));
        IntakeConfig intake = IntakeConfig.read(settings);
        ProcessConfig process = ProcessConfig.read(settings);
        TimerConfig timer = TimerConfig.read(settings);
        DispatchConfig dispatch = DispatchConfig.read(settings);
        OutboundConfig outbound = OutboundConfig.read(settings);
        GraphConfig graph = GraphConfig.read(settings);
        settings.made("GRAPH_BASE_URL", () -> graph.client(dispatch));
        settings.check();
        return new Config(
                requireNonNull(database),
                http,
                studio,
                graph,
                clock,
                masterKeyFile,
                rulePacks,
                intake,
                process,
                timer,
                dispatch,
                outbound);
    }

    private static String clock(Settings settings) {
        return settings.text("RYTM_CLOCK", SYSTEM_CLOCK).equals(SYSTEM_CLOCK)
                ? SYSTEM_CLOCK
                : settings.uri("RYTM_CLOCK", "http://127.0.0.1:8090/sandbox/clock")
                        .toString();
    }
}
