package dev.licet.valkey;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A real server on this machine, on a free port, that keeps nothing on disk. */
final class ValkeyServer implements AutoCloseable {
  private static final List<String> PROGRAMS = List.of("valkey-server", "redis-server");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final int port;
  private final Path directory;
  private Process process;

  private ValkeyServer(int port, Path directory) {
    this.port = port;
    this.directory = directory;
    this.process = run();
  }

  static ValkeyServer start() {
    try {
      return new ValkeyServer(freePort(), Files.createTempDirectory("valkey"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  String url() {
    return "valkey://127.0.0.1:" + port;
  }

  private Process run() {
    try {
      Process started =
          new ProcessBuilder(program(), "--port", String.valueOf(port), "--bind", "127.0.0.1")
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log().toFile())
              .start();
      awaitReady();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String program() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .flatMap(folder -> PROGRAMS.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Path::toString)
        .orElseThrow(() -> new IllegalStateException("none of " + PROGRAMS + " is installed"));
  }

  private void awaitReady() throws IOException {
    Instant end = Instant.now().plus(PATIENCE);
    while (!Files.readString(log()).contains("Ready to accept connections")) {
      if (Instant.now().isAfter(end)) {
        throw new IllegalStateException("the server is not ready: " + Files.readString(log()));
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  private Path log() {
    return directory.resolve("log");
  }

  void stop() {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  void startAgain() {
    process = run();
  }

  @Override
  public void close() {
    stop();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
