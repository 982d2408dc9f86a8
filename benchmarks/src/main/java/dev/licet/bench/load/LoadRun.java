package dev.licet.bench.load;

import dev.licet.bench.Facts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;

/**
 * Measures what applications do in the name of people: {@code FACTS KIND SECONDS ROUNDS
 * NAME=TITLE=URL…}, of which the last is the rival.
 */
public final class LoadRun {
  private LoadRun() {}

  /** Measures. */
  public static void main(String[] args)
      throws IOException, InterruptedException, ExecutionException {
    Kind kind = Kind.valueOf(args[1].toUpperCase(Locale.ROOT));
    Duration time = Duration.ofSeconds(Long.parseLong(args[2]));
    List<Side> sides = new ArrayList<>();
    for (String server : List.of(args).subList(4, args.length)) {
      sides.add(Side.of(Server.of(server), kind));
    }
    Rounds rounds = Rounds.run(sides, Integer.parseInt(args[3]), time);
    new Verdicts(kind, rounds, new Facts(Path.of(args[0]))).write();
  }
}
