package io.dutchbook.simulator.polymarket.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.simulator.polymarket.Conversion;
import io.dutchbook.simulator.polymarket.PolymarketExchange;
import io.dutchbook.simulator.polymarket.PolymarketMarket;
import io.dutchbook.simulator.seed.Ids;
import io.dutchbook.simulator.server.Answer;
import io.dutchbook.simulator.server.Call;
import io.dutchbook.simulator.server.Json;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sends a wallet's splits, merges and redemptions to the chain without gas. A transaction is
 * executed, mined and confirmed in steps; it acts when it is mined, and fails when the wallet does
 * not have by then what it takes.
 *
 * <p>The venue's relayer takes signed contract calls; this one takes their meaning, signed like any
 * other request.
 */
final class Relayer {
  private static final int HISTORY = 10_000;
  private static final long EXECUTED = 500;
  private static final long MINED = 2_500;
  private static final long CONFIRMED = 7_500;

  private final PolymarketExchange exchange;
  private final Ids ids;
  private final Map<String, Transaction> transactions = new LinkedHashMap<>();

  Relayer(PolymarketExchange exchange, Ids ids) {
    this.exchange = exchange;
    this.ids = ids;
  }

  /** Takes a transaction; it happens later. */
  Answer submit(String body, Credentials member, long now) {
    JsonNode json = Json.read(body).orElseGet(Json::object);
    Optional<Conversion> conversion =
        Arrays.stream(Conversion.values())
            .filter(one -> one.name().equals(json.path("type").asText("")))
            .findFirst();
    Optional<PolymarketMarket> market = exchange.market(json.path("conditionId").asText(""));
    String amount = json.path("amount").asText("");
    boolean redeems = conversion.filter(Conversion.REDEEM::equals).isPresent();
    if (conversion.isEmpty()) {
      return ClobErrors.error(400, "type is SPLIT, MERGE or REDEEM");
    }
    if (market.isEmpty()) {
      return ClobErrors.error(400, "Invalid market");
    }
    if (!json.path("negRisk").isBoolean()
        || json.path("negRisk").asBoolean() != market.get().event().negRisk()) {
      return ClobErrors.error(400, "negRisk is not the market's");
    }
    if (!amount.matches("[0-9]{1,15}") || (!redeems && Long.parseLong(amount) == 0)) {
      return ClobErrors.error(400, "amount is a text of millionths");
    }
    Transaction made =
        new Transaction(
            ids.uuid(),
            ids.hash(),
            member,
            market.get(),
            conversion.get(),
            Long.parseLong(amount),
            now);
    remember(made);
    return Answer.json(200, made.json());
  }

  private void remember(Transaction made) {
    transactions.put(made.id, made);
    if (transactions.size() > HISTORY) {
      transactions.remove(transactions.keySet().iterator().next());
    }
  }

  /** How far an own transaction is. */
  Answer transaction(Call call, Credentials member) {
    Transaction found = transactions.get(call.parameter("id").orElse(""));
    return found == null || found.member.account() != member.account()
        ? ClobErrors.error(404, "transaction not found")
        : Answer.json(200, found.json());
  }

  /** Lets time pass. */
  void advance(long now) {
    List.copyOf(transactions.values()).forEach(transaction -> transaction.advance(now));
  }

  /** How far a transaction is. */
  private enum State {
    STATE_NEW,
    STATE_EXECUTED,
    STATE_MINED,
    STATE_CONFIRMED,
    STATE_FAILED
  }

  private final class Transaction {
    private final String id;
    private final String hash;
    private final Credentials member;
    private final PolymarketMarket market;
    private final Conversion conversion;
    private final long amount;
    private final long at;
    private State state = State.STATE_NEW;

    private Transaction(
        String id,
        String hash,
        Credentials member,
        PolymarketMarket market,
        Conversion conversion,
        long amount,
        long at) {
      this.id = id;
      this.hash = hash;
      this.member = member;
      this.market = market;
      this.conversion = conversion;
      this.amount = amount;
      this.at = at;
    }

    private void advance(long now) {
      long age = now - at;
      if (state == State.STATE_NEW && age >= EXECUTED) {
        state = State.STATE_EXECUTED;
      }
      if (state == State.STATE_EXECUTED && age >= MINED) {
        boolean done = exchange.convert(member.account(), market, conversion, amount, now);
        state = done ? State.STATE_MINED : State.STATE_FAILED;
      }
      if (state == State.STATE_MINED && age >= CONFIRMED) {
        state = State.STATE_CONFIRMED;
      }
    }

    private ObjectNode json() {
      boolean sent = state == State.STATE_MINED || state == State.STATE_CONFIRMED;
      return Json.object()
          .put("transactionID", id)
          .put("transactionHash", sent ? hash : "")
          .put("state", state.name());
    }
  }
}
