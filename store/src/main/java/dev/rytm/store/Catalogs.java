package dev.rytm.store;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.rytm.core.Catalog;
import dev.rytm.core.Catalog.FlowVersion;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.policy.Bar;
import dev.rytm.core.policy.PageRules;
import dev.rytm.core.policy.Restriction;
import dev.rytm.core.policy.RulePack;
import dev.rytm.store.Entrances.Entrance;
import dev.rytm.store.Page.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// What decisions are made with, page by page, kept in memory for as long as its version is the page's newest.
///
/// A call costs one select of versions; a page that changed since is read anew, in the same transaction.
public final class Catalogs {

    private final Map<String, RulePack> packs;
    private final Map<Long, Catalog> cache = new ConcurrentHashMap<>();

    public Catalogs(Map<String, RulePack> packs) {
        this.packs = Map.copyOf(packs);
    }

    /// The catalogs as they are now.
    public Map<Long, Catalog> current(Transaction transaction, Collection<Long> pageIds) {
        return catalogs(transaction, pageIds, "");
    }

    /// The same, and nothing of it can change before this transaction ends: whoever draws a brake waits for it.
    public Map<Long, Catalog> currentForShare(Transaction transaction, Collection<Long> pageIds) {
        return catalogs(transaction, pageIds, " for share");
    }

    private Map<Long, Catalog> catalogs(Transaction transaction, Collection<Long> pageIds, String lock) {
        Map<Long, Catalog> current = new HashMap<>();
        List<Long> outdated = new ArrayList<>();
        versions(transaction, pageIds, lock).forEach((pageId, version) -> {
            Catalog known = cache.get(pageId);
            if (known != null && known.version() == version) {
                current.put(pageId, known);
            } else {
                outdated.add(pageId);
            }
        });
        while (!outdated.isEmpty()) {
            Map<Long, Catalog> loaded = load(transaction, outdated);
            Map<Long, Long> after = versions(transaction, outdated, "");
            // Each select sees what is committed by then: a page that changed meanwhile is of two minds and read again.
            loaded.values().stream()
                    .filter(catalog -> Objects.equals(after.get(catalog.pageId()), catalog.version()))
                    .forEach(catalog -> {
                        current.put(catalog.pageId(), catalog);
                        cache.merge(catalog.pageId(), catalog, Catalogs::newer);
                    });
            outdated.removeIf(pageId -> current.containsKey(pageId) || !after.containsKey(pageId));
        }
        return current;
    }

    private static Catalog newer(Catalog one, Catalog other) {
        return one.version() > other.version() ? one : other;
    }

    private static Map<Long, Long> versions(Transaction transaction, Collection<Long> pageIds, String lock) {
        return transaction
                .statements()
                .list(
                        "select page_id, catalog_version from page where page_id = any (?) order by page_id" + lock,
                        row -> Map.entry(row.number("page_id"), row.number("catalog_version")),
                        (Object) pageIds.toArray(Long[]::new))
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Map<Long, Catalog> load(Transaction transaction, List<Long> pageIds) {
        List<Head> heads = heads(transaction, pageIds);
        var topics = transaction.topics().of(pageIds);
        var flows = transaction.flows().published(pageIds);
        var sequences = transaction.sequences().of(pageIds);
        var entrances = transaction.entrances().of(pageIds);
        return heads.stream()
                .map(head -> new Parts(
                        head,
                        topics.getOrDefault(head.pageId(), List.of()),
                        flows.getOrDefault(head.pageId(), List.of()),
                        sequences.getOrDefault(head.pageId(), List.of()),
                        entrances.getOrDefault(head.pageId(), List.of())))
                .collect(toMap(parts -> parts.head().pageId(), this::catalog));
    }

    private Catalog catalog(Parts parts) {
        Settings settings = parts.head().settings();
        return new Catalog(
                parts.head().pageId(),
                parts.head().version(),
                rules(parts),
                parts.topics().stream().collect(toMap(stored -> stored.topic().id(), Topics.Stored::topic)),
                parts.flows().stream()
                        .map(Flows.Published::flow)
                        .collect(toMap(flow -> new FlowVersion(flow.id(), flow.version()), Function.identity())),
                parts.flows().stream()
                        .filter(Flows.Published::newest)
                        .collect(toMap(
                                published -> published.flow().id(),
                                published -> published.flow().version())),
                parts.sequences().stream()
                        .collect(toMap(stored -> stored.sequence().id(), Sequences.Stored::sequence)),
                new Catalog.Entrances(
                        settings.stopWords(),
                        settings.startWords(),
                        settings.defaultReply(),
                        parts.words(Entrances.Kind.KEYWORD),
                        parts.words(Entrances.Kind.REFERRAL)));
    }

    private PageRules rules(Parts parts) {
        Head head = parts.head();
        Settings settings = head.settings();
        RulePack pack = packs.get(settings.rulePack());
        if (pack == null) {
            throw new IllegalStateException("page " + head.pageId() + " uses the rule pack " + settings.rulePack()
                    + ", of which there is no file; known are " + new TreeSet<>(packs.keySet()));
        }
        return new PageRules(
                pack,
                settings.zone(),
                settings.country(),
                head.connectedSince(),
                head.connected(),
                head.bar(),
                head.paused(),
                parts.topics().stream()
                        .filter(Topics.Stored::paused)
                        .map(stored -> stored.topic().id())
                        .collect(toSet()),
                parts.sequences().stream()
                        .filter(Sequences.Stored::paused)
                        .map(stored -> stored.sequence().id())
                        .collect(toSet()),
                settings.quietHours(),
                settings.frequencyCap());
    }

    private record Parts(
            Head head,
            List<Topics.Stored> topics,
            List<Flows.Published> flows,
            List<Sequences.Stored> sequences,
            List<Entrance> entrances) {

        Map<String, FlowId> words(Entrances.Kind kind) {
            return entrances.stream()
                    .filter(entrance -> entrance.kind() == kind)
                    .collect(toMap(Entrance::word, Entrance::flow));
        }
    }

    private record Head(
            long pageId,
            long version,
            Settings settings,
            Instant connectedSince,
            boolean connected,
            Bar bar,
            boolean paused) {}

    private static Bar bar(Row row) {
        Restriction restriction = Restriction.valueOf(row.text("restriction"));
        return restriction == Restriction.NONE
                ? Bar.NONE
                : new Bar(restriction, row.instantOrNull("trial_from"), row.textOrNull("trial_by"));
    }

    /// The workspace's brake is every page's brake.
    private static List<Head> heads(Transaction transaction, List<Long> pageIds) {
        return transaction
                .statements()
                .list(
                        """
                        select p.page_id, p.catalog_version, p.country, p.zone, p.rule_pack, p.connected_since,
                               p.connected, p.restriction, p.trial_from, p.trial_by, p.paused or w.paused as paused,
                               p.quiet_from::text as quiet_from, p.quiet_until::text as quiet_until,
                               p.cap_max, p.cap_days, p.stop_words, p.start_words, p.default_reply
                          from page p
                          join workspace w on w.workspace_id = p.workspace_id
                         where p.page_id = any (?)
                        """,
                        row -> new Head(
                                row.number("page_id"),
                                row.number("catalog_version"),
                                Pages.settings(row),
                                row.instant("connected_since"),
                                row.truth("connected"),
                                bar(row),
                                row.truth("paused")),
                        (Object) pageIds.toArray(Long[]::new));
    }
}
