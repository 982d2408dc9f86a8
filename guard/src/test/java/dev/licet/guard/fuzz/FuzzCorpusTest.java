package dev.licet.guard.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every target of {@code make fuzz} on every input of its corpus, and on some thousand copies with
 * something changed: always the same ones, so that a failure can be repeated.
 */
class FuzzCorpusTest {
  private static final Path CORPUS = Path.of("src", "test", "resources", "fuzz");
  private static final int COPIES = 1_500;
  private static final byte[] STRIKING =
      "{}[]\",:.\\ \t=-_e0\0\uFEFF".getBytes(StandardCharsets.UTF_8);

  private record Target(String name, Consumer<byte[]> run) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Stream<Target> targets() {
    return Stream.of(
        new Target("JsonFuzz", JsonFuzz::fuzzerTestOneInput),
        new Target("TokenFuzz", TokenFuzz::fuzzerTestOneInput),
        new Target("ClaimsFuzz", ClaimsFuzz::fuzzerTestOneInput),
        new Target("KeySetFuzz", KeySetFuzz::fuzzerTestOneInput),
        new Target("CredentialsFuzz", CredentialsFuzz::fuzzerTestOneInput),
        new Target("ProofFuzz", ProofFuzz::fuzzerTestOneInput));
  }

  @ParameterizedTest
  @MethodSource("targets")
  void holdsOnItsCorpusAndOnChangedCopies(Target target) throws IOException {
    List<byte[]> corpus = corpus(target.name);
    assertThat(corpus).hasSizeGreaterThan(3);
    for (byte[] input : corpus) {
      assertTimeoutPreemptively(Duration.ofSeconds(5), () -> target.run.accept(input));
    }
    SplittableRandom random = new SplittableRandom(target.name.hashCode());
    assertTimeoutPreemptively(
        Duration.ofMinutes(2),
        () -> {
          for (int i = 0; i < COPIES; i++) {
            byte[] input = changed(corpus, random);
            accept(target, input);
          }
        });
  }

  private static void accept(Target target, byte[] input) {
    try {
      target.run.accept(input);
    } catch (AssertionError | RuntimeException broken) {
      String shown = new String(input, StandardCharsets.UTF_8);
      throw new AssertionError(target.name + " breaks on " + shown, broken);
    }
  }

  private static List<byte[]> corpus(String target) throws IOException {
    try (Stream<Path> files = Files.list(CORPUS.resolve(target))) {
      return files.sorted().map(FuzzCorpusTest::octets).toList();
    }
  }

  private static byte[] octets(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] changed(List<byte[]> corpus, SplittableRandom random) {
    byte[] copy = corpus.get(random.nextInt(corpus.size())).clone();
    for (int i = random.nextInt(1, 5); i > 0; i--) {
      copy = changedOnce(copy, corpus, random);
    }
    return copy;
  }

  private static byte[] changedOnce(byte[] input, List<byte[]> corpus, SplittableRandom random) {
    int at = random.nextInt(input.length + 1);
    byte[] other = corpus.get(random.nextInt(corpus.size()));
    return switch (random.nextInt(5)) {
      case 0 -> with(input, at, (byte) random.nextInt(256));
      case 1 -> with(input, at, STRIKING[random.nextInt(STRIKING.length)]);
      case 2 -> joined(Arrays.copyOf(input, at), input, Math.min(input.length, at + 1));
      case 3 -> joined(Arrays.copyOf(input, at), other, random.nextInt(other.length + 1));
      default -> joined(Arrays.copyOf(input, at), input, random.nextInt(at + 1));
    };
  }

  private static byte[] with(byte[] input, int at, byte octet) {
    byte[] changed = Arrays.copyOf(input, Math.max(input.length, at + 1));
    changed[at] = octet;
    return changed;
  }

  private static byte[] joined(byte[] start, byte[] end, int from) {
    byte[] joined = Arrays.copyOf(start, start.length + end.length - from);
    System.arraycopy(end, from, joined, start.length, end.length - from);
    return joined;
  }
}
