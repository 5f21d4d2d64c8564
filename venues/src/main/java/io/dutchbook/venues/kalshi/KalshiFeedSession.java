package io.dutchbook.venues.kalshi;

import static io.dutchbook.venues.kalshi.KalshiFrame.NONE;

import io.dutchbook.engine.book.BookState;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.venues.FeedSession;
import io.dutchbook.venues.FeedSettings;
import io.dutchbook.venues.json.MalformedMessage;
import io.dutchbook.venues.kalshi.KalshiCommands.Command;
import io.dutchbook.venues.kalshi.KalshiCommands.Kind;
import io.dutchbook.venues.kalshi.KalshiFrame.Confirmed;
import io.dutchbook.venues.kalshi.KalshiFrame.Delta;
import io.dutchbook.venues.kalshi.KalshiFrame.Listing;
import io.dutchbook.venues.kalshi.KalshiFrame.News;
import io.dutchbook.venues.kalshi.KalshiFrame.Refused;
import io.dutchbook.venues.kalshi.KalshiFrame.Snapshot;
import io.dutchbook.venues.kalshi.KalshiFrame.Subscribed;
import io.dutchbook.venues.kalshi.KalshiFrame.Unsubscribed;
import io.dutchbook.venues.telemetry.VenueTelemetry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Books of one Kalshi connection. All markets share one subscription, and all its frames, replies
 * included, share one sequence (documentation of 2026-09): a hole makes every book suspect until
 * its next snapshot.
 *
 * <p>Trouble is met in steps: a snapshot is asked for; when books are still suspect after the
 * resync time, the subscription is made anew; after the same time again the session reports
 * silence, so that the connection is given up.
 */
public final class KalshiFeedSession implements FeedSession {
  private static final long SNAPSHOT_PAUSE_MILLIS = 100;

  private final FeedSettings settings;
  private final VenueTelemetry telemetry;
  private final KalshiCommands commands;
  private final MarketBooks books;
  private final Set<String> asked = new LinkedHashSet<>();

  private long sid = NONE;
  private long nextSeq;
  private long now = NONE;
  private long heardAt = NONE;
  private long probedAt = NONE;
  private long subscribingSince = NONE;
  private long notBefore = Long.MIN_VALUE;
  private long suspectSince = NONE;
  private long snapshotsAskedAt = NONE;
  private boolean snapshotsOwed;
  private boolean subscribedAnew;
  private boolean givenUp;
  private boolean unanswered;

  /**
   * A session of a connection that has just been opened.
   *
   * @param noPrices what the NO side of its frames means
   * @param generations numbers the books, rising over all sessions of a feed
   */
  public KalshiFeedSession(
      FeedSettings settings, NoPrices noPrices, IntSupplier generations, VenueTelemetry telemetry) {
    this.settings = settings;
    this.books = new MarketBooks(noPrices, generations);
    this.telemetry = telemetry;
    this.commands = new KalshiCommands(noPrices);
  }

  /** The subscription that the books come from; -1 while there is none. */
  public long sid() {
    return sid;
  }

  /** The place in the subscription's sequence at which the next frame is expected. */
  public long nextSeq() {
    return nextSeq;
  }

  @Override
  public List<String> want(Collection<InstrumentId> instruments) {
    List<String> newlySeen = books.want(instruments);
    List<String> answer = reconcile();
    if (sid != NONE && !newlySeen.isEmpty()) {
      answer.add(commands.snapshot(sid, newlySeen));
    }
    return answer;
  }

  @Override
  public List<String> onFrame(String text, long receivedAt, long frameNanos, Listener listener) {
    advance(receivedAt);
    heardAt = receivedAt;
    try {
      KalshiFrame frame = KalshiFrames.decode(text);
      List<String> answer = take(frame, new Moment(receivedAt, frameNanos, listener));
      payOwedSnapshots(answer);
      return answer;
    } catch (MalformedMessage e) {
      listener.onMalformed(e.type(), e.reason());
      return List.of();
    }
  }

