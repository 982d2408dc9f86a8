package dev.licet.bench.load;

import dev.licet.bench.Facts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * Measures how long applications wait for a token while nobody else comes, and while more people
 * sign in than can: {@code FACTS SECONDS ROUNDS NAME=TITLE=URL…}. The applications keep their pace,
 * far below what the server can do; client, secret and audience are in the environment.
 */
public final class FloodRun {
  private static final int APPLICATIONS = 4;
  private static final int PEOPLE = 48;
  private static final Duration PACE = Duration.ofMillis(20);

  private final Server server;
  private final Duration time;
  private final List<Visitor> applications;
  private final List<Visitor> people;
  private final List<Double> alone = new ArrayList<>();
  private final List<Double> flooded = new ArrayList<>();

  private FloodRun(Server server, Duration time) {
    this.server = server;
    this.time = time;
    this.applications =
        IntStream.range(0, APPLICATIONS)
            .<Visitor>mapToObj(_ -> new ClientCredentials(server))
            .toList();
    this.people = IntStream.range(0, PEOPLE).<Visitor>mapToObj(_ -> new Flooding(server)).toList();
  }

  /** Measures. */
  public static void main(String[] args) throws InterruptedException, ExecutionException {
    Duration time = Duration.ofSeconds(Long.parseLong(args[1]));
    List<FloodRun> runs =
        List.of(args).subList(3, args.length).stream()
            .map(server -> new FloodRun(Server.of(server), time))
            .toList();
    for (int round = 0; round < Integer.parseInt(args[2]); round++) {
      List<FloodRun> order = new ArrayList<>(runs);
      Collections.rotate(order, round);
      for (FloodRun run : order) {
        run.round();
      }
    }
    Facts facts = new Facts(Path.of(args[0]));
    runs.forEach(run -> run.write(facts));
  }

  private void round() throws InterruptedException, ExecutionException {
    alone.add(Load.run(applications, time, PACE).p99());
    List<Callable<Load.Result>> both =
        List.of(() -> Load.run(applications, time, PACE), () -> Load.run(people, time));
    try (var executor = Executors.newFixedThreadPool(both.size())) {
      var results = executor.invokeAll(both);
      results.getLast().get();
      flooded.add(results.getFirst().get().p99());
    }
  }

  private void write(Facts facts) {
    String name = (server.name().equals("licet") ? "identity" : server.name()) + ".cc.p99.";
    String what = server.title() + ": client_credentials, 200 a second, 99th percentile, ms";
    facts.add(name + "alone", Rounds.median(alone), what);
    facts.add(
        name + "under.signins",
        Rounds.median(flooded),
        what + ", while " + PEOPLE + " connections sign in without a pause");
  }
}
