package dev.rytm.store;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import dev.rytm.core.consent.Topic;
import dev.rytm.core.consent.Wording;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.message.CallToAction;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The tables `topic` and `topic_wording`. Wordings are only ever added: they prove what a person was shown.
public final class Topics {

    private final Statements statements;

    Topics(Statements statements) {
        this.statements = statements;
    }

    /// A topic in its page, whether it is paused, and how often it was edited.
    public record Stored(long pageId, Topic topic, boolean paused, long revision) {}

    /// A topic's name and title as the rules compare them.
    public record Keys(String name, String title) {}

    /// One wording of a topic, and how the topic looks with all of them.
    private record Line(String topic, Wording wording, Function<Map<Integer, Wording>, Stored> whole) {}

    /// In one statement: a topic and its wordings read apart do not fit together if somebody edits in between.
    public Map<Long, List<Stored>> of(Collection<Long> pageIds) {
        Map<String, List<Line>> topics =
                statements.list("""
                        select t.page_id, t.topic_id, t.name, t.frequency, t.zone, t.current_wording, t.re_opt_in,
                               t.on_stop, t.on_resume, t.stop_tag, t.resume_tag, t.paused, t.revision,
                               w.version, w.title, w.image_url, w.call_to_action, w.language
                          from topic t
                          join topic_wording w on w.page_id = t.page_id and w.topic_id = t.topic_id
                         where t.page_id = any (?)
                         order by t.page_id, t.name_key, t.frequency
                        """, Topics::line, (Object) pageIds.toArray(Long[]::new)).stream()
                        .collect(groupingBy(Line::topic, LinkedHashMap::new, toList()));
        return topics.values().stream()
                .map(lines -> lines.getFirst()
                        .whole()
                        .apply(lines.stream().map(Line::wording).collect(toMap(Wording::version, w -> w))))
                .collect(groupingBy(Stored::pageId));
    }

    public List<Stored> list(long pageId) {
        return of(List.of(pageId)).getOrDefault(pageId, List.of());
    }

    public Optional<Stored> find(long pageId, TopicId id) {
        return list(pageId).stream().filter(s -> s.topic().id().equals(id)).findFirst();
    }

    /// Which topic of the page already has the name, or shows the title, in this frequency.
    public Optional<TopicId> clash(long pageId, Topic topic, Keys keys) {
        return statements.first(
                """
                        select topic_id from topic
                         where page_id = ? and frequency = ? and (name_key = ? or title_key = ?) and topic_id <> ?
                         limit 1
                        """,
                row -> new TopicId(row.text("topic_id")),
                pageId,
                topic.frequency(),
                keys.name(),
                keys.title(),
                topic.id().value());
    }

    /// Whether anybody was ever asked about it: then its frequency is what they were told, and it cannot be deleted.
    public boolean wasAsked(long pageId, TopicId id) {
        return statements.one("""
                select exists (select from send where page_id = ? and topic_id = ? and kind = 'opt-in-request')
                    or exists (select from consent where page_id = ? and topic_id = ?) as asked
                """, row -> row.truth("asked"), pageId, id.value(), pageId, id.value());
    }

    public void insert(long pageId, Topic topic, Keys keys) {
        statements.update(
                """
                        insert into topic (page_id, topic_id, name, name_key, frequency, zone, current_wording,
                                           title_key, re_opt_in, on_stop, on_resume, stop_tag, resume_tag)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """,
                pageId,
                topic.id().value(),
                topic.name(),
                keys.name(),
                topic.frequency(),
                topic.zone().getId(),
                topic.currentWording(),
                keys.title(),
                topic.reOptIn(),
                value(topic.onStop()),
                value(topic.onResume()),
                topic.stopTag(),
                topic.resumeTag());
        addWordings(pageId, topic);
        Pages.bumpCatalog(statements, pageId);
    }

    /// Changes the revision that its author started from; false if somebody else has changed it since.
    public boolean change(long pageId, Topic topic, Keys keys, long revision) {
        int changed = statements.update(
                """
                        update topic
                           set name = ?, name_key = ?, frequency = ?, zone = ?, current_wording = ?, title_key = ?,
                               re_opt_in = ?, on_stop = ?, on_resume = ?, stop_tag = ?, resume_tag = ?,
                               revision = revision + 1
                         where page_id = ? and topic_id = ? and revision = ?
                        """,
                topic.name(),
                keys.name(),
                topic.frequency(),
                topic.zone().getId(),
                topic.currentWording(),
                keys.title(),
                topic.reOptIn(),
                value(topic.onStop()),
                value(topic.onResume()),
                topic.stopTag(),
                topic.resumeTag(),
                pageId,
                topic.id().value(),
                revision);
        if (changed == 0) {
            return false;
        }
        addWordings(pageId, topic);
        Pages.bumpCatalog(statements, pageId);
        return true;
    }

    public void pause(long pageId, TopicId id, boolean paused) {
        statements.update("update topic set paused = ? where page_id = ? and topic_id = ?", paused, pageId, id.value());
        Pages.bumpCatalog(statements, pageId);
    }

    public void delete(long pageId, TopicId id) {
        statements.update("delete from topic where page_id = ? and topic_id = ?", pageId, id.value());
        Pages.bumpCatalog(statements, pageId);
    }

    private void addWordings(long pageId, Topic topic) {
        Columns<Wording> wordings = Columns.of(topic.wordings().values());
        statements.update(
                """
                        insert into topic_wording (page_id, topic_id, version, title, image_url, call_to_action, language)
                        select ?, ?, * from unnest(?::integer[], ?::text[], ?::text[], ?::text[], ?::text[])
                        on conflict do nothing
                        """,
                pageId,
                topic.id().value(),
                wordings.integers(Wording::version),
                wordings.texts(Wording::title),
                wordings.texts(Wording::imageUrl),
                wordings.texts(wording -> wording.callToAction().name()),
                wordings.texts(Wording::language));
    }

    private static Line line(Row row) {
        long pageId = row.number("page_id");
        TopicId id = new TopicId(row.text("topic_id"));
        String name = row.text("name");
        Frequency frequency = Frequency.valueOf(row.text("frequency"));
        ZoneId zone = ZoneId.of(row.text("zone"));
        int current = row.integer("current_wording");
        boolean reOptIn = row.truth("re_opt_in");
        FlowId onStop = flow(row.textOrNull("on_stop"));
        FlowId onResume = flow(row.textOrNull("on_resume"));
        String stopTag = row.textOrNull("stop_tag");
        String resumeTag = row.textOrNull("resume_tag");
        boolean paused = row.truth("paused");
        long revision = row.number("revision");
        return new Line(
                pageId + "/" + id.value(),
                wording(row),
                wordings -> new Stored(
                        pageId,
                        new Topic(
                                id, name, frequency, zone, current, wordings, reOptIn, onStop, onResume, stopTag,
                                resumeTag),
                        paused,
                        revision));
    }

    private static Wording wording(Row row) {
        return new Wording(
                row.integer("version"),
                row.text("title"),
                row.textOrNull("image_url"),
                CallToAction.valueOf(row.text("call_to_action")),
                row.text("language"));
    }

    private static @Nullable String value(@Nullable FlowId flow) {
        return flow == null ? null : flow.value();
    }

    private static @Nullable FlowId flow(@Nullable String value) {
        return value == null ? null : new FlowId(value);
    }
}
