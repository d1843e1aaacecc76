package dev.rytm.bench.studio;

import dev.rytm.core.Effect;
import dev.rytm.core.contact.Consent;
import dev.rytm.core.contact.ConsentStatus;
import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.FieldValue;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.contact.Profile;
import dev.rytm.core.contact.TopicId;
import dev.rytm.store.Database;
import dev.rytm.store.Notes;
import dev.rytm.store.Statements;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A page with very many people. Most are made by SQL, in rows as wide as real ones; some are written by the
/// product itself and are the ones whose page is opened.
final class Population {

    static final String[] FIRST = {
        "Anna", "Jan", "Maria", "Piotr", "Łucja", "Krzysztof", "Agnieszka", "Tomasz", "Zofia", "Paweł", "Ewa", "Marek"
    };
    static final String[] LAST = {
        "Nowak",
        "Kowalska",
        "Wiśniewski",
        "Wójcik",
        "Kamińska",
        "Lewandowski",
        "Zielińska",
        "Szymański",
        "Dąbrowska",
        "Kozłowski",
        "Mazur",
        "Krawczyk",
        "Żółciński",
        "Ślęzak",
        "Ćwik"
    };

    private static final TopicId BREAD = new TopicId("bread");
    private static final int CHUNK = 100_000;
    private static final int NOTES = 20;

    /// Numbers below 100 that follow from the row's own, so that every run makes the same people.
    private static final String HASHED = Stream.of(
                    "first", "last", "seen", "regular", "vip", "course", "city", "score", "consent", "ends")
            .map(name -> "abs(hashint8(i * 31 + " + name.hashCode() % 1000 + ")::bigint) % 100 as " + name)
            .collect(Collectors.joining(", "));

    private final Database database;
    private final long page;
    private final Instant now;

    Population(Database database, long page, Instant now) {
        this.database = database;
        this.page = page;
        this.now = now;
    }

    /// The ids of those who were written by the product.
    List<String> settle(int contacts, int whole) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < whole; i++) {
            ids.add("9" + i);
        }
        for (int from = 0; from < contacts - whole; from += CHUNK) {
            make(from, Math.min(from + CHUNK, contacts - whole));
        }
        write(ids);
        database.asOwner(t -> t.statements().update("analyze contact_summary"));
        return ids;
    }

    private void make(int from, int until) {
        database.asOwner(t -> {
            Statements sql = t.statements();
            sql.update("""
                    insert into contact (page_id, contact_id, created_at, state)
                    select ?, (1000000 + i)::text, ?, jsonb_build_object('filler', repeat(md5(i::text), 30))
                      from generate_series(?::bigint, ?::bigint) as i
                    """, page, now, from, until - 1);
            sql.update("""
                    insert into contact_summary (page_id, contact_id, first_name, last_name, created_at, last_interaction_at,
                                                 tags, sequences, fields, consent_states, consent_moments)
                    select ?, (1000000 + i)::text,
                           (?::text[])[1 + hashed.first % 12], (?::text[])[1 + hashed.last % 15] || case when i % 3 = 0 then '-' || md5(i::text) else '' end,
                           ?, case when hashed.seen < 95 then ?::timestamptz - make_interval(secs => abs(hashint8(i)::bigint) % 15552000) end,
                           array_remove(array[case when hashed.regular < 50 then 'regular' end,
                                              case when hashed.vip < 10 then 'vip' end,
                                              case when i % 2000 = 0 then 'rare' end], null),
                           case when hashed.course < 3 then array['mornings'] else '{}' end,
                           jsonb_build_object(
                               'city', jsonb_build_object('kind', 'text', 'value', (array['Kraków', 'Łódź', 'Warszawa', 'Gdańsk'])[1 + hashed.city % 4]),
                               'score', jsonb_build_object('kind', 'numeric', 'value', hashed.score)),
                           case when hashed.consent < 70 then jsonb_build_object('bread',
                               case when hashed.consent < 55 then 'ACTIVE' when hashed.consent < 62 then 'STOPPED'
                                    when hashed.consent < 68 then 'EXPIRED' else 'REVOKED' end) else '{}' end,
                           case when hashed.consent < 70 then jsonb_build_object(
                               'OPTED_IN bread', (extract(epoch from ?::timestamptz) - hashed.score * 86400)::bigint * 1000000,
                               'ENDS bread', (extract(epoch from ?::timestamptz) + hashed.ends * 5 * 86400)::bigint * 1000000) else '{}' end
                      from generate_series(?::bigint, ?::bigint) as i
                     cross join lateral (select
                    """ + HASHED + ") as hashed", page, FIRST, LAST, now, now, now, now, from, until - 1);
            notes(sql, from, until);
            return sends(sql, from, until);
        });
    }

    /// Two lines of the timeline and one sent notification each.
    private void notes(Statements sql, int from, int until) {
        sql.update("""
                insert into decision_note (page_id, contact_id, at, kind, parameters)
                select ?, (1000000 + i)::text, ?::timestamptz - make_interval(hours => k), 'tag-added', '{"tag": "regular"}'
                  from generate_series(?::bigint, ?::bigint) as i, generate_series(1, 2) as k
                """, page, now, from, until - 1);
    }

    private int sends(Statements sql, int from, int until) {
        return sql.update("""
                insert into send (period_start, page_id, id, contact_id, kind, state, planned_at, due_at, not_after,
                                  next_due_at, topic_id, frequency, zone, attempt_id, evidence, final_at)
                select (?::timestamptz - interval '1 day')::date, ?, md5(i::text), (1000000 + i)::text, 'notification', 'SENT', ?, ?, ?, ?,
                       'bread', 'DAILY', 'UTC', md5(i::text), 'ANSWER', ?
                  from generate_series(?::bigint, ?::bigint) as i
                """, now, page, now, now, now, now, now, from, until - 1);
    }

    private void write(List<String> ids) {
        List<ContactKey> keys = ids.stream().map(id -> new ContactKey(page, id)).toList();
        database.inTransaction(t -> {
            t.contacts().lock(keys, now);
            t.contacts().save(keys.stream().map(this::person).toList());
            List<Notes.Note> notes = new ArrayList<>();
            for (ContactKey key : keys) {
                for (int i = 0; i < NOTES; i++) {
                    notes.add(new Notes.Note(key, new Effect.Entry("tag-added", Map.of("tag", "regular"))));
                }
            }
            t.notes().append(notes, now);
            return notes.size();
        });
    }

    private Contact person(ContactKey key) {
        Consent consent = new Consent(
                BREAD,
                "token-" + key.psid(),
                Frequency.DAILY,
                ZoneOffset.UTC,
                now.minus(Duration.ofDays(30)),
                now.plus(Duration.ofDays(150)),
                ConsentStatus.ACTIVE,
                now.minus(Duration.ofDays(30)),
                null,
                List.of());
        return Contact.unknown(key)
                .withProfile(new Profile(FIRST[key.psid().length() % FIRST.length], LAST[0], "pl_PL", null))
                .withLastInteractionAt(now.minus(Duration.ofHours(5)))
                .withTags(Set.of("regular"))
                .withFields(Map.of("score", new FieldValue.Numeric(BigDecimal.TEN)))
                .withConsents(Map.of(BREAD, consent));
    }
}
