package io.dutchbook.simulator.kalshi.feed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.simulator.server.Json;

/** Error codes of the protocol (6, 16 and 17 were retired on 10 September 2026). */
enum Failure {
  UNPROCESSABLE(1, "Unable to process message"),
  PARAMS_REQUIRED(2, "Params required"),
  CHANNELS_REQUIRED(3, "Channels required"),
  SIDS_REQUIRED(4, "Subscription IDs required"),
  UNKNOWN_COMMAND(5, "Unknown command"),
  UNKNOWN_SID(7, "Unknown subscription ID"),
  UNKNOWN_CHANNEL(8, "Unknown channel name"),
  CHANNEL_ERROR(10, "Channel error"),
  INVALID_PARAMETER(11, "Invalid parameter"),
  ONE_SID_REQUIRED(12, "Exactly one subscription ID is required"),
  UNSUPPORTED_ACTION(13, "Unsupported action"),
  TICKER_REQUIRED(14, "Market Ticker required"),
  ACTION_REQUIRED(15, "Action required"),
  OVERFLOW(25, "Subscription buffer overflow"),
  TOO_MANY_MARKETS(26, "Subscription market limit exceeded"),
  TOO_MANY_COMMANDS(27, "Too many commands");

  private final int code;
  private final String text;

  Failure(int code, String text) {
    this.code = code;
    this.text = text;
  }

  ObjectNode message() {
    return Json.object().put("code", code).put("msg", text);
  }
}
