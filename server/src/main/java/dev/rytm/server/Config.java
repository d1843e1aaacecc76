package dev.rytm.server;

import dev.rytm.server.dispatch.DispatchConfig;
import dev.rytm.server.intake.IntakeConfig;
import dev.rytm.server.process.ProcessConfig;
import dev.rytm.server.room.Settings;
import dev.rytm.server.timer.TimerConfig;
import dev.rytm.store.DatabaseConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Everything that the environment decides, one record a room, checked before anything starts.
///
/// `clock` is `system` or the address of a clock that is turned by hand.
public record Config(
        DatabaseConfig database,
        HttpConfig http,
        GraphConfig graph,
        String clock,
        Path masterKeyFile,
        Optional<Path> rulePacks,
        IntakeConfig intake,
        ProcessConfig process,
        TimerConfig timer,
        DispatchConfig dispatch) {

    /// Reads and checks the environment; the exception has one line for each mistake.
    public static Config read(Map<String, String> environment) {
        return read(new Settings(environment));
    }

    static Config read(Settings settings) {
        String url = settings.required("RYTM_DATABASE_URL");
        String user = settings.text("RYTM_DATABASE_USER", "rytm");
        String password = settings.required("RYTM_DATABASE_PASSWORD");
        int connections = settings.number("RYTM_DATABASE_CONNECTIONS", 20, 2, 500);
        HttpConfig http = HttpConfig.read(settings);
        GraphConfig graph = GraphConfig.read(settings);
        String clock = settings.text("RYTM_CLOCK", "system");
        Path masterKeyFile = Path.of(settings.required("RYTM_MASTER_KEY_FILE"));
        Optional<Path> rulePacks = settings.file("RYTM_RULE_PACKS");
        IntakeConfig intake = IntakeConfig.read(settings);
        ProcessConfig process = ProcessConfig.read(settings);
        TimerConfig timer = TimerConfig.read(settings);
        DispatchConfig dispatch = DispatchConfig.read(settings);
        settings.check();
        graph.client(dispatch);
        DatabaseConfig database = new DatabaseConfig(url, user, password, connections);
        return new Config(database, http, graph, clock, masterKeyFile, rulePacks, intake, process, timer, dispatch);
    }
}
