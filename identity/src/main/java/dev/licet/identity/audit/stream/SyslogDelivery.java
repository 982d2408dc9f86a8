package dev.licet.identity.audit.stream;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.licet.identity.audit.LogEntry;
import dev.licet.identity.audit.entry.Drafts;
import dev.licet.identity.audit.entry.LogType;
import dev.licet.identity.audit.stream.Sink.Syslog;
import dev.licet.identity.outbound.Destinations;
import dev.licet.identity.shared.Issuer;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Sends entries to a syslog server. Small enough to be our own: what writes syslog for Java is a
 * logging framework, and none of them tells whether a message went out.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5424#section-6">RFC 5424, 6</a>
 */
@Component
class SyslogDelivery implements DisposableBean {
  private static final Logger LOG = LoggerFactory.getLogger(SyslogDelivery.class);
  private static final int TIMEOUT_MS = 10_000;

  /** For all of a batch: a server that stops reading would be written to for ever. */
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  /** Facility 10 (security), severity 4 (warning) or 6 (informational). */
  private static final int WARNING = 10 * 8 + 4;

  private static final int INFORMATIONAL = 10 * 8 + 6;

  /** What fits into one datagram; what is longer is cut, as RFC 5426 leaves no other way. */
  private static final int LARGEST_DATAGRAM = 60_000;

  private final Destinations destinations;
  private final Issuer issuer;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("syslog-deadlines").factory());

  SyslogDelivery(Destinations destinations, Issuer issuer) {
    this.destinations = destinations;
    this.issuer = issuer;
  }

  void send(Syslog sink, List<LogEntry> entries) throws IOException {
    send(sink, entries, DEADLINE);
  }

  void send(Syslog sink, List<LogEntry> entries, Duration deadline) throws IOException {
    var address = destinations.resolve(sink.host())[0];
    if (sink.transport() == Sink.Transport.UDP) {
      sendDatagrams(address, sink.port(), entries);
    } else {
      sendStream(address, sink, entries, deadline);
    }
  }

  private void sendDatagrams(InetAddress address, int port, List<LogEntry> entries)
      throws IOException {
    try (var socket = new DatagramSocket()) {
      for (var entry : entries) {
        var bytes = message(entry).getBytes(US_ASCII);
        int length = Math.min(bytes.length, LARGEST_DATAGRAM);
        socket.send(new DatagramPacket(bytes, length, address, port));
      }
    }
  }

  private void sendStream(
      InetAddress address, Syslog sink, List<LogEntry> entries, Duration deadline)
      throws IOException {
    try (var plain = new Socket()) {
      var late = timer.schedule(() -> close(plain), deadline.toMillis(), TimeUnit.MILLISECONDS);
      try {
        write(plain, address, sink, entries);
      } catch (IOException e) {
        throw late.isDone()
            ? new IOException("The syslog server took too long to take everything", e)
            : e;
      } finally {
        late.cancel(false);
      }
    }
  }

  /** Each message after its length (RFC 6587, 3.4.1). */
  private void write(Socket plain, InetAddress address, Syslog sink, List<LogEntry> entries)
      throws IOException {
    plain.connect(new InetSocketAddress(address, sink.port()), TIMEOUT_MS);
    plain.setSoTimeout(TIMEOUT_MS);
    try (var socket = sink.transport() == Sink.Transport.TLS ? tls(plain, sink) : plain) {
      for (var entry : entries) {
        var bytes = message(entry).getBytes(US_ASCII);
        socket.getOutputStream().write((bytes.length + " ").getBytes(US_ASCII));
        socket.getOutputStream().write(bytes);
      }
      socket.getOutputStream().flush();
    }
  }

  /** Whoever is writing to it is told so. */
  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.debug("A connection to a syslog server broke while it was closed", e);
    }
  }

  private static Socket tls(Socket plain, Syslog sink) throws IOException {
    var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    var socket = (SSLSocket) factory.createSocket(plain, sink.host(), sink.port(), true);
    var parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private String message(LogEntry entry) {
    int priority = LogType.of(entry.type()).isFailure() ? WARNING : INFORMATIONAL;
    return "<%d>1 %s %s licet - %s - %s"
        .formatted(
            priority, Drafts.TIME.format(entry.date()), issuer.host(), entry.type(), entry.line());
  }

  @Override
  public void destroy() {
    timer.shutdownNow();
  }
}