  private List<String> take(KalshiFrame frame, Moment moment) {
    if (frame.sid() != NONE && frame.sid() != sid) {
      return new ArrayList<>();
    }
    if (frame.seq() != NONE && !isNext(frame.seq(), moment)) {
      return new ArrayList<>();
    }
    switch (frame) {
      case Snapshot snapshot -> {
        replace(snapshot, moment);
        return new ArrayList<>();
      }
      case Delta delta -> {
        change(delta, moment);
        return new ArrayList<>();
      }
      case Subscribed subscribed -> {
        return begin(subscribed, moment);
      }
      case Confirmed confirmed -> commands.answered(confirmed.id());
      case Refused refused -> refused(refused, moment);
      case Unsubscribed unsubscribed -> lost("unsubscribed " + unsubscribed.sid(), moment);
      case Listing listing -> listed(listing, moment);
      case News _ -> {}
    }
    return reconcile();
  }

  /** Checks a place in the sequence; false for a frame from before, whose content is outdated. */
  private boolean isNext(long seq, Moment moment) {
    if (seq == nextSeq) {
      nextSeq++;
      return true;
    }
    distrustAll("sid " + sid + ": expected seq " + nextSeq + ", got " + seq, moment);
    boolean later = seq > nextSeq;
    nextSeq = later ? seq + 1 : nextSeq;
    return later;
  }

  private void replace(Snapshot snapshot, Moment moment) {
    books
        .of(snapshot.ticker())
        .ifPresent(book -> {
          book.replace(snapshot);
          publish(book, moment);
        });
    if (books.suspects().isEmpty()) {
      suspectSince = NONE;
      subscribedAnew = false;
    }
  }

  private void change(Delta delta, Moment moment) {
    MarketBook book = books.of(delta.ticker()).orElse(null);
    if (book == null || book.state() != BookState.LIVE) {
      return;
    }
    if (book.apply(delta)) {
      publish(book, moment);
      return;
    }
    moment.listener().onGap(delta.ticker() + " at " + delta.price() + " would fall below zero");
    distrust(book, moment);
    snapshotsOwed = true;
  }

  private List<String> begin(Subscribed subscribed, Moment moment) {
    List<String> answer = new ArrayList<>();
    if (!subscribed.channel().equals(KalshiFrames.BOOK_CHANNEL)) {
      return answer;
    }
    subscribingSince = NONE;
    unanswered = false;
    if (sid == subscribed.newSid()) {
      return answer;
    }
    if (sid != NONE) {
      answer.add(commands.unsubscribe(sid));
      books.all().forEach(book -> distrust(book, moment));
    }
    sid = subscribed.newSid();
    nextSeq = 1;
    answer.addAll(reconcile());
    return answer;
  }

  private void refused(Refused refused, Moment moment) {
    telemetry.refused("feed/" + refused.code());
    Command command = commands.answered(refused.id()).orElse(null);
    if (refused.error().isTerminal()
        || (refused.error() == FeedError.UNKNOWN_SUBSCRIPTION && isAboutOurs(command))) {
      lost("error " + refused.code() + " " + refused.message(), moment);
    } else if (command != null) {
      pause();
      switch (command.kind()) {
        case SUBSCRIBE -> {
          subscribingSince = NONE;
          unanswered = false;
          asked.clear();
        }
        case ADD -> command.tickers().forEach(asked::remove);
        case SNAPSHOT -> suspectSince = Math.min(suspectSince, now - resyncMillis());
        case DELETE, UNSUBSCRIBE, PROBE -> {}
      }
    }
  }

  /** Whether a command needed the present subscription; giving up an earlier one does not. */
  private boolean isAboutOurs(@Nullable Command command) {
    return command != null && command.sid() == sid && command.kind() != Kind.UNSUBSCRIBE;
  }

  /** A live subscription is in the list; one that is not has died without a word. */
  private void listed(Listing listing, Moment moment) {
    Command probe = commands.answered(listing.id()).orElse(null);
    boolean sameAsThen = probe != null && probe.kind() == Kind.PROBE && probe.sid() == sid;
    if (sid != NONE && sameAsThen && !listing.bookSids().contains(sid)) {
      lost("sid " + sid + " is not listed any more", moment);
    }
  }

  /** The subscription is gone: trust nothing and begin anew after a pause. */
  private void lost(String why, Moment moment) {
    distrustAll(why, moment);
    sid = NONE;
    asked.clear();
    snapshotsOwed = false;
    pause();
  }

