package dev.rytm.server.dispatch;

import dev.rytm.core.message.SendOutcome;
import dev.rytm.messenger.graph.Answer;
import dev.rytm.server.dispatch.Consequence.PageNews;
import dev.rytm.server.dispatch.Endings.Told;
import dev.rytm.server.room.Bell;
import dev.rytm.store.Database;
import dev.rytm.store.DatabaseException;
import dev.rytm.store.LateNews.News;
import dev.rytm.store.Outbox.Ending;
import dev.rytm.store.SendKey;
import dev.rytm.store.SendState;
import dev.rytm.store.Transaction;
import dev.rytm.store.send.Claims;
import dev.rytm.store.send.Move;
import dev.rytm.store.send.Moves;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// Writes answers down, as many as have come in the meantime in one transaction.
///
/// An answer is written only if its row still stands as the intent left it. If not, it is kept as late news, and what
/// it proves is applied to a row that has become UNKNOWN meanwhile.
final class Outcomes {

    private static final int MOST = 1_000;
    private static final Duration REST = Duration.ofMillis(200);
    private static final Logger LOG = System.getLogger(Outcomes.class.getName());

    private final Database database;
    private final Consequences consequences;
    private final Endings endings;
    private final InstantSource clock;
    private final Slots slots;
    private final Bells bells;
    private final DispatchCounts counts;
    private final ConcurrentLinkedQueue<Answered> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger unwritten = new AtomicInteger();

    Outcomes(Database database, Timing timing, Endings endings, Slots slots, Bells bells, DispatchCounts counts) {
        this.database = database;
        this.consequences = new Consequences(timing.config());
        this.endings = endings;
        this.clock = timing.business();
        this.slots = slots;
        this.bells = bells;
        this.counts = counts;
    }

    /// The bell that wakes us, and those that wake whoever has to do with what we wrote.
    record Bells(Bell outcomes, Bell process, Bell dispatch, Bell timer) {}

    private record Answered(Order order, Answer answer, Instant at) {}

    /// How persons are told.
    private interface Telling {
        Told tell(Transaction transaction, List<Ending> endings);
    }

    private record Written(int late, Told told) {}

    void add(Order order, Answer answer) {
        unwritten.incrementAndGet();
        waiting.add(new Answered(order, answer, clock.instant()));
        bells.outcomes().ring();
    }

    int unwritten() {
        return unwritten.get();
    }

    /// One round of the writer. What cannot be written is put back: an answer is not lost while this process lives.
    Duration once() {
        List<Answered> batch = new ArrayList<>();
        for (Answered next; batch.size() < MOST && (next = waiting.poll()) != null; ) {
            batch.add(next);
        }
        if (batch.isEmpty()) {
            return REST;
        }
        if (batch.size() == MOST) {
            bells.outcomes().ring();
        }
        try {
            List<Consequence> all = batch.stream()
                    .map(one -> consequences.of(one.order(), one.answer(), one.at()))
                    .toList();
            Written written = write(batch, all);
            counts.late(written.late());
            counts.moved(all.stream().map(Consequence::move).toList());
            counts.decided(written.told().decided(), written.told().refusals());
            ring(written.told(), freed(batch));
        } catch (RuntimeException e) {
            waiting.addAll(batch);
            throw e;
        }
        unwritten.addAndGet(-batch.size());
        return Duration.ZERO;
    }

    /// If what persons make of it cannot be written, that is left to process, which finds out whose fault it is.
    private Written write(List<Answered> batch, List<Consequence> all) {
        try {
            return write(batch, all, endings::tell);
        } catch (RuntimeException e) {
            if (e instanceof DatabaseException trouble && trouble.isTrouble()) {
                throw e;
            }
            LOG.log(Level.WARNING, "how " + batch.size() + " sends ended is left to the inbox", e);
            return write(batch, all, Endings::byInbox);
        }
    }

