package dev.licet.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** A process under test: what it prints is kept, and it never outlives its test. */
final class Program implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  /**
   * Who runs these tests in the background has SIGINT ignored for all that descends from it; where
   * the system can, it is heeded again.
   */
  private static final List<String> HEEDING_CTRL_C =
      Files.isDirectory(Path.of("/proc")) ? List.of("env", "--default-signal=INT") : List.of();

  private final Process process;
  private final Lines out;
  private final Lines err;

  private Program(Process process) {
    this.process = process;
    this.out = new Lines(process.getInputStream());
    this.err = new Lines(process.getErrorStream());
  }

  /** Starts a program with nothing in its environment but the usual and what is given. */
  static Program start(Path directory, Map<String, String> environment, String... command) {
    List<String> all = new ArrayList<>(HEEDING_CTRL_C);
    all.addAll(List.of(command));
    ProcessBuilder builder = new ProcessBuilder(all).directory(directory.toFile());
    builder.environment().keySet().removeIf(Program::ofTheOuterRun);
    builder.environment().putAll(environment);
    try {
      return new Program(builder.start());
    } catch (IOException cannotStart) {
      throw new UncheckedIOException(cannotStart);
    }
  }

  /**
   * Starts a runnable jar as its user does, on the JDK of this test; but it soon ends, so what
   * compiles and clears up best would cost more than it brings.
   */
  static Program jar(Path jar, Path directory, Map<String, String> environment, String... args) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                jar.toString()));
    command.addAll(List.of(args));
    return start(directory, environment, command.toArray(String[]::new));
  }

  /** The first line of standard output that fits, waited for. */
  String awaitLine(Predicate<String> wanted) {
    return out.await(wanted, process)
        .orElseThrow(() -> new AssertionError("the line never came; " + everything()));
  }

  /** The same of standard error. */
  String awaitError(Predicate<String> wanted) {
    return err.await(wanted, process)
        .orElseThrow(() -> new AssertionError("the line never came; " + everything()));
  }

  /** Waits for the end. */
  Program awaitEnd() {
    try {
      boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      assertThat(ended).as(() -> "ends by itself; " + everything()).isTrue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
    out.awaitEnd();
    err.awaitEnd();
    return this;
  }

  /** Sends a signal, by its name without SIG. */
  void signal(String name) {
    signal(name, Long.toString(pid()));
  }

  /** Sends a signal to the process of this id, or with a minus before it to that group. */
  static void signal(String name, String pid) {
    try (Program kill = start(Path.of("/"), Map.of(), "kill", "-s", name, "--", pid)) {
      assertThat(kill.exitCode()).as(kill::everything).isZero();
    }
  }

  long pid() {
    return process.pid();
  }

  String commandLine() {
    return process.info().commandLine().orElse("");
  }

  boolean isAlive() {
    return process.isAlive();
  }

  int exitCode() {
    return awaitEnd().process.exitValue();
  }

  String out() {
    return out.text();
  }

  String err() {
    return err.text();
  }

  String everything() {
    return "standard output:\n" + out() + "standard error:\n" + err();
  }

  /** Everything that descends from this process and still runs. */
  List<ProcessHandle> descendants() {
    return process.descendants().toList();
  }

  @Override
  public void close() {
    List<ProcessHandle> all = descendants();
    process.destroyForcibly();
    all.forEach(ProcessHandle::destroyForcibly);
    try {
      process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (java.util.concurrent.ExecutionException | TimeoutException stuck) {
      throw new AssertionError(stuck);
    }
  }

  private static boolean ofTheOuterRun(String variable) {
    return variable.startsWith("LICET_")
        || variable.startsWith("MAKE")
        || variable.startsWith("MAVEN_")
        || List.of("MFLAGS", "PORT", "AUTH0_DOMAIN", "API_IDENTIFIER", "ALGORITHMS")
            .contains(variable);
  }

  /** The lines of a stream, collected by a thread of their own. */
  private static final class Lines {
    private final List<String> lines = new ArrayList<>();
    private final Thread reader;

    Lines(InputStream stream) {
      // Not a virtual one: reading a pipe would keep its carrier, and there are few of those.
      reader = Thread.ofPlatform().daemon().start(() -> collect(stream));
    }

    synchronized String text() {
      return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    java.util.Optional<String> await(Predicate<String> wanted, Process process) {
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (System.nanoTime() < deadline) {
        boolean last = !reader.isAlive();
        java.util.Optional<String> found = find(wanted);
        if (found.isPresent() || last) {
          return found;
        }
        pause();
      }
      return java.util.Optional.empty();
    }

    void awaitEnd() {
      try {
        reader.join(Duration.ofSeconds(5));
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }

    private synchronized java.util.Optional<String> find(Predicate<String> wanted) {
      return lines.stream().filter(wanted).findFirst();
    }

    private synchronized void pause() {
      try {
        wait(200);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }

    private synchronized void add(String line) {
      lines.add(line);
      notifyAll();
    }

    private void collect(InputStream stream) {
      try (BufferedReader text = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
        for (String line = text.readLine(); line != null; line = text.readLine()) {
          add(line);
        }
      } catch (IOException closed) {
        add("(" + closed.getMessage() + ")");
      }
    }
  }
}
