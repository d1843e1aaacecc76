package dev.rytm.server;

import dev.rytm.core.Catalog;
import dev.rytm.core.check.Checker;
import dev.rytm.core.check.Finding;
import dev.rytm.core.check.FindingKind;
import dev.rytm.core.check.Severity;
import dev.rytm.core.consent.Topic;
import dev.rytm.core.consent.Wording;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.contact.SequenceId;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.flow.Flow;
import dev.rytm.core.flow.FlowCheck;
import dev.rytm.core.flow.FlowKind;
import dev.rytm.core.message.CallToAction;
import dev.rytm.core.policy.Bar;
import dev.rytm.core.policy.PageRules;
import dev.rytm.core.policy.RulePacks;
import dev.rytm.core.policy.Rules;
import dev.rytm.server.api.FindingWords;
import dev.rytm.server.api.Refusal.Sentence;
import dev.rytm.server.api.Sentences;
import dev.rytm.server.api.content.FlowFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `check FILE...`: tells what the rules would refuse of flows that the export wrote into files.
///
/// The files make up a page of their own: each is called by its name without the ending, so that they find each other.
/// Topics and sequences that they mention are taken to exist. The exit code is 1 if there are errors.
final class CheckCommand {

    private static final int ERRORS = 1;
    private static final int MISUSED = 2;

    /// One that changes its clocks: what holds there holds where they stay.
    private static final ZoneId ZONE = ZoneId.of("Europe/Warsaw");

    private final Locale language;
    private final PrintStream out;
    private final Map<Path, FlowFile> files = new LinkedHashMap<>();

    private CheckCommand(Locale language, PrintStream out) {
        this.language = language;
        this.out = out;
    }

    /// Returns the exit code; `environment` tells the language as it does for other programs.
    static int run(String[] arguments, Map<String, String> environment, PrintStream out) {
        CheckCommand command = new CheckCommand(Terminal.language(environment), out);
        if (arguments.length < 2) {
            out.println(Sentences.of(command.language, "flow-file-usage"));
            return MISUSED;
        }
        return command.check(Stream.of(arguments).skip(1).map(Path::of).toList());
    }

    private int check(List<Path> paths) {
        boolean fine = true;
        for (Path path : paths) {
            fine &= read(path);
        }
        Catalog catalog = catalog();
        for (Map.Entry<Path, FlowFile> file : files.entrySet()) {
            Flow flow = file.getValue().flow();
            if (flow != null) {
                fine &= tell(file.getKey(), new Checker(new Rules()).findings(flow, catalog, known()));
            }
        }
        return fine ? 0 : ERRORS;
    }

    private boolean read(Path path) {
        try {
            FlowFile file = FlowFile.read(id(path), Files.readAllBytes(path));
            files.put(path, file);
            file.faults()
                    .forEach(fault -> tell(path, fault.pointer() + ": " + Sentences.of(language, fault.sentence())));
            return file.faults().isEmpty();
        } catch (IOException unreadable) {
            tell(path, Sentences.of(language, "flow-file-unreadable"));
            return false;
        }
    }

    private static FlowId id(Path path) {
        String name =
                Objects.requireNonNull(path.getFileName(), "a file has a name").toString();
        int dot = name.lastIndexOf('.');
        return new FlowId(dot > 0 ? name.substring(0, dot) : name);
    }

    /// Whether there was no error among them.
    private boolean tell(Path path, List<Finding> findings) {
        for (Finding finding : findings) {
            Sentence sentence = finding.kind() == FindingKind.FLOW_UNPUBLISHED
                    ? new Sentence("flow-file-elsewhere", List.copyOf(finding.details()))
                    : FindingWords.sentence(finding);
            String step = finding.step() == null ? "" : "/steps/" + finding.step() + ": ";
            tell(
                    path,
                    step
                            + Sentences.of(language, finding.kind().severity())
                            + ": "
                            + Sentences.of(language, sentence)
                            + " "
                            + Sentences.of(language, FindingWords.remedy(finding)));
        }
        if (findings.isEmpty()) {
            tell(path, Sentences.of(language, "flow-file-fine"));
        }
        return findings.stream().noneMatch(finding -> finding.kind().severity() == Severity.ERROR);
    }

    private void tell(Path path, String text) {
        out.println(path.getFileName() + ": " + text);
    }

    private FlowCheck.Known known() {
        Map<FlowId, FlowKind> flows = new HashMap<>();
        Set<SequenceId> sequences = new HashSet<>();
        for (FlowFile file : files.values()) {
            flows.putAll(file.flows());
            file.sequences().stream().map(SequenceId::new).forEach(sequences::add);
        }
        flows().forEach(flow -> flows.put(flow.id(), flow.kind()));
        return new FlowCheck.Known(topics().keySet(), sequences, flows);
    }

    private Stream<Flow> flows() {
        return files.values().stream().flatMap(file -> Stream.ofNullable(file.flow()));
    }

    private Map<TopicId, Topic> topics() {
        return files.values().stream()
                .flatMap(file -> file.topics().stream())
                .distinct()
                .map(CheckCommand::topic)
                .collect(Collectors.toMap(Topic::id, topic -> topic));
    }

    private static Topic topic(String id) {
        Wording wording = new Wording(1, id, null, CallToAction.GET_UPDATES, "en");
        return new Topic(
                new TopicId(id), id, Frequency.WEEKLY, ZONE, 1, Map.of(1, wording), false, null, null, null, null);
    }

    private Catalog catalog() {
        PageRules page = new PageRules(
                RulePacks.builtIn().named(RulePacks.REFERENCE).orElseThrow(),
                ZONE,
                "PL",
                Instant.EPOCH,
                true,
                Bar.NONE,
                false,
                Set.of(),
                Set.of(),
                null,
                null);
        return new Catalog(
                0,
                0,
                page,
                topics(),
                flows().collect(Collectors.toMap(flow -> new Catalog.FlowVersion(flow.id(), 1), flow -> flow)),
                flows().collect(Collectors.toMap(Flow::id, Flow::version)),
                Map.of(),
                new Catalog.Entrances(Set.of(), Set.of(), null, Map.of(), Map.of()));
    }
}
