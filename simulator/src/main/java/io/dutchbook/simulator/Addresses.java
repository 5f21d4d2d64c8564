package io.dutchbook.simulator;

import java.nio.file.Path;

/**
 * Where a running simulator is reached, and with which keys.
 *
 * @param kalshiRest the base of Kalshi's REST paths
 * @param kalshiSocket Kalshi's WebSocket
 * @param kalshiKeyId the trading account's key id
 * @param kalshiPrivateKey the file of its key
 * @param clob the base of Polymarket's CLOB paths
 * @param marketSocket Polymarket's market channel
 * @param userSocket Polymarket's user channel
 * @param gamma the base of Gamma's paths
 * @param polymarketPrivateKey the trading wallet's key, in hex
 * @param espn the base of ESPN's paths
 * @param control the simulator's own address
 */
public record Addresses(
    String kalshiRest,
    String kalshiSocket,
    String kalshiKeyId,
    Path kalshiPrivateKey,
    String clob,
    String marketSocket,
    String userSocket,
    String gamma,
    String polymarketPrivateKey,
    String espn,
    String control) {}
