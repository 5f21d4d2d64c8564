package io.dutchbook.venues.kalshi;

import io.dutchbook.engine.collection.Ordered;
import io.dutchbook.venues.json.Fields;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Kalshi's hours (recorded 2026-01, OpenAPI 3.32.0): weekly sessions in US Eastern, with a pause on
 * Thursdays from 03:00 to 05:00, and maintenance beyond that.
 */
public record KalshiSchedule(List<Week> weeks, List<Span> maintenance) {
  private static final ZoneId US_EASTERN = ZoneId.of("America/New_York");

  /** Copies the lists. */
  public KalshiSchedule {
    weeks = List.copyOf(weeks);
    maintenance = List.copyOf(maintenance);
  }

  /** A stretch of time, epoch milliseconds, the end not in it. */
  public record Span(long from, long to) {
    boolean holds(long at) {
      return at >= from && at < to;
    }
  }

  /** Part of a day; a session that ends at 00:00 goes to the end of the day. */
  public record Session(LocalTime opens, LocalTime closes) {
    boolean holds(LocalTime time) {
      boolean toTheEnd = closes.equals(LocalTime.MIDNIGHT);
      return !time.isBefore(opens) && (toTheEnd || time.isBefore(closes));
    }
  }

  /** The sessions of every day of the week, while they are valid. */
  public record Week(Span valid, Map<DayOfWeek, List<Session>> days) {
    /** Copies the map. */
    public Week {
      days = Ordered.map(days);
    }

    boolean isOpen(ZonedDateTime at) {
      return days.getOrDefault(at.getDayOfWeek(), List.of()).stream()
          .anyMatch(session -> session.holds(at.toLocalTime()));
    }
  }

  static KalshiSchedule of(Fields answer) {
    Fields schedule = answer.object("schedule");
    return new KalshiSchedule(
        schedule.objects("standard_hours").stream().map(KalshiSchedule::week).toList(),
        schedule.objects("maintenance_windows").stream()
            .map(row -> span(row, "start_datetime", "end_datetime"))
            .toList());
  }

  private static Week week(Fields row) {
    Map<DayOfWeek, List<Session>> days = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      days.put(day, sessions(row, day.name().toLowerCase(Locale.ROOT)));
    }
    return new Week(span(row, "start_time", "end_time"), days);
  }

  private static List<Session> sessions(Fields row, String day) {
    List<Session> sessions = new ArrayList<>();
    for (Fields session : row.objects(day)) {
      sessions.add(
          new Session(
              session.read("open_time", LocalTime::parse),
              session.read("close_time", LocalTime::parse)));
    }
    return List.copyOf(sessions);
  }

  private static Span span(Fields row, String from, String to) {
    return new Span(WireValues.time(row, from), WireValues.time(row, to));
  }

  /** Whether the schedule has the exchange trading at a moment, epoch milliseconds. */
  public boolean isOpen(long at) {
    ZonedDateTime there = Instant.ofEpochMilli(at).atZone(US_EASTERN);
    return maintenance.stream().noneMatch(window -> window.holds(at))
        && weeks.stream().filter(week -> week.valid().holds(at)).anyMatch(w -> w.isOpen(there));
  }
}
