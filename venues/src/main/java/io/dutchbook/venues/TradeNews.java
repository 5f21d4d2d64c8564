package io.dutchbook.venues;

/**
 * What was heard of a trade after it matched.
 *
 * @param order the name under which {@link OrderPort#touched} mentions the order, as {@link
 *     OrderPort#touchName} gives it
 * @param tradeId the venue's name of the trade: the fill's id
 * @param state how far it has come; the same one may be heard several times
 */
public record TradeNews(String order, String tradeId, TradeState state) {}