  private void pause() {
    notBefore = now + resyncMillis();
  }

  private void distrustAll(String why, Moment moment) {
    moment.listener().onGap(why);
    books.all().forEach(book -> distrust(book, moment));
    snapshotsOwed = true;
  }

  private void distrust(MarketBook book, Moment moment) {
    if (book.distrust(BookState.GAPPED)) {
      suspectSince = suspectSince == NONE ? now : suspectSince;
      publish(book, moment);
    }
  }

  private void publish(MarketBook book, Moment moment) {
    book.publish(settings.levels(), moment.receivedAt(), moment.frameNanos(), moment.listener());
  }

  @Override
  public List<String> onTick(long at) {
    advance(at);
    heardAt = heardAt == NONE ? at : heardAt;
    List<String> answer = new ArrayList<>();
    if (subscribingSince != NONE && at - subscribingSince > resyncMillis()) {
      subscribeAgain();
    }
    suspectSince = books.suspects().isEmpty() ? NONE : suspectSince;
    if (suspectSince != NONE && at - suspectSince >= resyncMillis()) {
      escalate(answer);
    }
    answer.addAll(reconcile());
    payOwedSnapshots(answer);
    if (probedAt == NONE || at - probedAt >= settings.probe().toMillis()) {
      probedAt = at;
      answer.add(commands.probe(sid));
    }
    return answer;
  }

  /**
   * A subscription whose answer was lost lives at the venue, which merges the next one into it and
   * does not say its sid (recorded 2026-06): after a second one only a new connection helps.
   */
  private void subscribeAgain() {
    givenUp |= unanswered;
    unanswered = true;
    subscribingSince = NONE;
    asked.clear();
  }

  private void advance(long at) {
    if (now == NONE && subscribingSince != NONE) {
      subscribingSince = at;
    }
    now = at;
  }

  private void escalate(List<String> answer) {
    if (subscribedAnew) {
      givenUp = true;
      return;
    }
    subscribedAnew = true;
    suspectSince = now;
    if (sid != NONE) {
      answer.add(commands.unsubscribe(sid));
    }
    sid = NONE;
    asked.clear();
    notBefore = now;
  }

  /** Commands that bring the subscription to what is wanted. */
  private List<String> reconcile() {
    List<String> answer = new ArrayList<>();
    if (sid == NONE) {
      if (!books.isEmpty() && subscribingSince == NONE && now >= notBefore) {
        asked.addAll(books.tickers());
        subscribingSince = Math.max(now, 0);
        answer.add(commands.subscribe(books.tickers()));
      }
      return answer;
    }
    List<String> gone = asked.stream().filter(ticker -> books.of(ticker).isEmpty()).toList();
    List<String> missing =
        books.tickers().stream().filter(ticker -> !asked.contains(ticker)).toList();
    if (!missing.isEmpty() && now >= notBefore) {
      asked.addAll(missing);
      answer.add(commands.add(sid, missing));
    }
    if (!gone.isEmpty()) {
      gone.forEach(asked::remove);
      answer.add(commands.delete(sid, gone));
    }
    return answer;
  }

  private void payOwedSnapshots(List<String> answer) {
    boolean due = snapshotsAskedAt == NONE || now - snapshotsAskedAt >= SNAPSHOT_PAUSE_MILLIS;
    if (!snapshotsOwed || sid == NONE || !due) {
      return;
    }
    snapshotsOwed = false;
    List<String> suspects = books.suspects();
    if (!suspects.isEmpty()) {
      snapshotsAskedAt = now;
      answer.add(commands.snapshot(sid, suspects));
    }
  }

  @Override
  public boolean isSilent(long at) {
    return givenUp || (heardAt != NONE && at - heardAt > settings.silence().toMillis());
  }

  @Override
  public void onDisconnect(Listener listener) {
    Moment moment = new Moment(now, 0, listener);
    for (MarketBook book : books.all()) {
      book.distrust(BookState.STALE);
      publish(book, moment);
    }
    sid = NONE;
    asked.clear();
  }

  private long resyncMillis() {
    return settings.resync().toMillis();
  }

  private record Moment(long receivedAt, long frameNanos, Listener listener) {}
}
