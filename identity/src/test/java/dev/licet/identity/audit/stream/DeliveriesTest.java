package dev.licet.identity.audit.stream;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.identity.audit.LogEntry;
import dev.licet.identity.outbound.Destinations;
import dev.licet.identity.outbound.Posts;
import dev.licet.identity.outbound.TestWebhook;
import dev.licet.identity.shared.DataFolder;
import dev.licet.identity.shared.Issuer;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("once")
class DeliveriesTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final String SECRET = "the-secret-of-the-stream";
  private static final Destinations LOOPBACK = Destinations.of("127.0.0.0/8, ::1");
  private static final List<LogEntry> ENTRIES = List.of(entry(1, "sapi"), entry(2, "fp"));

  @TempDir static Path folder;
  private static TestWebhook webhook;
  private static Posts posts;

  @BeforeAll
  static void start() throws Exception {
    webhook = TestWebhook.in(folder);
    posts = new Posts(LOOPBACK, webhook.trust());
  }

  @AfterAll
  static void stop() throws IOException {
    posts.destroy();
    webhook.close();
  }

  private static LogEntry entry(long seq, String type) {
    return new LogEntry(seq, NOW, type, "x", "{\"type\":\"" + type + "\",\"description\":\"x\"}");
  }

  private static LogStream stream(Sink sink) {
    return new LogStream("lst_1", "SIEM", LogStream.Status.ACTIVE, sink, List.of(), SECRET, "");
  }

  private static void post(Sink.Format format) throws IOException {
    var sink =
        new Sink.Webhook(
            webhook.url().toString(),
            "application/json",
            format,
            "Bearer of-the-receiver",
            Map.of("X-Index", "main"));
    var clock = Clock.fixed(NOW, ZoneOffset.UTC);
    new WebhookDelivery(posts, clock).send(stream(sink), sink, ENTRIES);
  }

  // @start region="check"
  /** Whether a call comes from the server that shares the secret, and is not an old one. */
  static boolean isGenuine(String header, byte[] body, String secret, Instant now)
      throws Exception {
    var parts = header.split("[=,]");
    if (parts.length != 4 || !parts[0].equals("t") || !parts[2].equals("v1")) {
      return false;
    }
    var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(parts[1])), now).abs();
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(US_ASCII), "HmacSHA256"));
    mac.update((parts[1] + ".").getBytes(US_ASCII));
    var expected = HexFormat.of().formatHex(mac.doFinal(body));
    return age.toMinutes() < 5
        && MessageDigest.isEqual(expected.getBytes(US_ASCII), parts[3].getBytes(US_ASCII));
  }

  // @end

  @Test
  void signWhatAWebhookGets() throws Exception {
    webhook.answerWith(200);
    post(Sink.Format.JSONARRAY);
    var call = webhook.calls().getLast();
    var body = call.body().getBytes(UTF_8);
    var header = call.header("Licet-signature");
    assertThat(isGenuine(header, body, SECRET, NOW)).isTrue();
    assertThat(isGenuine(header, body, SECRET, NOW.plusSeconds(301))).isFalse();
    assertThat(isGenuine(header, body, "another", NOW)).isFalse();
    assertThat(isGenuine(header, "[]".getBytes(UTF_8), SECRET, NOW)).isFalse();
    assertThat(isGenuine("t=1,v1=0", body, SECRET, NOW)).isFalse();
    assertThat(call.header("Authorization")).isEqualTo("Bearer of-the-receiver");
    assertThat(call.header("X-index")).isEqualTo("main");
  }

  @Test
  void giveAWebhookTheFormatThatItWants() throws IOException {
    webhook.answerWith(200);
    post(Sink.Format.JSONARRAY);
    assertThat(webhook.calls().getLast().body())
        .startsWith("[{")
        .contains("\"log_id\":\"" + ENTRIES.getFirst().id() + "\"", "\"data\":{");
    post(Sink.Format.JSONLINES);
    assertThat(webhook.calls().getLast().body().lines()).hasSize(2);
    int before = webhook.calls().size();
    post(Sink.Format.JSONOBJECT);
    assertThat(webhook.calls()).hasSize(before + 2);
  }

  @Test
  void failWhereAWebhookDoesNotSayThatItHasThem() {
    for (int status : List.of(301, 400, 401, 500, 503)) {
      webhook.answerWith(status);
      assertThatThrownBy(() -> post(Sink.Format.JSONARRAY))
          .isInstanceOf(IOException.class)
          .hasMessage("The webhook answered with status " + status);
    }
  }

  @Test
  void appendToAFileThatNobodyElseReads() throws IOException {
    var files = new FileDelivery(DataFolder.at(folder.resolve("data").toString()));
    files.send(new Sink.File("audit.jsonl"), ENTRIES);
    files.send(new Sink.File("audit.jsonl"), ENTRIES);
    var file = folder.resolve("data/logs/audit.jsonl");
    assertThat(Files.readAllLines(file))
        .hasSize(4)
        .first()
        .isEqualTo(
            "{\"log_id\":\"900000000000000000000001\",\"type\":\"sapi\",\"description\":\"x\"}");
    assertThat(Files.getPosixFilePermissions(file)).hasToString("[OWNER_READ, OWNER_WRITE]");
  }

  @Test
  void leaveNoHalfALineInAFileWhoseDiskIsFull() throws IOException {
    var file = Files.writeString(folder.resolve("full.jsonl"), "{}\n");
    var line = ByteBuffer.wrap("{\"type\":\"sapi\"}\n".getBytes(US_ASCII));
    try (var full = new Full(FileChannel.open(file, APPEND))) {
      assertThatThrownBy(() -> FileDelivery.append(full, line)).hasMessage("No space left");
    }
    assertThat(file).hasContent("{}\n");
  }

  /** Takes five bytes, and no more. */
  private record Full(FileChannel channel) implements SeekableByteChannel {
    @Override
    public int write(ByteBuffer bytes) throws IOException {
      if (bytes.position() > 0) {
        throw new IOException("No space left");
      }
      bytes.position(5);
      return channel.write(bytes.slice(0, 5));
    }

    @Override
    public int read(ByteBuffer bytes) throws IOException {
      return channel.read(bytes);
    }

    @Override
    public long position() throws IOException {
      return channel.position();
    }

    @Override
    public SeekableByteChannel position(long position) throws IOException {
      return channel.position(position);
    }

    @Override
    public long size() throws IOException {
      return channel.size();
    }

    @Override
    public SeekableByteChannel truncate(long size) throws IOException {
      return channel.truncate(size);
    }

    @Override
    public boolean isOpen() {
      return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  @Test
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void giveUpASyslogServerThatStopsReading() throws Exception {
    var large = new LogEntry(1, NOW, "sapi", "x", "x".repeat(1_000_000));
    try (var server = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
      var sink = new Sink.Syslog("127.0.0.1", server.getLocalPort(), Sink.Transport.TCP);
      var deadline = Duration.ofMillis(500);
      assertThatThrownBy(() -> syslog().send(sink, Collections.nCopies(50, large), deadline))
          .isInstanceOf(IOException.class)
          .hasMessage("The syslog server took too long to take everything");
    }
  }

  @Test
  void sendSyslogOverTcp() throws Exception {
    try (var server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      var received =
          CompletableFuture.supplyAsync(() -> {
            try (var socket = server.accept()) {
              return new String(socket.getInputStream().readAllBytes(), US_ASCII);
            } catch (IOException e) {
              throw new AssertionError(e);
            }
          });
      syslog()
          .send(new Sink.Syslog("127.0.0.1", server.getLocalPort(), Sink.Transport.TCP), ENTRIES);
      var first =
          "<86>1 2026-11-24T12:00:00.000Z login.example.com licet - sapi - "
              + ENTRIES.getFirst().line();
      assertThat(received.get())
          .startsWith(first.length() + " " + first)
          .contains("<84>1 2026-11-24T12:00:00.000Z login.example.com licet - fp - {");
    }
  }

  @Test
  void sendSyslogOverUdp() throws Exception {
    try (var server = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
      server.setSoTimeout(10_000);
      syslog()
          .send(new Sink.Syslog("127.0.0.1", server.getLocalPort(), Sink.Transport.UDP), ENTRIES);
      var packet = new DatagramPacket(new byte[2_000], 2_000);
      server.receive(packet);
      assertThat(new String(packet.getData(), 0, packet.getLength(), US_ASCII))
          .startsWith("<86>1 2026-11-24T12:00:00.000Z login.example.com licet - sapi - {");
    }
  }

  @Test
  void sendNothingToPrivateAddresses() { // I3
    var strict = new SyslogDelivery(Destinations.of(""), new Issuer("login.example.com"));
    for (var transport : Sink.Transport.values()) {
      assertThatThrownBy(() -> strict.send(new Sink.Syslog("127.0.0.1", 9, transport), ENTRIES))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("LICET_OUTBOUND_NETWORKS");
    }
  }

  private static SyslogDelivery syslog() {
    return new SyslogDelivery(LOOPBACK, new Issuer("login.example.com"));
  }
}
