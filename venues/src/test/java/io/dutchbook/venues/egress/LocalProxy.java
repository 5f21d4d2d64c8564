package io.dutchbook.venues.egress;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A proxy of this machine, over real sockets. It resolves every name that ends in {@code .test} to
 * this machine, which nobody else does.
 */
final class LocalProxy implements AutoCloseable {
  private final Exit.Kind speaks;
  private final @Nullable String login;
  private final ServerSocket server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final List<String> targets = new CopyOnWriteArrayList<>();
  private final List<Integer> firstBytes = new CopyOnWriteArrayList<>();
  private volatile boolean down;

  /**
   * A proxy that is up.
   *
   * @param login {@code user:password} that it asks for; nothing when it does not
   */
  LocalProxy(Exit.Kind speaks, @Nullable String login) {
    this.speaks = speaks;
    this.login = login;
    try {
      this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /** It, as a way out, for somebody with a login of {@code user:password}. */
  Exit exit(@Nullable String as) {
    String scheme = speaks == Exit.Kind.HTTP ? "http://" : "socks5://";
    String user = as == null ? "" : as + "@";
    return Exit.parse(scheme + user + "127.0.0.1:" + server.getLocalPort(), null);
  }

  /** {@code host:port} of every tunnel it has opened. */
  List<String> targets() {
    return targets;
  }

  /** The first byte of ours in each of them. */
  List<Integer> firstBytes() {
    return firstBytes;
  }

  /** Breaks every connection and takes none any more. */
  void goDown() {
    down = true;
    open.forEach(LocalProxy::hangUp);
  }

  /** Takes connections again. */
  void comeBack() {
    down = false;
  }

  @Override
  public void close() {
    goDown();
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        if (down) {
          client.close();
        } else {
          open.add(client);
          Thread.ofVirtual().start(() -> serve(client));
        }
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try {
      if (speaks == Exit.Kind.HTTP) {
        serveConnect(client);
      } else {
        serveSocks(client);
      }
    } catch (IOException e) {
      hangUp(client);
    }
  }

  private void serveConnect(Socket client) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) read(client.getInputStream()));
    }
    List<String> lines = head.toString().lines().toList();
    if (login != null && !lines.contains("Proxy-Authorization: Basic " + base64(login))) {
      say(client, "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n");
      hangUp(client);
      return;
    }
    String target = lines.getFirst().split(" ", -1)[1];
    Socket venue = dial(target.substring(0, target.lastIndexOf(':')), port(target));
    say(client, "HTTP/1.1 200 Connection established\r\nVia: here\r\n\r\n");
    pump(client, venue, target);
  }

  private static int port(String target) {
    return Integer.parseInt(target.substring(target.lastIndexOf(':') + 1));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private void serveSocks(Socket client) throws IOException {
    InputStream in = client.getInputStream();
    expect(5, in);
    byte[] methods = in.readNBytes(read(in));
    byte wanted = (byte) (login == null ? 0 : 2);
    boolean offered = new String(methods, StandardCharsets.ISO_8859_1).indexOf(wanted) >= 0;
    write(client, 5, offered ? wanted : 0xFF);
    if (offered && login != null && !isLogin(client)) {
      hangUp(client);
      return;
    }
    expect(5, in);
    expect(1, in);
    expect(0, in);
    String host =
        switch (read(in)) {
          case 1 -> InetAddress.getByAddress(in.readNBytes(4)).getHostAddress();
          case 3 -> new String(in.readNBytes(read(in)), StandardCharsets.UTF_8);
          default -> throw new IOException("an address of a kind that is not known here");
        };
    int port = read(in) << 8 | read(in);
    Socket venue = dial(host, port);
    write(client, 5, 0, 0, 1, 0, 0, 0, 0, 0, 0);
    pump(client, venue, host + ":" + port);
  }

  private boolean isLogin(Socket client) throws IOException {
    InputStream in = client.getInputStream();
    expect(1, in);
    String user = new String(in.readNBytes(read(in)), StandardCharsets.UTF_8);
    String password = new String(in.readNBytes(read(in)), StandardCharsets.UTF_8);
    boolean right = (user + ":" + password).equals(login);
    write(client, 1, right ? 0 : 1);
    return right;
  }

  private Socket dial(String host, int port) throws IOException {
    Socket venue =
        new Socket(
            host.endsWith(".test") ? InetAddress.getLoopbackAddress() : InetAddress.getByName(host),
            port);
    open.add(venue);
    return venue;
  }

  private void pump(Socket client, Socket venue, String target) throws IOException {
    targets.add(target);
    Thread.ofVirtual().start(() -> copy(venue, client));
    int first = client.getInputStream().read();
    if (first >= 0) {
      firstBytes.add(first);
      venue.getOutputStream().write(first);
      copy(client, venue);
    }
    hangUp(venue);
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // Either side has hung up, and so do we.
    }
    hangUp(from);
    hangUp(to);
  }

  private static void hangUp(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void say(Socket client, String text) throws IOException {
    client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static void write(Socket client, int... bytes) throws IOException {
    OutputStream out = client.getOutputStream();
    for (int each : bytes) {
      out.write(each);
    }
  }

  private static void expect(int wanted, InputStream in) throws IOException {
    int found = read(in);
    if (found != wanted) {
      throw new IOException("expected " + wanted + ", not " + found);
    }
  }

  private static int read(InputStream in) throws IOException {
    int found = in.read();
    if (found < 0) {
      throw new EOFException("hung up");
    }
    return found;
  }
}
