package io.dutchbook.venues.http;

import io.dutchbook.venues.egress.EgressView;
import io.dutchbook.venues.gate.GateView;

/**
 * How a host is reached at this moment.
 *
 * @param gate its rate budgets and breakers
 * @param egress the ways out
 */
public record AccessView(GateView gate, EgressView egress) {}
