package dev.rytm.store;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.rytm.core.consent.Topic;
import dev.rytm.core.consent.Wording;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.message.CallToAction;
import java.time.ZoneId;
import java.util.Collection;
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

    /// A topic in its page, and whether it is paused.
    public record Stored(long pageId, Topic topic, boolean paused) {}

    /// A topic's name and title as the rules compare them.
    public record Keys(String name, String title) {}

    private record Version(long pageId, String topicId, Wording wording) {}

    public Map<Long, List<Stored>> of(Collection<Long> pageIds) {
        Long[] pages = pageIds.toArray(Long[]::new);
        Map<String, List<Version>> wordings = statements.list("""
                        select page_id, topic_id, version, title, image_url, call_to_action, language
                          from topic_wording where page_id = any (?)
                        """, Topics::version, (Object) pages).stream()
                .collect(groupingBy(version -> version.pageId() + "/" + version.topicId()));
        return statements.list("""
                        select page_id, topic_id, name, frequency, zone, current_wording, re_opt_in,
                               on_stop, on_resume, stop_tag, resume_tag, paused
                          from topic where page_id = any (?) order by page_id, name_key, frequency
                        """, row -> stored(row, wordings), (Object) pages).stream()
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

    public void change(long pageId, Topic topic, Keys keys) {
        statements.update(
                """
                        update topic
                           set name = ?, name_key = ?, frequency = ?, zone = ?, current_wording = ?, title_key = ?,
                               re_opt_in = ?, on_stop = ?, on_resume = ?, stop_tag = ?, resume_tag = ?
                         where page_id = ? and topic_id = ?
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
                topic.id().value());
        addWordings(pageId, topic);
        Pages.bumpCatalog(statements, pageId);
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

    private static Stored stored(Row row, Map<String, List<Version>> wordings) {
        long pageId = row.number("page_id");
        String id = row.text("topic_id");
        Topic topic = new Topic(
                new TopicId(id),
                row.text("name"),
                Frequency.valueOf(row.text("frequency")),
                ZoneId.of(row.text("zone")),
                row.integer("current_wording"),
                wordings.getOrDefault(pageId + "/" + id, List.of()).stream()
                        .map(Version::wording)
                        .collect(toMap(Wording::version, Function.identity())),
                row.truth("re_opt_in"),
                flow(row.textOrNull("on_stop")),
                flow(row.textOrNull("on_resume")),
                row.textOrNull("stop_tag"),
                row.textOrNull("resume_tag"));
        return new Stored(pageId, topic, row.truth("paused"));
    }

    private static Version version(Row row) {
        Wording wording = new Wording(
                row.integer("version"),
                row.text("title"),
                row.textOrNull("image_url"),
                CallToAction.valueOf(row.text("call_to_action")),
                row.text("language"));
        return new Version(row.number("page_id"), row.text("topic_id"), wording);
    }

    private static @Nullable String value(@Nullable FlowId flow) {
        return flow == null ? null : flow.value();
    }

    private static @Nullable FlowId flow(@Nullable String value) {
        return value == null ? null : new FlowId(value);
    }
}