    private Written write(List<Answered> batch, List<Consequence> all, Telling telling) {
        return database.inRepeatedTransaction(transaction -> {
            tellPages(transaction, all);
            batch.forEach(one -> Trials.tell(transaction.pageBars(), one.order(), one.answer(), one.at()));
            return write(transaction, all, telling);
        });
    }

    /// Whether something may have waited for these to end.
    private boolean freed(List<Answered> batch) {
        boolean awaited = false;
        for (Answered one : batch) {
            awaited |= slots.ended(one.order().pageId(), !(one.answer() instanceof Answer.Unknown));
        }
        return awaited;
    }

    private void ring(Told told, boolean awaited) {
        if (told.inbox()) {
            bells.process().ring();
        }
        if (told.sends() || awaited) {
            bells.dispatch().ring();
        }
        if (told.timers()) {
            bells.timer().ring();
        }
    }

    private static Written write(Transaction transaction, List<Consequence> all, Telling telling) {
        Moves moves = new Moves(transaction);
        List<Move> first = all.stream().map(Consequence::move).toList();
        Set<SendKey> moved = moves.makeUntold(first);
        List<Ending> ended = new ArrayList<>(Moves.endings(first, moved));
        List<Consequence> late =
                all.stream().filter(one -> !moved.contains(one.move().key())).toList();
        if (!late.isEmpty()) {
            List<News> news = new ArrayList<>();
            late.forEach(one -> {
                if (one.news() != null) {
                    news.add(one.news());
                }
            });
            transaction.lateNews().keep(news);
            ended.addAll(makeLate(moves, late));
        }
        return new Written(late.size(), telling.tell(transaction, ended));
    }

    private static List<Ending> makeLate(Moves moves, List<Consequence> late) {
        List<Move> second = from(SendState.UNKNOWN, late);
        Set<SendKey> stillUnknown = moves.makeUntold(second);
        List<Ending> ended = new ArrayList<>(Moves.endings(second, stillUnknown));
        List<Consequence> rest = late.stream()
                .filter(one -> !stillUnknown.contains(one.move().key()))
                .filter(one -> one.move().to() == SendState.SENT)
                .toList();
        List<Move> third = from(SendState.UNKNOWN_FINAL, rest);
        ended.addAll(Moves.endings(third, moves.makeUntold(third)));
        return ended;
    }

    /// The same fence: no probe was made since, so the answer is about the one attempt there was.
    private static List<Move> from(SendState state, Collection<Consequence> late) {
        return late.stream()
                .map(Consequence::move)
                .filter(move -> move.to() != SendState.UNKNOWN || isNews(move))
                .map(move -> new Move(
                        move.key(), move.contact(), move.fence(), state, move.to(), move.facts(), move.event()))
                .toList();
    }

    /// That the outcome is unknown was told when the lease ended; what a probe met was not.
    private static boolean isNews(Move move) {
        return move.event() != null && move.event().outcome() instanceof SendOutcome.Failed;
    }

    /// Pages before sends: one order of locks everywhere. Of many pauses of a page the longest counts.
    private static void tellPages(Transaction transaction, List<Consequence> all) {
        Map<Long, Duration> pauses = new TreeMap<>();
        Set<PageNews> others = new HashSet<>();
        for (Consequence one : all) {
            switch (one.page()) {
                case null -> {}
                case PageNews.Pause pause -> pauses.merge(pause.pageId(), pause.length(), Outcomes::longer);
                case PageNews.Disconnect news -> others.add(news);
                case PageNews.Bar news -> others.add(news);
            }
        }
        pauses.forEach(new Claims(transaction)::pause);
        others.stream().sorted(Comparator.comparingLong(PageNews::pageId)).forEach(news -> tell(transaction, news));
    }

    private static void tell(Transaction transaction, PageNews news) {
        switch (news) {
            case PageNews.Pause pause -> new Claims(transaction).pause(pause.pageId(), pause.length());
            case PageNews.Disconnect broken -> transaction.pages().disconnect(broken.pageId());
            case PageNews.Bar bar -> transaction.pageBars().refused(bar.pageId(), bar.restriction(), bar.at());
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
