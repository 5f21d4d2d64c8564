package io.dutchbook.venues.kalshi;

import java.net.URI;
import java.util.function.LongSupplier;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.ws.WebSocketRequest;

/**
 * Signs the opening of WebSockets.
 *
 * @param address where to
 * @param signer with what
 * @param venueTime the venue's time, epoch milliseconds
 */
record Handshake(URI address, KalshiSigner signer, LongSupplier venueTime) {
  /** A request that is good for the next seconds. */
  WebSocketRequest request() {
    WebSocketRequest request = WebSocketRequest.create(address.toString());
    for (HttpHeader header : signer.headers(venueTime.getAsLong(), "GET", address.getRawPath())) {
      request = request.addHeader(header);
    }
    return request;
  }
}
