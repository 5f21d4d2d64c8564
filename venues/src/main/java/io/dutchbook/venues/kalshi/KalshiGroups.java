package io.dutchbook.venues.kalshi;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.venues.http.Target;
import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.json.Json;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpMethod;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.jspecify.annotations.Nullable;

/**
 * Order groups: orders that may trade so many contracts together within a rolling 15 seconds. When
 * they trade more, all of them are canceled and new ones refused until a reset (2026-10). A group
 * lives on one shard.
 */
public final class KalshiGroups {
  private static final String GROUPS = "/portfolio/order_groups";
  private static final byte[] EMPTY = "{}".getBytes(UTF_8);

  private final KalshiCalls calls;

  KalshiGroups(KalshiCalls calls) {
    this.calls = calls;
  }

  /** A group's name and where it lives. */
  public record GroupRef(String id, int shard) {}

  /**
   * A group.
   *
   * @param limit contracts within 15 seconds; null when the venue does not say
   * @param armed whether it cancels by itself
   * @param orderIds of it; empty in listings, which leave them out
   */
  public record Group(
      GroupRef ref, @Nullable Quantity limit, boolean armed, List<String> orderIds) {
    /** Copies the list. */
    public Group {
      orderIds = List.copyOf(orderIds);
    }

    static Group listed(Fields row) {
      return of(row, row.text("id"), List.of());
    }

    static Group alone(Fields answer, String id) {
      answer.list("orders");
      return of(answer, id, answer.optionalTexts("orders"));
    }

    private static Group of(Fields row, String id, List<String> orderIds) {
      return new Group(
          new GroupRef(id, WireValues.shard(row)),
          row.has("contracts_limit_fp") ? row.quantity("contracts_limit_fp") : null,
          row.flag("is_auto_cancel_enabled"),
          orderIds);
    }
  }

  /** Makes a group on a shard. */
  public CompletionStage<KalshiReply<GroupRef>> create(Quantity limit, int shard) {
    ObjectNode form = limitForm(limit);
    form.put("exchange_index", shard);
    return calls.send(
        "create-group",
        HttpMethods.POST,
        Target.of(GROUPS + "/create"),
        Json.write(form).getBytes(UTF_8),
        answer -> created(answer, shard));
  }

  static GroupRef created(Fields answer, int shard) {
    return new GroupRef(
        answer.text("order_group_id"),
        answer.has("exchange_index") ? WireValues.shard(answer) : shard);
  }

  static ObjectNode limitForm(Quantity limit) {
    ObjectNode form = Json.object();
    form.put("contracts_limit_fp", limit.toString());
    return form;
  }

  /** Every group of the account; the venue gives them in one piece. */
  public CompletionStage<List<Group>> list() {
    return calls.read("groups", Target.of(GROUPS), KalshiGroups::listed);
  }

  /** The list is missing when there is no group (OpenAPI 3.32.0 does not require it). */
  static List<Group> listed(Fields answer) {
    return answer.has("order_groups")
        ? answer.objects("order_groups").stream().map(Group::listed).toList()
        : List.of();
  }

  /** One group with its orders. */
  public CompletionStage<Group> get(String id) {
    return calls.read(
        "group",
        Target.of(GROUPS + "/" + WireValues.segment(id)),
        answer -> Group.alone(answer, id));
  }

  /** Sets another limit; one below what traded just now triggers the group. */
  public CompletionStage<KalshiReply<Boolean>> setLimit(GroupRef group, Quantity limit) {
    byte[] body = Json.write(limitForm(limit)).getBytes(UTF_8);
    return change("limit-group", HttpMethods.PUT, group, "/limit", body);
  }

  /** Lets a triggered group take orders again. */
  public CompletionStage<KalshiReply<Boolean>> reset(GroupRef group) {
    return change("reset-group", HttpMethods.PUT, group, "/reset", EMPTY);
  }

  /** Cancels its orders now and takes no more until a reset. */
  public CompletionStage<KalshiReply<Boolean>> trigger(GroupRef group) {
    return change("trigger-group", HttpMethods.PUT, group, "/trigger", EMPTY);
  }

  /** Deletes a group and cancels its orders. */
  public CompletionStage<KalshiReply<Boolean>> delete(GroupRef group) {
    return change("delete-group", HttpMethods.DELETE, group, "", new byte[0]);
  }

  private CompletionStage<KalshiReply<Boolean>> change(
      String operation, HttpMethod method, GroupRef group, String what, byte[] body) {
    Target target =
        Target.of(GROUPS + "/" + WireValues.segment(group.id()) + what)
            .with("exchange_index", group.shard());
    return calls.sendForNothing(operation, method, target, body);
  }
}
